import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { describe, expect, test } from 'vitest';
import { packageRoot } from '../../src/base/paths.ts';
import { loadCourse } from '../../src/course/load.ts';
import { chapterPages } from '../../src/zine/chapter-pages.ts';
import { loadZine } from '../../src/zine/load.ts';
import { PAGES_A_SHEET, sheetsACopy } from '../../src/zine/sheets.ts';
import { pageText, zineFolder } from './fixture.ts';

describe('the pages to read after a chapter', () => {
  test('each chapter of the school has one, and it is the page that the zine says', async () => {
    const [chapters, zine, pages] = await Promise.all([loadCourse(), loadZine(), chapterPages()]);
    expect([...pages.keys()].sort()).toEqual(chapters.map(({ id }) => id).sort());
    const said = zine.pages.filter(({ chapter }) => chapter !== undefined);
    expect(said.map(({ chapter, number, title }) => [chapter, { number, title }])).toEqual([
      ...pages,
    ]);
  });

  test('a broken zine is no reason not to play: what can be read is known', async () => {
    const { root, remove } = await zineFolder({
      'pages/01-page-1.md': '---\ntitle: [',
      'pages/02-page-2.md': pageText('page-2', '<div>', 'rows: [plain]\nchapter: owls'),
      'pages/notes.md': pageText('notes', '', 'rows: [plain]\nchapter: bats'),
      'theme.yaml': '',
    });
    const pages = await chapterPages(root).finally(remove);
    expect([...pages]).toEqual([['owls', { number: 2, title: 'A page called page-2' }]]);
    expect([...(await chapterPages('/nowhere'))]).toEqual([]);
  });

  test('are read without anything that draws', async () => {
    const imports = await importedBy('src/zine/chapter-pages.ts');
    expect(imports).toContain('src/zine/front-matter.ts');
    expect(
      imports.filter((name) => /rough|fontkit|pdfkit|marked|drawing|layout/.test(name)),
    ).toEqual([]);
  });
});

/** Everything that a file of ours loads, directly or not: our files, and what is in packages. */
async function importedBy(file: string): Promise<string[]> {
  const { metafile } = await build({
    entryPoints: [join(packageRoot(), file)],
    absWorkingDir: packageRoot(),
    ...{ bundle: true, write: false, metafile: true, platform: 'node', format: 'esm' },
  });
  return Object.keys(metafile.inputs);
}

describe('paper', () => {
  test('a booklet takes a sheet for each four pages', async () => {
    const { root, remove } = await zineFolder({ 'pages/notes.txt': 'x' });
    expect(await sheetsACopy(root).finally(remove)).toBe(1);
    expect(await sheetsACopy('/nowhere')).toBeUndefined();
    expect(await sheetsACopy()).toBe((await loadZine()).pages.length / PAGES_A_SHEET);
  });

  test("the facilitator's checklist knows how many sheets to print", async () => {
    const text = readFileSync(join(packageRoot(), 'docs/in-a-room.md'), 'utf8');
    const sheets = (await sheetsACopy()) ?? expect.fail();
    expect(text).toContain('| file | sheets a learner | for thirty |');
    expect(text).toContain(`| \`spy-school-zine-booklet.pdf\` | ${sheets} | ${30 * sheets} |`);
  });
});
