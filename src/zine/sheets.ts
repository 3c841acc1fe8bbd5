import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRoot } from '../base/paths.ts';
import { PAGE_NAME } from './page-name.ts';

/** Pages on a sheet of the booklet, both sides together. */
export const PAGES_A_SHEET = 4;

/** How many sheets of paper a booklet takes, printed on both sides; undefined where the pages cannot be counted. */
export async function sheetsACopy(root: string = packageRoot()): Promise<number | undefined> {
  const names = await readdir(join(root, 'zine', 'pages')).catch(() => []);
  const pages = names.filter((name) => PAGE_NAME.test(name)).length;
  return pages === 0 ? undefined : Math.ceil(pages / PAGES_A_SHEET);
}
