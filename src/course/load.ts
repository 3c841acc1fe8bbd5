import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { errnoOf, messageOf, SpyError } from '../base/errors.ts';
import { packageRoot } from '../base/paths.ts';
import { madeReady, type ReadyFile, ready, readyFile } from '../base/ready.ts';
import { describe, type Problem, shownPath } from '../base/source/problem.ts';
import type { Chapter, Step, Task } from './model.ts';

/** Where the school's own chapters are. */
export function chaptersFolder(): string {
  return join(packageRoot(), 'chapters');
}

/** Without the detour over other threads, which takes longer than reading: every start does it. */
function chapterFiles(dir: string): string[] {
  try {
    return readdirSync(dir, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
      .map((entry) => join(dir, entry.name, 'chapter.md'))
      .sort();
  } catch (error) {
    const why = errnoOf(error) === 'ENOENT' ? 'there is no such folder' : messageOf(error);
    throw new SpyError(
      'course-invalid',
      `The chapters in ${shownPath(dir)} cannot be read: ${why}.`,
      'Name the folder that holds the chapters, or install the school again.',
    );
  }
}

/** Chapters that get in one another's way. */
function clashes(chapters: readonly Chapter[]): Problem[] {
  const numbers = new Map<number, Chapter>();
  return chapters.flatMap((chapter) => {
    const other = numbers.get(chapter.number);
    numbers.set(chapter.number, chapter);
    if (other === undefined) return [];
    const message = `number: ${chapter.number} is the number of ${other.id} already`;
    return [{ file: chapter.file, line: 2, message, severity: 'error' } as const];
  });
}

/**
 * Reads all chapters of a folder, sorted by number, and everything that is wrong with them. A folder
 * without a chapter.md is not a chapter. Throws SpyError `course-invalid` when `dir` cannot be read or
 * holds no chapter.
 */
export async function readCourse(
  dir: string,
): Promise<{ chapters: Chapter[]; problems: Problem[] }> {
  const chapters: Chapter[] = [];
  const problems: Problem[] = [];
  const files = chapterFiles(resolve(dir));
  const texts = await Promise.all(
    files.map(async (file) => {
      try {
        return { file, text: await readFile(file, 'utf8') };
      } catch (error) {
        if (errnoOf(error) === 'ENOENT') return undefined;
        return { file, unreadable: messageOf(error) };
      }
    }),
  );
  const entries = texts.filter((entry) => entry !== undefined);
  if (entries.length === 0)
    throw new SpyError(
      'course-invalid',
      `There are no chapters in ${shownPath(dir)}.`,
      'Name the folder that holds them: each chapter is a folder with a chapter.md in it.',
    );
  // What it takes to parse is not loaded where the build has done it.
  const { parseChapter } = await import('./parse.ts');
  for (const entry of entries) {
    if (entry.text === undefined) {
      const message = `cannot be read: ${entry.unreadable}`;
      problems.push({ file: entry.file, line: 1, message, severity: 'error' });
      continue;
    }
    const parsed = parseChapter(entry.text, entry.file);
    problems.push(...parsed.problems);
    if (parsed.chapter !== undefined) chapters.push(parsed.chapter);
  }
  chapters.sort((a, b) => a.number - b.number || a.id.localeCompare(b.id));
  problems.push(...clashes(chapters));
  return { chapters, problems };
}

/** The name of what the build made of the chapters. */
export const READY_COURSE = 'course.json';

/** A chapter without the place of its file, which is another one wherever the school is installed. */
type ReadyChapter = Omit<Chapter, 'file'>;

/** What lists need to know of a chapter. */
export interface Outline
  extends Pick<Chapter, 'id' | 'number' | 'title' | 'summary' | 'minutes' | 'mysteries'> {
  readonly steps: readonly (Pick<Step, 'id' | 'title' | 'minutes'> & {
    readonly task: Pick<Task, 'kind'>;
  })[];
}

/** What the build writes into `READY_COURSE`: the chapters, and their outlines. Throws SpyError as `loadCourse` does. */
export async function courseMadeReady(dir: string): Promise<string> {
  const chapters = await parsedCourse(dir);
  const names = chapters.map(({ file }) => relative(dir, file));
  const whole = chapters.map(({ file: _, ...chapter }): ReadyChapter => chapter);
  return madeReady(dir, names, whole, whole.map(outlineOf));
}

function outlineOf(chapter: ReadyChapter): Outline {
  const { id, number, title, summary, minutes, mysteries } = chapter;
  const steps = chapter.steps.map((step) => ({
    ...{ id: step.id, title: step.title, minutes: step.minutes },
    task: { kind: step.task.kind },
  }));
  return { id, number, title, summary, minutes, mysteries, steps };
}

/**
 * The chapters of the school, sorted by number; as the build made them, if they are still what it made them of. Throws
 * SpyError `course-invalid` that names file and line of the first error.
 */
export async function loadCourse(
  dir: string = chaptersFolder(),
  built: ReadyFile | undefined = readyFile(READY_COURSE),
): Promise<Chapter[]> {
  const made = readyCourse<ReadyChapter[]>(dir, built, 0);
  if (made === undefined) return parsedCourse(dir);
  const fileOf = (id: string) => join(resolve(dir), id, 'chapter.md');
  return made.map((chapter) => ({ ...chapter, file: fileOf(chapter.id) }));
}

/** The same for lists, which are told sooner when nothing else is read. */
export async function loadOutlines(
  dir: string = chaptersFolder(),
  built: ReadyFile | undefined = readyFile(READY_COURSE),
): Promise<readonly Outline[]> {
  return readyCourse<Outline[]>(dir, built, 1) ?? (await parsedCourse(dir));
}

function readyCourse<Made>(dir: string, built: ReadyFile | undefined, place: number) {
  if (built === undefined) return undefined;
  const folder = resolve(dir);
  const files = chapterFiles(folder).filter((file) => existsSync(file));
  const names = files.map((file) => relative(folder, file));
  return ready<Made>(built, folder, names, place);
}

async function parsedCourse(dir: string): Promise<Chapter[]> {
  const { chapters, problems } = await readCourse(dir);
  const errors = problems.filter((problem) => problem.severity === 'error');
  const [first] = errors;
  if (first !== undefined) {
    const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : '';
    throw new SpyError(
      'course-invalid',
      `A chapter is not valid: ${describe(first)}${more}`,
      'Run spy-school lint for the whole list, and mend it there.',
    );
  }
  return chapters;
}

export { findChapter, findStep } from './find.ts';
