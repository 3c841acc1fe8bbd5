import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { packageRoot } from '../../src/base/paths.ts';
import { loadZine } from '../../src/zine/load.ts';
import type { Page } from '../../src/zine/model.ts';
import { parsePage } from '../../src/zine/page.ts';

/** A page's file of one plain panel, unless `front` says otherwise. */
export function pageText(id: string, body = 'Words.', front = 'rows: [plain]'): string {
  return `---\ntitle: A page called ${id}\nid: ${id}\n${front}\n---\n${body}\n`;
}

/** A parsed page; throws what is wrong with it. */
export function page(body: string, front = 'rows: [plain]', id = 'parrots'): Page {
  const file = `/zine/pages/01-${id}.md`;
  const read = parsePage(pageText(id, body, front), { file, number: 1, figures: new Map() });
  if (read.page === undefined) throw new Error(JSON.stringify(read.problems, null, 2));
  return read.page;
}

/** A package with a zine of four and eight pages in it, with some files changed or (undefined) left out. */
export async function zineFolder(
  changes: Readonly<Record<string, string | undefined>> = {},
): Promise<{ root: string; remove: () => Promise<void> }> {
  const root = await mkdtemp(join(tmpdir(), 'spy-zine-'));
  const files: Record<string, string | undefined> = {
    'theme.yaml': await readFile(join(packageRoot(), 'zine/theme.yaml'), 'utf8'),
  };
  for (const n of [1, 2, 3, 4]) files[`pages/0${n}-page-${n}.md`] = pageText(`page-${n}`);
  for (const n of [1, 2, 3, 4, 5, 6, 7, 8])
    files[`mini/0${n}-mini-${n}.md`] = pageText(`mini-${n}`);
  for (const [name, text] of Object.entries({ ...files, ...changes })) {
    if (text === undefined) continue;
    const file = join(root, 'zine', name);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  return { root, remove: () => rm(root, { recursive: true, force: true }) };
}

/** What loading a zine with these changes complains about, a problem a line, without the folder. */
export async function complaints(
  changes: Readonly<Record<string, string | undefined>>,
): Promise<string[]> {
  const { root, remove } = await zineFolder(changes);
  try {
    await loadZine(root);
    return [];
  } catch (error) {
    return String(error instanceof Error ? error.message : error)
      .replaceAll(`${root}/zine/`, '')
      .split('\n');
  } finally {
    await remove();
  }
}
