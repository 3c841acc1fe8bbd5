import { describe, expect, test } from 'vitest';
import { bookletPdf } from '../../../src/zine/pdf/booklet.ts';
import { PAPERS } from '../../../src/zine/pdf/papers.ts';
import { handmadeJob } from './leaves.ts';
import {
  fileOf,
  inkIn,
  pictureOf,
  structureOf,
  type Word,
  type WordPage,
  wordsOf,
} from './tools.ts';

const PLAN = [
  [16, 1],
  [2, 15],
  [14, 3],
  [4, 13],
  [12, 5],
  [6, 11],
  [10, 7],
  [8, 9],
] as const;

/** The word that says which page this is, and of which end. */
function find({ words }: WordPage, text: string): Word {
  return words.find((word) => word.text === text) ?? expect.fail(`no ${text} on this side`);
}

/** What is said to whoever prints: all words that are not a page's own. */
function notes({ words }: WordPage): string {
  return words
    .map(({ text }) => text)
    .join(' ')
    .replace(/.*foot\d+ /s, '');
}

describe.each(PAPERS)('to print on %s', (paper) => {
  const written = handmadeJob(paper).then(bookletPdf).then(fileOf);
  const sides = written.then(wordsOf);

  test.each(PLAN.map((pages, index) => ({ side: index + 1, pages })))(
    'side $side: pages $pages, each on its half, heads up',
    async ({ side, pages }) => {
      const sheet = (await sides)[side - 1] ?? expect.fail('no such side');
      for (const [half, page] of pages.entries()) {
        const [head, foot] = [find(sheet, `head${page}`), find(sheet, `foot${page}`)];
        const [left, right] = [(half * sheet.width) / 2, ((half + 1) * sheet.width) / 2];
        for (const word of [head, foot]) {
          expect(word.left, word.text).toBeGreaterThanOrEqual(left + 18);
          expect(word.right, word.text).toBeLessThanOrEqual(right - 18);
        }
        expect(head.bottom).toBeLessThan(100);
        expect(foot.top).toBeGreaterThan(sheet.height - 100);
        expect(head.left).toBeLessThan(foot.left);
      }
      expect(sheet.words.filter(({ text }) => text.startsWith('head'))).toHaveLength(2);
    },
  );

  test('each side says which one it is; the first says how to print, and nothing else does', async () => {
    const said = (await sides).map(notes);
    expect(said).toEqual(
      PLAN.map((_, index) => {
        const which = `sheet ${Math.floor(index / 2) + 1} of 4, ${index % 2 === 0 ? 'front' : 'back'}`;
        const how = ' Print on both sides, flip on the short edge, scale 100 %.';
        return index === 0 ? which + how : which;
      }),
    );
  });

  test('words to whoever prints stand clear of the pages and of what no printer reaches', async () => {
    const first = (await sides)[0] ?? expect.fail('no sides');
    const picture = await pictureOf(await written, 1, 144);
    const short = find(first, 'short');
    expect(short.bottom).toBeLessThanOrEqual(first.height - 14);
    // The frame of the content box is a black line over the words.
    const above = Array.from({ length: 60 }, (_, index) => Math.floor(short.top * 2) - index);
    const frame = above.find((y) => picture.at(Math.floor(short.left * 2), y) < 100);
    expect(frame).toBeDefined();
    expect(frame).toBeLessThan(short.top * 2 - 1);
  });

  test('the outermost five millimetres are white, but for the marks of the fold', async () => {
    const file = await written;
    for (const side of [1, 2, 8]) {
      const picture = await pictureOf(file, side);
      const { width, height } = picture;
      const edge = (x: number, y: number): boolean =>
        Math.min(x, y, width - 1 - x, height - 1 - y) < 14;
      const ink = inkIn(picture, edge);
      expect(ink.filter(([x]) => Math.abs(x - width / 2) > 2)).toEqual([]);
      expect(ink.some(([, y]) => y < 14)).toBe(true);
      expect(ink.some(([, y]) => y > height - 14)).toBe(true);
    }
  });

  test('staples are marked on the fold, on the outside only', async () => {
    const file = await written;
    const onFold = async (side: number): Promise<number[]> => {
      const picture = await pictureOf(file, side);
      const inner = (x: number, y: number): boolean =>
        Math.abs(x - picture.width / 2) < 2 && y > 40 && y < picture.height - 40;
      return inkIn(picture, inner).map(([, y]) => y / picture.height);
    };
    const marks = await onFold(1);
    expect(marks.some((y) => Math.abs(y - 0.25) < 0.02)).toBe(true);
    expect(marks.some((y) => Math.abs(y - 0.75) < 0.02)).toBe(true);
    expect(marks.filter((y) => y > 0.3 && y < 0.7)).toEqual([]);
    expect(await onFold(2)).toEqual([]);
  });

  test('asks the viewer to do by itself what the instruction says', async () => {
    const { dictionaries } = await structureOf(await written);
    expect(dictionaries).toContainEqual({
      '/DisplayDocTitle': true,
      '/Duplex': '/DuplexFlipShortEdge',
      '/PrintScaling': '/None',
      '/PickTrayByPDFSize': true,
    });
  });
});
