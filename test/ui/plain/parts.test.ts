import { describe, expect, it, test } from 'vitest';
import { loadCourse } from '../../../src/course/load.ts';
import type { CommandObservation } from '../../../src/evidence/observation.ts';
import { linesWith, numbered } from '../../../src/ui/plain/citable.ts';
import { goalOf, homeEntries } from '../../../src/ui/plain/home.ts';
import { LineInput } from '../../../src/ui/plain/line-input.ts';
import { Modes } from '../../../src/ui/plain/modes.ts';
import { spoken } from '../../../src/ui/plain/speech.ts';
import { whyPlain } from '../../../src/ui/plain/wanted.ts';
import { readRequest, shellWords } from '../../../src/ui/plain/words.ts';

describe('line by line', () => {
  const here = { asked: false, env: { TERM: 'xterm' }, columns: 80, rows: 24 };
  it.each([
    [{}, undefined],
    [{ asked: true }, ''],
    [{ env: { TERM: 'dumb' } }, /TERM=dumb/],
    [{ env: { INK_SCREEN_READER: 'true' } }, /INK_SCREEN_READER is set/],
    [{ env: { SPY_SCHOOL_SCREEN_READER: '1' } }, /SPY_SCHOOL_SCREEN_READER is set/],
    [{ env: { SPY_SCHOOL_SCREEN_READER: '0' } }, undefined],
    [{ columns: 59 }, /small \(59 columns, 24 rows\)/],
    [{ rows: 17 }, /small/],
    [{ columns: 60, rows: 18 }, undefined],
    [{ columns: 0, rows: 0 }, undefined],
  ])('with %j: %s', (change, why) => {
    const said = whyPlain({ ...here, ...change });
    if (why instanceof RegExp) expect(said).toMatch(why);
    else expect(said).toBe(why);
  });
});

