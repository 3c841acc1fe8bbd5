import { expect, test, vi } from 'vitest';
import { isYes } from '../../src/commands/ask.ts';
import { execLine, refuseMisplaced, runLine } from '../../src/commands/container-lines.ts';

vi.mock('../../src/words/words.ts', async (real) => ({
  ...(await real<typeof import('../../src/words/words.ts')>()),
  language: 'fr',
}));

test('a yes is a yes in French, too', () => {
  expect(['o', 'Oui', ' y ', 'yes'].filter(isYes)).toHaveLength(4);
  expect(['', 'n', 'non', 'ou', 'ouioui', undefined].filter(isYes)).toEqual([]);
});

test('the school in the container speaks the language of the one that opens it', () => {
  const wanted = {
    engine: 'docker' as const,
    image: 'i',
    args: ['chapters'],
    env: {},
    terminal: false,
  };
  const lines = [runLine(wanted), execLine(wanted)];
  for (const line of lines) expect(line.join(' ')).toContain(' --env SPY_SCHOOL_LANG=fr ');
  const english = runLine({ ...wanted, language: 'en' });
  expect(english.join(' ')).not.toContain('SPY_SCHOOL_LANG');
});

test('a file that would be gone with the container is refused behind --lang as well', () => {
  expect(() => refuseMisplaced(['--lang', 'fr', 'take', 'x'])).toThrow(/take/);
  expect(() => refuseMisplaced(['--lang', 'fr', 'notebook'])).not.toThrow();
});
