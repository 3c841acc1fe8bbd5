import { describe, expect, test } from 'vitest';
import { plainText } from '../../../src/markdown/style.ts';
import { cells } from '../../../src/markdown/width.ts';
import { showsDots } from '../../../src/ui/terminal/capabilities.ts';
import { headLine, leafLines, lieOf } from '../../../src/ui/zine/lines.ts';
import { ZineReader } from '../../../src/ui/zine/reader.ts';
import { loadZine } from '../../../src/zine/load.ts';
import { page, zineFolder } from '../../zine/fixture.ts';

const CAN = { unicode: true, hyperlinks: false };
const { root, remove } = await zineFolder();
const zine = await loadZine(root).finally(remove);

function reader(pages: number, at: number, spread: boolean): ZineReader {
  const made = new ZineReader(pages, { at }, () => {});
  made.spread = spread;
  return made;
}

describe('a reader of the zine', () => {
  test('sees one page, or two as they lie in an open zine', () => {
    expect([0, 1, 2, 3].map((at) => reader(4, at, false).shown)).toEqual([[0], [1], [2], [3]]);
    expect([0, 1, 2, 3].map((at) => reader(4, at, true).shown)).toEqual([[0], [1, 2], [1, 2], [3]]);
  });

  test('turns leaf by leaf, there and back, and stays within', () => {
    const open = reader(8, 0, true);
    const seen = [open.shown];
    for (let turn = 0; turn < 5; turn++) {
      open.next();
      seen.push(open.shown);
    }
    expect(seen).toEqual([[0], [1, 2], [3, 4], [5, 6], [7], [7]]);
    expect(open.word).toBe('That was the last page.');
    for (let turn = 0; turn < 6; turn++) open.previous();
    expect(open.shown).toEqual([0]);
  });

  test('goes to the page whose number is typed, if there is one', () => {
    const open = reader(16, 3, false);
    for (const digit of '012') open.type(digit);
    expect(open.typed).toBe('12');
    open.goToTyped();
    expect([open.at, open.typed, open.word]).toEqual([11, '', '']);
    for (const wrong of ['0', '17']) {
      for (const digit of wrong) open.type(digit);
      open.goToTyped();
      expect([open.at, open.word]).toEqual([11, `There is no page ${wrong}; they go to 16.`]);
    }
  });

  test('reads a long page to its end before it turns', () => {
    const open = reader(4, 1, false);
    open.rows = 10;
    open.maxScroll = 12;
    open.onward();
    expect([open.at, open.scroll]).toEqual([1, 9]);
    open.onward();
    expect([open.at, open.scroll]).toEqual([1, 12]);
    open.onward();
    expect([open.at, open.scroll]).toEqual([2, 0]);
  });
});

describe('the lines of a leaf', () => {
  test.each([40, 80, 100, 137, 140, 200])('fit into %i columns', (columns) => {
    const lie = lieOf(columns);
    expect(lie.spread).toBe(columns >= 140);
    const { heads, text } = leafLines(zine, lie.spread ? [1, 2] : [1], lie, CAN);
    for (const line of [...heads, ...text])
      expect(cells(plainText(line))).toBeLessThanOrEqual(columns);
    expect(heads.map(plainText).join('')).toContain('page 2 of 4');
  });

  test('are drawn with dots where the terminal has them', () => {
    expect(showsDots({ LANG: 'C.UTF-8', TERM: 'xterm-256color' })).toBe(true);
    expect(showsDots({ LANG: 'C.UTF-8', TERM: 'linux' })).toBe(false);
    expect(showsDots({ LC_ALL: 'C', LANG: 'C.UTF-8', TERM: 'xterm' })).toBe(false);
  });

  test('a long title is cut, its page number never', () => {
    const long = { ...page('Words.'), title: 'A title that goes on and on for no reason' };
    const shown = (unicode: boolean) => plainText(headLine(long, 16, 40, { ...CAN, unicode }));
    expect(shown(true)).toBe('A title that goes on and o… page 1 of 16');
    expect(cells(shown(false))).toBe(40);
    expect(shown(false)).toMatch(/~ page 1 of 16$/);
  });
});
