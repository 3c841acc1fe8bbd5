import { findChapter, findStep } from '../course/load.ts';
import type { Chapter, Step } from '../course/model.ts';

/** `chapter` or `chapter/step`, by id or number. Throws SpyError for what is not there. */
export function placeIn(
  chapters: readonly Chapter[],
  place: string,
): { chapter: Chapter; step: Step | undefined } {
  const [name = '', step] = place.split('/', 2);
  const chapter = findChapter(chapters, name);
  return { chapter, step: step ? findStep(chapter, step) : undefined };
}
