import { mkdir, readFile, rmdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { errnoOf, messageOf, SpyError } from '../base/errors.ts';
import { saveFile } from '../base/save.ts';
import { Problems } from './errors.ts';
import { loadFonts } from './fonts.ts';
import { zineHtml } from './html/zine.ts';
import { MINI_FORMAT, ZINE_FORMAT } from './marks.ts';
import type { Zine } from './model.ts';
import { aboutMini, aboutZine } from './pdf/about.ts';
import { bookletPdf } from './pdf/booklet.ts';
import type { PrintJob } from './pdf/document.ts';
import { miniPdf } from './pdf/mini.ts';
import type { Paper } from './pdf/papers.ts';
import { readingPdf } from './pdf/reading.ts';
import { proofs } from './proof.ts';

/** What the zine is written as, by the files' names. */
export const ZINE_FILES = {
  reading: 'spy-school-zine.pdf',
  booklet: 'spy-school-zine-booklet.pdf',
  mini: 'spy-school-zine-mini.pdf',
  page: 'spy-school-zine.html',
} as const;

/** A file that was asked for; `same`: it stood there already, byte by byte. */
export interface Written {
  readonly file: string;
  readonly same: boolean;
}

interface Made {
  readonly file: string;
  readonly content: Uint8Array;
}

/** Everything that is written, made in memory: what fails here has touched nothing. */
export async function makeZine(zine: Zine, paper: Paper): Promise<ReadonlyMap<string, Uint8Array>> {
  const { theme, pages, mini } = zine;
  const fonts = await loadFonts();
  const problems = new Problems();
  const job: PrintJob = {
    ...{ paper, theme, fonts, about: aboutZine(theme) },
    leaves: await proofs(pages, ZINE_FORMAT, { theme, fonts }, problems),
  };
  const miniJob: PrintJob = {
    ...{ paper, theme, fonts, about: aboutMini(theme) },
    leaves: await proofs(mini, MINI_FORMAT, { theme, fonts }, problems),
  };
  // Every page that cannot be printed is told at once.
  problems.throw();
  return new Map<string, Uint8Array>([
    [ZINE_FILES.reading, await readingPdf(job)],
    [ZINE_FILES.booklet, await bookletPdf(job)],
    [ZINE_FILES.mini, await miniPdf(miniJob)],
    [ZINE_FILES.page, Buffer.from(await zineHtml(zine, fonts))],
  ]);
}

/**
 * Writes the zine into a folder, which is made if there is none. Each file is there whole or not at all; one that
 * stands there and differs is only replaced with `force`, and without it nothing is written. Throws SpyError `usage`.
 */
export async function writeZine(
  zine: Zine,
  folder: string,
  { paper, force = false }: { paper: Paper; force?: boolean },
): Promise<readonly Written[]> {
  const made = [...(await makeZine(zine, paper))].map(
    ([name, content]): Made => ({ file: join(folder, name), content }),
  );
  const fresh = await makeFolder(folder);
  try {
    const there = await Promise.all(made.map(({ file }) => bytesOf(file)));
    const same = made.map(({ content }, at) => there[at]?.equals(content) === true);
    const other = made.find((_, at) => there[at] !== undefined && !same[at]);
    if (other !== undefined && !force) throw differs(other.file);
    for (const [at, { file, content }] of made.entries())
      if (!same[at]) await saveFile(file, content, force);
    return made.map(({ file }, at) => ({ file, same: same[at] === true }));
  } catch (error) {
    // Nothing is left of a folder that nothing came into.
    if (fresh) await rmdir(folder).catch(() => {});
    throw error;
  }
}

/** Whether the folder had to be made. */
async function makeFolder(folder: string): Promise<boolean> {
  try {
    return await makeWithParents(folder);
  } catch (error) {
    const isFile = errnoOf(error) === 'EEXIST' || errnoOf(error) === 'ENOTDIR';
    throw usage(
      isFile
        ? `${folder} is a file, or lies in one.`
        : `Cannot make the folder ${folder}: ${messageOf(error)}.`,
      'Choose another place for --out.',
      error,
    );
  }
}

/** As `mkdir` with `recursive`, which never comes back from some places, /proc among them. */
async function makeWithParents(folder: string): Promise<boolean> {
  if ((await stat(folder).catch(() => undefined))?.isDirectory()) return false;
  try {
    await mkdir(folder);
  } catch (error) {
    if (errnoOf(error) !== 'ENOENT' || dirname(folder) === folder) throw error;
    await makeWithParents(dirname(folder));
    await mkdir(folder);
  }
  return true;
}

/** What stands there now; undefined when nothing does, or no file that can be read: then saving says why. */
async function bytesOf(file: string): Promise<Buffer | undefined> {
  const isFile = (await stat(file).catch(() => undefined))?.isFile() === true;
  return isFile ? readFile(file).catch(() => undefined) : undefined;
}

function differs(file: string): SpyError {
  return usage(
    `${file} exists already, and differs.`,
    'Choose another folder, or replace it with --force.',
  );
}

function usage(message: string, remedy: string, cause?: unknown): SpyError {
  return new SpyError('usage', message, remedy, { exitCode: 2, cause });
}
