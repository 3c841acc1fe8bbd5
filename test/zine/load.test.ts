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
      'pages/04-page-4.md:1: its number is 04, but it is page 03: expected numbers from 01, none twice, none left out',
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

  test('a scene has no Windows line ends, for bash would read them as commands', async () => {
    expect(await complaints({ 'scenes/owls.sh': 'ls\necho owls\r\n' })).toEqual([
      'scenes/owls.sh:2: a Windows line end: bash wants LF',
    ]);
  });

  test('a chapter is one of the school, where there are any', async () => {
    const front = 'rows: [plain]\nchapter: wizard-scool';
    expect(
      await complaints({
        'pages/02-page-2.md': pageText('page-2', 'Words.', front),
        '../chapters/wizard-school/chapter.md': '',
      }),
    ).toEqual([
      'pages/02-page-2.md:1: chapter: there is no "wizard-scool"; did you mean "wizard-school"?',
    ]);
  });

  test('a link that says a page number says the right one', async () => {
    const body = 'See [page 3](#page-3), and [page 4, too](#page-3).';
    expect(await complaints({ 'pages/02-page-2.md': pageText('page-2', body) })).toEqual([
      'pages/02-page-2.md:1: the link "page 4, too" leads to #page-3, and that is page 3',
    ]);
  });

  test('two pages with one number are one problem, not one for each page behind', async () => {
    expect(await complaints({ 'pages/02-again.md': pageText('again') })).toEqual([
      'pages/02-page-2.md:1: its number is 02, but it is page 03: expected numbers from 01, none twice, none left out',
    ]);
  });

  test('a byte-order mark and Windows line ends are fine', async () => {
    const text = `\ufeff${pageText('page-2')}`.replaceAll('\n', '\r\n');
    expect(await complaints({ 'pages/02-page-2.md': text })).toEqual([]);
  });

  test('a file that is no text, or has no end, is told with its line', async () => {
    const of = (body: string) => complaints({ 'pages/02-page-2.md': pageText('page-2', body) });
    expect(await of('one\n\x1b[31mtwo')).toEqual([
      'pages/02-page-2.md:7: a control character (U+001B), which cannot be seen: remove it',
    ]);
    expect(await of('not \ufffd')).toEqual([
      'pages/02-page-2.md:6: is not UTF-8: save the file as UTF-8',
    ]);
    expect(await of('> '.repeat(20_000))).toEqual([
      'pages/02-page-2.md:6: too many things inside each other',
    ]);
    expect(await of('words \n'.repeat(100_000))).toEqual([
      expect.stringMatching(/^pages\/02-page-2.md:1: 7000\d\d bytes: .* at most 200000$/),
    ]);
    expect(await complaints({ 'figures/owl.svg': '\0', 'theme.yaml': '\0' })).toEqual([
      expect.stringMatching(/^theme.yaml:1: a control character/),
      expect.stringMatching(/^figures\/owl.svg:1: a control character/),
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
