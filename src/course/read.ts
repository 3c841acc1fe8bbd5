import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { errnoOf, messageOf, SpyError } from '../base/errors.ts';
import { packageRoot } from '../base/paths.ts';
import { type Problem, shownPath } from '../base/source/problem.ts';
import type { Language } from '../words/language.ts';
import type { Chapter } from './model.ts';

/** Where the school's own chapters are. */
export function chaptersFolder(): string {
  return join(packageRoot(), 'chapters');
}

/** Their chapter.md, sorted. Without the detour over other threads, which takes longer than reading: every start does it. */
export function chapterFiles(dir: string): string[] {
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

/** Where a chapter's words in another language stand: beside it. */
export function translationFile(file: string, language: Language): string {
  return join(dirname(file), `${language}.md`);
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
