import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { saveFile } from '../base/save.ts';

const MOST_COPIES = 1000;

/**
 * Saves a certificate in a folder under a name that is free there, and gives its path; the same one is not saved
 * twice. Throws SpyError `usage` as `saveFile`.
 */
export async function saveCertificate(svg: string, folder: string): Promise<string> {
  let file = '';
  for (let copy = 1; copy <= MOST_COPIES; copy++) {
    file = join(folder, `spy-school-certificate${copy === 1 ? '' : `-${copy}`}.svg`);
    const there = lstatSync(file, { throwIfNoEntry: false });
    if (!there) break;
    if (there.isFile() && there.size < 10 * svg.length && readFileSync(file, 'utf8') === svg)
      return file;
  }
  await saveFile(file, svg);
  return file;
}
