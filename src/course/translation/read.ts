import { readFileSync } from 'node:fs';
import { errnoOf, messageOf } from '../../base/errors.ts';
import type { Problem } from '../../base/source/problem.ts';
import type { Language } from '../../words/language.ts';
import type { Chapter } from '../model.ts';
import { translationFile } from '../read.ts';
import { translated } from './apply.ts';
import type { Translation } from './model.ts';
import { parseTranslation } from './parse.ts';

/** A chapter's words in a language, from the file beside it; nothing and no problem where there is none. Never throws. */
export function readTranslation(
  chapter: Pick<Chapter, 'file'>,
  language: Language,
): { translation?: Translation; problems: Problem[] } {
  const file = translationFile(chapter.file, language);
  let source: string;
  try {
    source = readFileSync(file, 'utf8');
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return { problems: [] };
    const message = `cannot be read: ${messageOf(error)}`;
    return { problems: [{ file, line: 1, message, severity: 'error' }] };
  }
  return parseTranslation(source, file, language);
}

/** The course in a language, as far as it is translated, and what is wrong with its files. */
export function inLanguage(
  course: { chapters: readonly Chapter[]; problems: readonly Problem[] },
  language: Language,
): { chapters: Chapter[]; problems: Problem[] } {
  const problems = [...course.problems];
  const chapters = course.chapters.map((chapter) => {
    const read = readTranslation(chapter, language);
    problems.push(...read.problems);
    return read.translation === undefined ? chapter : translated(chapter, read.translation);
  });
  return { chapters, problems };
}
