import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../base/paths.ts';
import { madeReady, type ReadyFile, ready, readyFile } from '../base/ready.ts';

/** The page of the zine to read after a chapter. */
export interface ChapterPage {
  readonly number: number;
  readonly title: string;
}
/** By the chapters' ids. */
export type ChapterPages = ReadonlyMap<string, ChapterPage>;

/** The name of what the build made of the pages. */
export const READY_PAPERS = 'papers.json';

/** What the build writes into `READY_PAPERS`. */
export async function papersMadeReady(folder: string): Promise<string> {
  const { readPages } = await import('./read-pages.ts');
  return madeReady(folder, namesIn(folder), [...(await readPages(folder))]);
}

/**
 * Which page of the zine goes with which chapter; as the build found it, if the pages are still the same. Loads nothing
 * that draws. Never throws: a broken page is nobody's reason not to play.
 */
export async function chapterPages(
  root: string = packageRoot(),
  built: ReadyFile | undefined = readyFile(READY_PAPERS),
): Promise<ChapterPages> {
  const folder = join(root, 'zine', 'pages');
  const made = ready<[string, ChapterPage][]>(built, folder, namesIn(folder));
  if (made !== undefined) return new Map(made);
  const { readPages } = await import('./read-pages.ts');
  return readPages(folder);
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
