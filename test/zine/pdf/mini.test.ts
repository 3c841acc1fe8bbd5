import { describe, expect, test } from 'vitest';
import { miniPdf } from '../../../src/zine/pdf/mini.ts';
import { GUIDE } from '../../../src/zine/pdf/mini-guide.ts';
import { PAPERS } from '../../../src/zine/pdf/papers.ts';
import { handmadeJob } from './leaves.ts';
import { fileOf, inkIn, pictureOf, structureOf, type Word, wordsOf } from './tools.ts';

/** Rows from the top; the upper one stands on its head. */
const ROWS = [
  [7, 6, 5, 4],
  [8, 1, 2, 3],
] as const;

describe.each(PAPERS)('one sheet of %s', (paper) => {
  const written = handmadeJob(paper, 'mini').then(miniPdf).then(fileOf);
  const sheet = written.then(wordsOf).then(([page]) => page ?? expect.fail('no page'));

  const find = async (text: string): Promise<Word> =>
    (await sheet).words.find((word) => word.text === text) ?? expect.fail(`no ${text}`);

  test.each(ROWS.flatMap((pages, row) => pages.map((page, column) => ({ page, row, column }))))(
    'page $page: row $row, column $column, the upper row turned',
    async ({ page, row, column }) => {
      const { width, height } = await sheet;
      const [head, foot] = [await find(`head${page}`), await find(`foot${page}`)];
      const panel = {
        left: (column * width) / 4,
        right: ((column + 1) * width) / 4,
        top: (row * height) / 2,
        bottom: ((row + 1) * height) / 2,
      };
      for (const word of [head, foot]) {
        expect(word.left, word.text).toBeGreaterThanOrEqual(panel.left + 9);
        expect(word.right, word.text).toBeLessThanOrEqual(panel.right - 9);
        expect(word.top, word.text).toBeGreaterThanOrEqual(panel.top + 9);
        expect(word.bottom, word.text).toBeLessThanOrEqual(panel.bottom - 9);
      }
      // Heads meet at the fold between the rows, and turned words run from right to left.
      const turned = row === 0;
      expect(head.top < foot.top).toBe(!turned);
      expect(head.left < foot.left).toBe(!turned);
    },
  );

  test('the guide stands under the lower row, a step under each panel, inside what is printed', async () => {
    const { width, height, words } = await sheet;
    const guide = words.slice(-GUIDE.flatMap(({ say }) => ['1', ...say.split(' ')]).length);
    expect(guide.map(({ text }) => text).join(' ')).toBe(
      GUIDE.map(({ say }, index) => `${index + 1} ${say}`).join(' '),
    );
    let step = -1;
    for (const { text, left, right, top, bottom } of guide) {
      if (/^\d$/.test(text)) step++;
      expect(left, text).toBeGreaterThanOrEqual((step * width) / 4 + 9);
      expect(right, text).toBeLessThanOrEqual(((step + 1) * width) / 4 - 9);
      expect(bottom, text).toBeLessThanOrEqual(height - 13);
      expect(top, text).toBeGreaterThan((await find('foot8')).bottom);
    }
    expect(step).toBe(3);
  });

  test('folds and the cut are drawn where they are, between the panels', async () => {
    const picture = await pictureOf(await written, 1, 144);
    const { width, height } = picture;
    const dark = (from: number, to: number): number =>
      inkIn(picture, (x, y) => Math.abs(y - height / 2) <= 1 && x >= from && x < to).length;
    const [first, cut, last] = [
      dark(0, width * 0.24),
      dark(width * 0.3, width * 0.74),
      dark(width * 0.76, width),
    ];
    expect(first).toBeGreaterThan(10);
    expect(last).toBeGreaterThan(10);
    // Twice as long, and much bolder.
    expect(cut).toBeGreaterThan(3 * first);
    expect(cut).toBeGreaterThan(3 * last);
    for (const column of [1, 2, 3]) {
      const fold = Math.round((column * width) / 4);
      const down = inkIn(picture, (x, y) => Math.abs(x - fold) <= 1 && y < height * 0.4);
      expect(down.length, `fold ${column}`).toBeGreaterThan(20);
    }
  });

  test('the outermost five millimetres are white, but for the ends of the folds', async () => {
    const picture = await pictureOf(await written, 1);
    const { width, height } = picture;
    const edge = (x: number, y: number): boolean =>
      Math.min(x, y, width - 1 - x, height - 1 - y) < 13;
    const off = inkIn(picture, edge).filter(
      ([x, y]) =>
        Math.abs(y - height / 2) > 2 &&
        [1, 2, 3].every((column) => Math.abs(x - (column * width) / 4) > 2),
    );
    expect(off).toEqual([]);
  });

  test('asks for one side of paper, as large as it is', async () => {
    const { dictionaries } = await structureOf(await written);
    expect(dictionaries).toContainEqual({
      '/DisplayDocTitle': true,
      '/Duplex': '/Simplex',
      '/PrintScaling': '/None',
      '/PickTrayByPDFSize': true,
    });
  });

  test('seven pages are no mini zine', async () => {
    const job = await handmadeJob(paper, 'mini');
    await expect(miniPdf({ ...job, leaves: job.leaves.slice(1) })).rejects.toThrow(
      '8 pages, not 7',
    );
  });
});
