import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { certificate } from '../../src/commands/certificate.ts';
import { type EventDetails, newEvent } from '../../src/journal/events.ts';
import { homes, jsonl, plant } from '../journal/fixtures/help.ts';

const newHome = homes();
const course = join(import.meta.dirname, 'fixtures', 'course');
let home = '';
let out = '';
let err = '';

beforeEach(() => {
  home = newHome();
  [out, err] = ['', ''];
  vi.stubEnv('SPY_SCHOOL_HOME', home);
  vi.stubEnv('LC_ALL', 'C.UTF-8');
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += String(text);
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    err += String(text);
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

const solved = (step: string): EventDetails => ({ type: 'solved', step, how: 'solved' });
function lived(...told: readonly (readonly [string, EventDetails])[]): void {
  const at = new Date('2026-11-22T12:00:00Z');
  plant(home, jsonl(told.map(([chapter, details]) => newEvent(chapter, details, at))));
}
const HALF = [
  ['parrots', solved('listen')],
  ['parrots', { type: 'solved', step: 'name-it', how: 'skipped' }],
  ['parrots', { type: 'chapter-finished' }],
] as const;
const ALL = [
  ...HALF,
  [
    'parrots',
    {
      type: 'command-judged',
      step: 'name-it',
      command: 'strace ./parrot',
      line: 'write(1)',
      verdict: 'passed',
      reason: 'yes',
    },
  ],
  ['parrots', solved('name-it')],
  ['owls', solved('hoot')],
] as const;

describe('spy-school certificate', () => {
  test('says kindly what is open still', async () => {
    lived(...HALF);
    expect(await certificate({ course, out: join(home, 'x.svg') })).toBe(1);
    expect(out).toBe('');
    expect(err).toMatchInlineSnapshot(`
      "Your certificate is waiting; this is still open:

        The Parrots: 1 step of 2 to do: Name it (skipped).
        Owls: not begun, 1 step.

      Run spy-school to go on. Hints cost nothing, and skipped steps can be done at any time.
      "
    `);
    expect(readdirSync(home)).toEqual(['journal.jsonl']);
  });

  test('says so before the first case, too, and in JSON', async () => {
    expect(await certificate({ course })).toBe(1);
    expect(err).toContain('not begun');
    expect(await certificate({ course, json: true })).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      graduated: false,
      chapters: [{ id: 'parrots', done: 0, total: 2, open: [{ id: 'listen' }, {}] }, {}],
    });
  });

  test('draws it, with a name made safe', async () => {
    lived(...ALL);
    expect(await certificate({ course, name: '\x1b[31mAda\u202e\n Lovelace' })).toBe(0);
    expect(out).toContain('~ Ada Lovelace ~');
    expect(out).toContain('1 of 1  tasks solved unaided');
    expect(out).toMatch(/2\d November 2026/);
    expect(out).not.toContain('\x1b');
    const lines = out.trimEnd().split('\n');
    expect(lines.length).toBeLessThanOrEqual(22);
    expect(lines[0]).toMatch(/^╔═+╗$/);
  });

  test('draws in ASCII where the terminal knows no other signs', async () => {
    vi.stubEnv('LC_ALL', 'C');
    lived(...ALL);
    expect(await certificate({ course, name: 'Zoë' })).toBe(0);
    expect(out).toMatch(/^[\x20-\x7e\n]*$/);
    expect(out).toContain('~ Zoe ~');
  });

  test('speaks JSON', async () => {
    lived(...ALL);
    expect(await certificate({ course, json: true, name: 'Ada' })).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      graduated: true,
      at: '2026-11-22T12:00:00.000Z',
      name: 'Ada',
      cases: [{ title: 'The Parrots' }, { title: 'Owls' }],
      ...{ tasks: 1, unaided: 1, evidence: 1, predictions: 0, hints: 0 },
      tools: ['strace'],
    });
  });

  test('goes to a file, and over an existing one only by force', async () => {
    lived(...ALL);
    const file = join(home, 'me.svg');
    writeFileSync(file, 'mine');
    await expect(certificate({ course, out: file })).rejects.toMatchObject({
      code: 'usage',
      exitCode: 2,
      remedy: expect.stringContaining('--force'),
    });
    expect(readFileSync(file, 'utf8')).toBe('mine');
    expect(await certificate({ course, out: file, force: true, name: '<Ada>' })).toBe(0);
    expect(out).toContain(file);
    expect(readFileSync(file, 'utf8')).toContain('&lt;Ada&gt;');
    out = '';
    await certificate({ course, out: '-', name: '<Ada>' });
    expect(out).toBe(readFileSync(file, 'utf8'));
    out = '';
    await certificate({ course, out: file, force: true, json: true });
    expect(JSON.parse(out)).toMatchObject({ graduated: true, file });
  });
});
