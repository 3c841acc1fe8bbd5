import { existsSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { SpyError } from '../base/errors.ts';
import { madeReady, type ReadyFile, ready, readyFile } from '../base/ready.ts';
import { describe } from '../base/source/problem.ts';
import type { Language } from '../words/language.ts';
import { language as spoken } from '../words/words.ts';
import type { Chapter, Step, Task } from './model.ts';
import { chapterFiles, chaptersFolder, readCourse, translationFile } from './read.ts';

/** The name of what the build made of the chapters in a language: the whole course, or what lists need to know of it. */
export function readyCourseName(what: 'course' | 'outlines', language: Language): string {
  return language === 'en' ? `${what}.json` : `${what}.${language}.json`;
}

/** A chapter without the place of its file, which is another one wherever the school is installed. */
type ReadyChapter = Omit<Chapter, 'file'>;

/** What lists need to know of a chapter. */
export interface Outline
  extends Pick<Chapter, 'id' | 'number' | 'title' | 'summary' | 'minutes' | 'mysteries'> {
  readonly steps: readonly (Pick<Step, 'id' | 'title' | 'minutes'> & {
    readonly task: Pick<Task, 'kind'>;
  })[];
}

/** What the build writes down of the chapters. Throws SpyError as `loadCourse` does. */
export async function courseMadeReady(dir: string, language: Language = 'en'): Promise<string> {
  const chapters = await parsedCourse(dir, language);
  const whole = chapters.map(({ file: _, ...chapter }): ReadyChapter => chapter);
  return madeReady(dir, sourceNames(dir, language), whole);
}

/** The same for their outlines, which are a file of their own: lists are read sooner so. */
export async function outlinesMadeReady(dir: string, language: Language = 'en'): Promise<string> {
  const chapters = await parsedCourse(dir, language);
  return madeReady(dir, sourceNames(dir, language), chapters.map(outlineOf));
}

function outlineOf(chapter: ReadyChapter): Outline {
  const { id, number, title, summary, minutes, mysteries } = chapter;
  const steps = chapter.steps.map((step) => ({
    ...{ id: step.id, title: step.title, minutes: step.minutes },
    task: { kind: step.task.kind },
  }));
  return { id, number, title, summary, minutes, mysteries, steps };
}

/** The files that a course is made of, below its folder. */
function sourceNames(dir: string, language: Language): string[] {
  const folder = resolve(dir);
  const originals = chapterFiles(folder);
  const files =
    language === 'en'
      ? originals
      : originals.flatMap((file) => [file, translationFile(file, language)]);
  return files.filter((file) => existsSync(file)).map((file) => relative(folder, file));
}

/**
 * The chapters of the school, sorted by number, in the language that is spoken; as the build made them, if they are still what it made them of. Throws
 * SpyError `course-invalid` that names file and line of the first error.
 */
export async function loadCourse(
  dir: string = chaptersFolder(),
  language: Language = spoken,
  built: ReadyFile | undefined = readyFile(readyCourseName('course', language)),
): Promise<Chapter[]> {
  const made = readyCourse<ReadyChapter[]>(dir, language, built);
  if (made === undefined) return parsedCourse(dir, language);
  const fileOf = (id: string) => join(resolve(dir), id, 'chapter.md');
  return made.map((chapter) => ({ ...chapter, file: fileOf(chapter.id) }));
}

/** The same for lists, which are told sooner when nothing else is read. */
export async function loadOutlines(
  dir: string = chaptersFolder(),
  language: Language = spoken,
  built: ReadyFile | undefined = readyFile(readyCourseName('outlines', language)),
): Promise<readonly Outline[]> {
  return readyCourse<Outline[]>(dir, language, built) ?? (await parsedCourse(dir, language));
}

function readyCourse<Made>(dir: string, language: Language, built: ReadyFile | undefined) {
  if (built === undefined) return undefined;
  return ready<Made>(built, resolve(dir), sourceNames(dir, language));
}

async function parsedCourse(dir: string, language: Language): Promise<Chapter[]> {
  const course = await readCourse(dir);
  const { chapters, problems } =
    language === 'en'
      ? course
      : (await import('./translation/read.ts')).inLanguage(course, language);
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
export { chaptersFolder, readCourse } from './read.ts';
