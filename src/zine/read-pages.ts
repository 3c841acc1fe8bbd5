import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { messageOf } from '../base/errors.ts';
import { log } from '../base/log.ts';
import { splitFrontMatter } from '../base/source/front-matter.ts';
import { plainSource } from '../base/source/plain.ts';
import { readYaml } from '../base/source/yaml.ts';
import type { ChapterPage, ChapterPages } from './chapter-pages.ts';
import { pageSchema } from './front-matter.ts';
import { PAGE_NAME } from './page-name.ts';

/** Reads which page of the folder goes with which chapter: the pages' first lines only. Never throws. */
export async function readPages(folder: string): Promise<ChapterPages> {
  const pages = new Map<string, ChapterPage>();
  try {
    for (const name of (await readdir(folder)).sort()) {
      const number = Number(PAGE_NAME.exec(name)?.[1]);
      const source = await readFile(join(folder, name), 'utf8').catch(() => '');
      const front = splitFrontMatter(plainSource(source));
      // Most pages go with no chapter; parsing them would cost the home screen a frame or two.
      if (front === undefined || !/^chapter:/m.test(front.yaml)) continue;
      const read = readYaml(front.yaml, pageSchema, 2);
      if (!read.ok || read.value.chapter === undefined || Number.isNaN(number)) continue;
      const { chapter, title } = read.value;
      if (!pages.has(chapter)) pages.set(chapter, { number, title });
    }
  } catch (error) {
    log('zine', messageOf(error));
  }
  return pages;
}
