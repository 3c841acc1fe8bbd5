import { describe, expect, test } from 'vitest';
import type { Piece } from '../../../src/zine/marks.ts';
import { PAPERS, placeReading, readingPage } from '../../../src/zine/pdf/papers.ts';
import { readingPdf } from '../../../src/zine/pdf/reading.ts';
import { handmadeJob, LINES } from './leaves.ts';
import { fileOf, inkIn, pictureOf, structureOf, tool, wordsOf } from './tools.ts';

describe.each(PAPERS)('to read on a screen, half of %s', (paper) => {
  const job = handmadeJob(paper);
  const written = job.then(readingPdf).then(fileOf);

  test('all text is there to be copied, in reading order', async () => {
    const pages = (await tool('pdftotext', '-raw', await written, '-')).split('\f');
    expect(pages).toHaveLength(17);
    expect(pages[2]?.trimEnd().split('\n')).toEqual([
      'head3',
      // One space is what pdftotext makes of any gap.
      ...LINES.map(({ text }) => text.replace(/ +/g, ' ')),
      'link3',
      'slanted3',
      ...['one and', 'two', 'flag means', '-f', '$ ls'],
      'foot3',
    ]);
  });

  test('text is exactly as wide as the layout measured it', async () => {
    const { fonts } = await job;
    const { x, scale } = placeReading(paper);
    const [page] = await wordsOf(await written);
    const words = page?.words ?? [];
    for (const { face, text } of LINES) {
      const [first, last] = [text.split(' ')[0], text.split(' ').at(-1)];
      const from = words.find((word) => word.text === first) ?? expect.fail(`no ${first}`);
      const to = words.find((word) => word.text === last) ?? expect.fail(`no ${last}`);
      expect(from.left, text).toBeCloseTo(x + 10 * scale, 1);
      expect(to.right - from.left, text).toBeCloseTo(fonts.width(text, face, 7) * scale, 1);
    }
  });

  test('every word is on its page, eighteen points from the edge', async () => {
    const pages = await wordsOf(await written);
    expect(pages).toHaveLength(16);
    for (const { width, height, words } of pages)
      for (const { text, left, top, right, bottom } of words) {
        expect(Math.min(left, top), text).toBeGreaterThanOrEqual(18);
        expect(Math.max(right - width, bottom - height), text).toBeLessThanOrEqual(-18);
      }
  });

  test('nothing is painted in the margins, and the frame of the content box is', async () => {
    const picture = await pictureOf(await written, 1);
    const { width, height } = picture;
    const margin = (x: number, y: number): boolean =>
      Math.min(x, y, width - 1 - x, height - 1 - y) < 17;
    expect(inkIn(picture, margin)).toEqual([]);
    expect(inkIn(picture, (x, y) => !margin(x, y)).length).toBeGreaterThan(1000);
  });

  test('one item of the outline for each page, and labels as the pages are called', async () => {
    const { outlines, pagelabels } = await structureOf(await written);
    expect(outlines.map(({ title, destpageposfrom1 }) => [title, destpageposfrom1])).toEqual(
      Array.from({ length: 16 }, (_, index) => [`Page ${index + 1}`, index + 1]),
    );
    expect(pagelabels).toEqual([
      { index: 0, label: { '/P': 'u:Cover', '/St': 1 } },
      { index: 1, label: { '/S': '/D', '/St': 2 } },
      { index: 15, label: { '/P': 'u:Back', '/St': 1 } },
    ]);
  });

  test('tells who listens what is a heading, what a picture shows, and where lines end', async () => {
    const tags = await tool('pdfinfo', '-struct-text', await written);
    const [, first = ''] = tags.split(/^ {2}Sect /m);
    const lines = first.split('\n').map((line) => line.trim().replace(/ \(\w+\)$/, ''));
    expect(lines.filter((line) => !/^Object|^\/BBox|^\/Placement|^$/.test(line))).toEqual([
      '"Page 1"',
      ...['H1', '"head1"'],
      ...['P', `"${LINES.map(({ text }) => text).join(' ')} link1"`, 'Link'],
      ...['Figure:', '"slanted1"'],
      ...['L', 'LI', 'LBody', '"one and"', 'LI', 'LBody', '"two"'],
      ...['Table', 'TR', 'TH:', '/Scope /Column', '"flag"', 'TH:', '/Scope /Column', '"means"'],
      ...['TR', 'TD', '"-f"', 'TD'],
      ...['P', 'Code', '"$ ls"'],
      ...['P', '"foot1"'],
    ]);
    // The figure's frame, on the page and from its foot.
    const { x, y, scale } = placeReading(paper);
    const { height } = readingPage(paper);
    const box = [40 * scale + x, height - (210 * scale + y), 150 * scale + x];
    const bbox = /\/BBox \[(.*?)\]/.exec(first)?.[1]?.split(' ').map(Number) ?? [];
    for (const [index, side] of box.entries()) expect(bbox[index]).toBeCloseTo(side, 2);
    const { dictionaries } = await structureOf(await written);
    const alts = dictionaries.flatMap((each) => (each['/S'] === '/Figure' ? [each['/Alt']] : []));
    expect(alts.sort()).toEqual(
      Array.from({ length: 16 }, (_, index) => `u:A drawing on page ${index + 1}`).sort(),
    );
  });

  test('links lead where they say', async () => {
    const { dictionaries } = await structureOf(await written);
    expect(dictionaries.filter((each) => each['/URI'] === 'u:https://strace.io/')).toHaveLength(16);
    expect(
      dictionaries.filter((each) => each['/Contents'] === 'u:https://strace.io/'),
    ).toHaveLength(16);
  });

  test('a link to a page leads to that page', async () => {
    const { leaves, ...rest } = await job;
    const inside: Piece = {
      role: 'text',
      marks: [{ kind: 'link', x: 10, y: 103, width: 30, height: 9, href: '#page-15' }],
    };
    const linked = leaves.map((leaf) => ({ ...leaf, pieces: [...leaf.pieces, inside] }));
    const file = await fileOf(await readingPdf({ leaves: linked, ...rest }));
    const { dictionaries } = await structureOf(file);
    const there = { '/S': '/GoTo', '/D': 'u:page-15' };
    expect(dictionaries.filter((each) => each['/D'] === there['/D'])).toEqual(
      linked.map(() => there),
    );
    expect(dictionaries.filter((each) => String(each['/URI']).includes('#'))).toEqual([]);
    expect(await tool('pdfinfo', '-dests', file)).toMatch(/^ *15 .*"page-15"$/m);
  });

  test('a viewer shows the title and speaks English', async () => {
    const { dictionaries } = await structureOf(await written);
    const catalog = dictionaries.find((each) => each['/Type'] === '/Catalog');
    expect(catalog).toMatchObject({ '/Lang': 'u:en' });
    expect(dictionaries).toContainEqual({ '/DisplayDocTitle': true });
  });
});
