import { describe, expect, test } from 'vitest';
import { packageRoot } from '../../../src/base/paths.ts';
import { loadFonts } from '../../../src/zine/fonts.ts';
import { layPage } from '../../../src/zine/layout/page.ts';
import { loadZine } from '../../../src/zine/load.ts';
import { type Leaf, MINI_FORMAT, ZINE_FORMAT } from '../../../src/zine/marks.ts';
import { aboutMini, aboutZine } from '../../../src/zine/pdf/about.ts';
import { bookletPdf } from '../../../src/zine/pdf/booklet.ts';
import type { PrintJob } from '../../../src/zine/pdf/document.ts';
import { miniPdf } from '../../../src/zine/pdf/mini.ts';
import { PAPERS } from '../../../src/zine/pdf/papers.ts';
import { readingPdf } from '../../../src/zine/pdf/reading.ts';
import { fileOf, inkIn, pictureOf, structureOf, tool, wordsOf } from './tools.ts';

/** The words on a page, without the gaps, which differ where a line ends. */
function lettersOf(leaf: Leaf): string {
  const texts = leaf.pieces.flatMap(({ marks }) =>
    marks.flatMap((mark) => (mark.kind === 'text' ? [mark.text] : [])),
  );
  return withoutGaps(texts.join(''));
}

const withoutGaps = (text: string): string => text.replace(/[\s\u00a0\f]+/g, '');

describe.each(PAPERS)('the zine itself, on %s', async (paper) => {
  const [{ theme, pages, mini }, fonts] = await Promise.all([loadZine(packageRoot()), loadFonts()]);
  const job: PrintJob = {
    ...{ paper, theme, fonts, about: aboutZine(theme) },
    leaves: pages.map((page) => layPage(page, ZINE_FORMAT, theme, fonts)),
  };
  const miniJob: PrintJob = {
    ...{ paper, theme, fonts, about: aboutMini(theme) },
    leaves: mini.map((page) => layPage(page, MINI_FORMAT, theme, fonts)),
  };
  const made = { reading: readingPdf(job), booklet: bookletPdf(job), mini: miniPdf(miniJob) };

  test.each(['reading', 'booklet', 'mini'] as const)(
    '%s: sound, all fonts inside, well under two megabytes',
    async (kind) => {
      const pdf = await made[kind];
      const file = await fileOf(pdf);
      expect(pdf.length).toBeLessThan(600_000);
      expect(await tool('qpdf', '--check', file)).toContain('No syntax or stream encoding');
      for (const row of (await tool('pdffonts', file)).split('\n').slice(2))
        expect(row).toMatch(/^[A-Z]{6}\+(ShantellSans|ComicMono).* yes yes yes /);
    },
  );

  test('every letter of every page can be copied, page by page', async () => {
    const file = await fileOf(await made.reading);
    const copied = (await tool('pdftotext', '-raw', file, '-')).split('\f');
    for (const [index, leaf] of job.leaves.entries())
      expect(sorted(copied[index] ?? ''), leaf.id).toBe(sorted(lettersOf(leaf)));
    const miniFile = await fileOf(await made.mini);
    const miniCopied = withoutGaps(await tool('pdftotext', '-raw', miniFile, '-'));
    for (const leaf of miniJob.leaves)
      for (const letter of new Set(lettersOf(leaf))) expect(miniCopied, leaf.id).toContain(letter);
  });

  test('one item of the outline for each page, by its title', async () => {
    const { outlines } = await structureOf(await fileOf(await made.reading));
    expect(outlines.map(({ title }) => title)).toEqual(pages.map(({ title }) => title));
  });

  test('every word is inside its sheet, and clear of its edges', async () => {
    for (const kind of ['reading', 'booklet', 'mini'] as const)
      for (const { width, height, words } of await wordsOf(await fileOf(await made[kind])))
        for (const { text, left, top, right, bottom } of words) {
          expect(Math.min(left, top), `${kind}: ${text}`).toBeGreaterThan(12);
          expect(Math.max(right - width, bottom - height), `${kind}: ${text}`).toBeLessThan(-12);
        }
  });

  test('nothing is printed where no printer reaches, but the marks of folds', async () => {
    const booklet = await fileOf(await made.booklet);
    const printed = [
      ...Array.from({ length: job.leaves.length / 2 }, (_, index) => ({
        picture: pictureOf(booklet, index + 1),
        folds: [1 / 2],
      })),
      { picture: pictureOf(await fileOf(await made.mini), 1), folds: [1 / 4, 1 / 2, 3 / 4] },
    ];
    for (const { picture, folds } of printed) {
      const { width, height } = await picture;
      const off = inkIn(await picture, (x, y) => {
        // A pen's stroke may stray over the content box by a point or two.
        const edge = Math.min(x, y, width - 1 - x, height - 1 - y) < 12;
        const onFold = folds.some((part) => Math.abs(x - part * width) < 3);
        return edge && !onFold && Math.abs(y - height / 2) > 3;
      });
      expect(off).toEqual([]);
    }
  });
});

/** Turned and slanted words come in another order: letters are compared, not their order. */
function sorted(text: string): string {
  return [...withoutGaps(text)].sort().join('');
}
