import { describe, expect, test } from 'vitest';
import { loadZine } from '../../src/zine/load.ts';
import { complaints, pageText, zineFolder } from './fixture.ts';

describe('the zine, from its folder', () => {
  test('pages in order, the theme, the mini zine', async () => {
    const { root, remove } = await zineFolder();
    const zine = await loadZine(root).finally(remove);
    expect(zine.pages.map(({ id, number }) => [id, number])).toEqual([
      ['page-1', 1],
      ['page-2', 2],
      ['page-3', 3],
      ['page-4', 4],
    ]);
    expect(zine.mini).toHaveLength(8);
    expect(zine.theme.inks.ink).toMatch(/^#/);
    expect(zine.theme.roughness).toBeGreaterThan(0);
  });

  test('a page left out: its successors are told apart from it', async () => {
    expect(await complaints({ 'pages/03-page-3.md': undefined })).toEqual([
      'pages/04-page-4.md:1: its number is 04, but it is page 03: expected numbers from 01, none left out',
    ]);
  });

  test('a number of pages that cannot be folded', async () => {
    expect(await complaints({ 'pages/05-page-5.md': pageText('page-5') })).toEqual([
      'pages:1: 5 pages: a booklet needs a multiple of four',
    ]);
    expect(await complaints({ 'mini/08-mini-8.md': undefined })).toEqual([
      'mini:1: 7 pages: the mini zine has 8',
    ]);
  });

  test('all problems of all files at once, each with its line', async () => {
    expect(
      await complaints({
        'pages/02-page-2.md': pageText('page-2', 'Say <b> twice.\n\n> a quote'),
        'pages/03-page-3.md': pageText('page-three', 'Words.', 'rows: [plain, blob]\ncolor: red'),
        'theme.yaml': 'title: x\n',
        'figures/owl.svg': '<svg viewBox="0 0 10 10"><blink/></svg>',
      }),
    ).toEqual([
      expect.stringMatching(/^theme.yaml:1: author: is missing/),
      expect.stringMatching(/^theme.yaml:1: inks: /),
      expect.stringMatching(/^theme.yaml:1: roughness: is missing/),
      expect.stringMatching(/^theme.yaml:1: bowing: is missing/),
      expect.stringMatching(/^theme.yaml:1: strokeWidth: is missing/),
      expect.stringMatching(/^zine\/figures\/owl.svg:1: .*blink/),
      expect.stringMatching(/^pages\/02-page-2.md:6: HTML/),
      'pages/02-page-2.md:8: blockquote has no place in a page',
      expect.stringMatching(/^pages\/03-page-3.md:4: rows\[2\]: "blob": expected one of plain/),
      'pages/03-page-3.md:5: unknown key "color"; known are title, id, chapter, rows, bare, claims',
    ]);
  });

  test('ids: the file says the same, and nobody else has it', async () => {
    expect(await complaints({ 'pages/02-page-2.md': pageText('page-two') })).toEqual([
      'pages/02-page-2.md:3: id: "page-two", but the file is 02-page-2.md',
    ]);
    expect(
      await complaints({
        'pages/02-page-2.md': undefined,
        'pages/02-page-1.md': pageText('page-1'),
      }),
    ).toEqual(['pages/02-page-1.md:1: id: 01-page-1.md has "page-1" already']);
    expect(
      await complaints({ 'pages/02-page-2.md': undefined, 'pages/02-Page.md': pageText('Page') }),
    ).toEqual([
      'pages/02-Page.md:1: a page is called NN-id.md, such as 07-execve.md',
      'pages/02-Page.md:3: id: expected lower-case letters, digits and single hyphens',
    ]);
  });

  test('a chapter has one page, and a link leads to a page', async () => {
    const front = 'rows: [plain]\nchapter: wizard-school';
    expect(
      await complaints({
        'pages/02-page-2.md': pageText(
          'page-2',
          'See [the flags](#flags), [three](#page-3).',
          front,
        ),
        'pages/04-page-4.md': pageText('page-4', 'Words.', front),
      }),
    ).toEqual([
      'pages/04-page-4.md:1: chapter: 02-page-2.md has "wizard-school" already',
      'pages/02-page-2.md:1: the link "the flags" leads to #flags, and no page has that id',
    ]);
  });

  test('a scene is one of zine/scenes', async () => {
    const body = '```console scene=owls\n$ ls\n```\n\n```console scene=crows\n$ ls\n```';
    expect(
      await complaints({ 'pages/02-page-2.md': pageText('page-2', body), 'scenes/owls.sh': '' }),
    ).toEqual(['pages/02-page-2.md:10: scene: there is no "crows" among owls']);
  });

  test('a folder that is not there is told, not thrown about', async () => {
    expect(await complaints({ 'theme.yaml': undefined })).toEqual([
      expect.stringMatching(/^theme.yaml:1: cannot be read: ENOENT/),
    ]);
  });
});