describe('what is written', () => {
  const everything =
    '# Head\n\n- one\n  - two\n\n> quote\n\n```sh\nls\n```\n\n|a|b|\n|-|-|\n|c|d|\n\n---\n';

  test('is words and indentation: nothing is drawn', () => {
    const text = spoken(everything, { columns: 80, unicode: true, colour: false });
    expect(text).not.toMatch(/[│▎─┼•◦|]/);
    expect(text.split('\n').map((line) => line.trim())).toEqual(
      expect.arrayContaining(['Head', '- one', '- two', 'quote', 'ls', 'a  b', 'c  d']),
    );
  });

  test('with colour only bold is added, and nothing ever moves the cursor', () => {
    const pen = { columns: 80, unicode: true };
    const bold = spoken(everything, { ...pen, colour: true });
    expect(bold).toContain('\x1b[1mHead\x1b[0m');
    expect(bold.replace(/\x1b\[[01]m/g, '')).toBe(spoken(everything, { ...pen, colour: false }));
    expect(bold.replace(/\x1b\[[01]m/g, '')).not.toMatch(/[\x00-\x09\x0b-\x1f]/);
  });

  test('without UTF-8 it is ASCII', () => {
    const text = spoken('“Kraa” … ✓ é', { columns: 80, unicode: false, colour: false });
    expect(text).toMatch(/^[\x20-\x7e]+\n$/);
  });

  it.each([21, 40, 60, 200])('the whole course fits into %d columns', async (columns) => {
    for (const { intro, steps } of await loadCourse())
      for (const text of [intro, ...steps.map(({ prose }) => prose)])
        for (const line of spoken(text, { columns, unicode: false, colour: false }).split('\n'))
          expect(line.length).toBeLessThan(columns);
  });
});

describe('modes that programs leave behind', () => {
  const after = (...chunks: string[]) => {
    const modes = new Modes();
    for (const chunk of chunks) modes.take(Buffer.from(chunk));
    return modes.undoing();
  };
  it.each([
    [[''], ''],
    [['\x1b[?2004h~ $ '], '\x1b[?2004l'],
    [['\x1b[?2004h~ $ \x1b[?2004l'], ''],
    [['\x1b[?1049h', 'text', '\x1b[?25l'], '\x1b[?1049l\x1b[?25h'],
    [['\x1b[?10', '49', 'h'], '\x1b[?1049l'],
    [['\x1b', '[?1;7l', 'x'], '\x1b[?7h'],
    [['a\x1b[31mred', '\x1b[0m'], ''],
  ])('%j is undone by %j', (chunks, undoing) => {
    expect(after(...chunks)).toBe(undoing);
  });
});

describe('a typed line', () => {
  const type = (...keys: string[]) => {
    const input = new LineInput();
    return keys.map((key) => input.take(Buffer.from(key, 'latin1'))).at(-1);
  };
  it.each([
    [['12\r'], '12'],
    [['1', '\x7f', '2\r'], '2'],
    [['wrong\x15', '3\r'], '3'],
    [['\xc3', '\xa9\r'], 'é'],
    [['\xc3\xa9\x7f4\r'], '4'],
    [['\x1b\r'], ''],
    [['\x03'], null],
    [['\x04'], null],
    [['a\x04'], undefined],
  ])('%j is %j', (keys, line) => {
    expect(type(...keys)?.line).toBe(line);
  });

  it('gives back what was typed ahead', () => {
    expect(type('1\rls\r')?.rest?.toString()).toBe('ls\r');
  });
});

describe('words to the guide', () => {
  it.each([
    ['hint', { word: 'hint', rest: '' }],
    ['answer  ~/.bashrc ', { word: 'answer', rest: '~/.bashrc' }],
    ['answer', { word: 'answer', rest: '' }],
    ['3', { word: 'number', rest: '3' }],
    ['1 3', { word: 'number', rest: '1 3' }],
    ['hinter', undefined],
  ])('%j', (text, request) => {
    expect(readRequest(text)).toEqual(request);
  });

  test('none hides a builtin that commands need', () => {
    const builtins = 'read test echo cd jobs kill wait exit history type set time exec trap'.split(
      ' ',
    );
    const words = [...shellWords(true), ...shellWords(true, 'fr')].map(({ word }) => word);
    expect(words.filter((word) => builtins.includes(word))).toEqual([]);
  });
});

describe('lines to cite', () => {
  const command = (text: string, output: string): CommandObservation => ({
    kind: 'command',
    id: text,
    shell: 1,
    text,
    cwd: '/',
    exit: 0,
    running: false,
    output,
    truncated: false,
    files: [],
    order: 1,
    earlier: false,
  });

  test('hold the word, whatever its capitals; commands themselves are no lines', () => {
    const { lines, more } = linesWith([command('cat Open', 'open(1)\nclose\nOPEN(2)\n')], 'open');
    expect(lines.map(({ text }) => text)).toEqual(['open(1)', 'OPEN(2)']);
    expect(more).toBe(0);
    expect(numbered(lines)).toContain('2. OPEN(2)');
  });

  test('are the newest twenty', () => {
    const output = Array.from({ length: 30 }, (_, at) => `line ${at + 1}`).join('\n');
    const { lines, more } = linesWith([command('seq', output)], '');
    expect([lines.length, lines.at(-1)?.text, more]).toEqual([20, 'line 30', 10]);
  });
});

describe('the list of chapters', () => {
  test('is numbered, each with where it stands and what it is about, and has a way out', async () => {
    const chapters = await loadCourse();
    const { entries, words } = homeEntries(chapters, [], new Map());
    expect(words).toContain('1. Wizard School, about 10 min. ');
    expect(words).not.toMatch(/[█░✓]/);
    expect(goalOf(' 1 ', entries)).toEqual({ to: 'chapter', chapter: chapters[0] });
    expect(goalOf('q', entries)).toEqual({ to: 'quit' });
    expect(goalOf('99', entries)).toBeUndefined();
    expect(goalOf('', entries)).toBeUndefined();
  });
});
