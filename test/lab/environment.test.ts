import { afterEach, describe, expect, test, vi } from 'vitest';
import { labEnvironment } from '../../src/lab/environment.ts';
import { openShell, type, withLab } from './help.ts';

const LOCALE = ['LANG', 'LANGUAGE', 'LC_ALL', 'LC_CTYPE', 'LC_MESSAGES', 'LC_COLLATE', 'LC_TIME'];

/** What a lab's programs are told about language and letters. */
function localeFor(own: NodeJS.ProcessEnv): Record<string, string> {
  const env = labEnvironment({ id: 'cafe', home: '/home/spy' }, own);
  return Object.fromEntries(Object.entries(env).filter(([name]) => LOCALE.includes(name)));
}

const UTF8 = { LANG: 'C.UTF-8' };
const ASCII = { LC_ALL: 'C' };

describe('the language of a lab', () => {
  test.each([
    ['nothing', {}, UTF8],
    ['empty variables', { LANG: '', LC_ALL: '', LC_CTYPE: '' }, UTF8],
    ['LANGUAGE alone', { LANGUAGE: 'fr' }, UTF8],
    ['English', { LANG: 'en_US.UTF-8' }, UTF8],
    ['French', { LANG: 'fr_FR.UTF-8', LANGUAGE: 'fr:en' }, UTF8],
    ['all French', { LANG: 'C', LC_ALL: 'fr_FR.UTF-8' }, UTF8],
    ['French words', { LANG: 'C.UTF-8', LC_MESSAGES: 'fr_FR.UTF-8' }, UTF8],
    ['French words, unlike LANG', { LANG: 'en_GB.utf8', LANGUAGE: 'fr' }, UTF8],
    ['French letters', { LANG: 'C', LC_CTYPE: 'fr_FR.UTF-8' }, UTF8],
    ['letters as macOS names them', { LC_CTYPE: 'UTF-8' }, UTF8],
    ['ASCII', { LANG: 'C' }, ASCII],
    ['ASCII, before all else', { LANG: 'fr_FR.UTF-8', LC_ALL: 'C', LANGUAGE: 'fr' }, ASCII],
    ['ASCII by its other name', { LANG: 'POSIX', LC_MESSAGES: 'fr_FR.UTF-8' }, ASCII],
    [
      'letters of yesterday',
      { LANG: 'fr_FR.ISO-8859-1' },
      { LANG: 'C', LC_CTYPE: 'fr_FR.ISO-8859-1' },
    ],
    [
      'letters without a name',
      { LC_ALL: 'fr_FR@euro', LANGUAGE: 'fr' },
      { LANG: 'C', LC_CTYPE: 'fr_FR@euro' },
    ],
  ])('with %s set', (_, own, expected) => {
    expect(localeFor(own)).toEqual(expected);
  });
});

describe('in a lab', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  test.each([
    ['auto', { LC_ALL: 'fr_FR.UTF-8', LC_MESSAGES: 'fr_FR.UTF-8', LANGUAGE: 'fr' }],
    ['off', { LC_ALL: 'fr_FR.UTF-8', LC_MESSAGES: 'fr_FR.UTF-8', LANGUAGE: 'fr' }],
    // Where no French locale is installed, this is what makes tools speak French.
    ['auto', { LC_ALL: '', LANG: 'C.UTF-8', LANGUAGE: 'fr' }],
  ] as const)('(%s) tools speak English, in UTF-8, also with %o', async (sandbox, own) => {
    for (const [name, value] of Object.entries(own)) vi.stubEnv(name, value);
    await withLab({ sandbox }, async (lab) => {
      const shell = await openShell(lab);
      for (const line of ['ls nowhere', 'cat nowhere', 'cd nowhere'])
        expect((await type(shell, line)).output).toContain('No such file or directory');
      const sorted = await type(shell, "printf '%s\\n' b A a B | sort | tr -d '\\n'");
      expect(sorted.output).toBe('ABab');
      expect((await type(shell, 'touch é; ls; locale charmap')).output).toBe('é\nUTF-8\n');
      expect((await type(shell, 'env | grep -i "=fr"')).output).toBe('');
      expect((await lab.run('ls nowhere')).stderr).toContain('No such file or directory');
    });
  });
});
