import { describe, expect, it } from 'vitest';
import type { Hand } from '../../../src/zine/layout/atoms.ts';
import { cutToFit } from '../../../src/zine/layout/cut.ts';
import { type Line, wrapEvenly, wrapKindly, wrapText } from '../../../src/zine/layout/wrap.ts';
import { code, fonts, plain, words } from './pages.ts';

const hand: Hand = { size: 12, ink: 'ink', plain: 'hand', bold: 'hand-bold' };
const said = (lines: readonly Line[]): string[] =>
  lines.map((line) => line.runs.map((run) => run.text).join(''));

describe('wrapping text', () => {
  it('fills lines as far as they go and loses no word', () => {
    const lines = wrapText([plain(words(40))], 150, hand, fonts);
    expect(said(lines).join(' ')).toBe(words(40));
    for (const [index, line] of lines.entries()) {
      expect(line.width).toBeLessThanOrEqual(150);
      if (index < lines.length - 1)
        expect(line.width + fonts.width(' word', 'hand', 12)).toBeGreaterThan(150);
    }
  });

  it('makes one run of neighbours in one face, with the spaces that belong to it', () => {
    const text = [
      plain('read '),
      code('strace -f'),
      plain(', and '),
      { ...plain('run'), style: 'bold' as const },
    ];
    const [line] = wrapText(text, 400, hand, fonts);
    expect(line?.runs.map((run) => [run.text, run.face])).toEqual([
      ['read ', 'hand'],
      ['strace -f', 'mono'],
      [', and ', 'hand'],
      ['run', 'hand-bold'],
    ]);
  });

  it('keeps a comma with the code before it, and a flag with its value', () => {
    // The comma alone does not fit.
    const flag = fonts.width('-s 200', 'mono', 12 * 0.92);
    const width = fonts.width('and then ', 'hand', 12) + flag + 1;
    const lines = wrapText(
      [plain('and then '), code('-s 200'), plain(', too')],
      width,
      hand,
      fonts,
    );
    expect(said(lines)).toEqual(['and then', '-s 200, too']);
  });

  it('leaves no word alone in the last line where a narrower text has company for it', () => {
    const text = [plain(`${words(12)} end`)];
    const width = fonts.width(words(6), 'hand', 12) + 3;
    const last = (lines: readonly Line[]) => said(lines).at(-1);
    const greedy = wrapText(text, width, hand, fonts);
    const kind = wrapKindly(text, width, hand, fonts);
    expect(last(greedy)).toBe('end');
    expect(last(kind)).toMatch(/^word .*end$/);
    expect(kind.length).toBe(greedy.length);
  });

  it('sets a heading in lines of like length', () => {
    const width = fonts.width(words(5), 'hand', 12) + 3;
    expect(said(wrapText([plain(words(6))], width, hand, fonts))).toEqual([words(5), 'word']);
    expect(said(wrapEvenly([plain(words(6))], width, hand, fonts))).toEqual([words(3), words(3)]);
    expect(said(wrapEvenly([plain(words(5))], width, hand, fonts))).toEqual([words(5)]);
  });

  it('breaks where the author did', () => {
    expect(said(wrapText([plain('a'), { kind: 'break' }, plain('b')], 99, hand, fonts))).toEqual([
      'a',
      'b',
    ]);
  });

  it('breaks a long path after a slash, a word without a better place anywhere', () => {
    const path = '/usr/share/locale/en_GB/LC_MESSAGES/coreutils.mo';
    const lines = said(wrapText([code(path)], 170, hand, fonts));
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.join('')).toBe(path);
    expect(lines[0]).toMatch(/\/$/);
    const long = said(wrapText([plain('w'.repeat(60))], 100, hand, fonts));
    expect(long.length).toBeGreaterThan(2);
    expect(long.join('')).toBe('w'.repeat(60));
  });

  it('cuts even into a room of less than one letter', () => {
    expect(cutToFit('abc', 0.5, 0.5, (text) => text.length)).toEqual(['a', 'b', 'c']);
    expect(cutToFit('abc', 2, 0.5, (text) => text.length)).toEqual(['', 'ab', 'c']);
  });
});
