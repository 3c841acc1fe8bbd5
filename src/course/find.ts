import { cleanLine } from '../base/clean.ts';
import { SpyError } from '../base/errors.ts';
import { didYouMean } from '../base/source/nearest.ts';
import type { Chapter, Step } from './model.ts';

/**
 * The chapter with this id, number, title or unique beginning of one. Throws SpyError `unknown-chapter`
 * with the nearest name.
 */
export function findChapter(chapters: readonly Chapter[], wanted: string): Chapter {
  const name = wanted.trim().toLowerCase();
  const exact = chapters.find(
    (chapter) =>
      chapter.id === name ||
      chapter.title.toLowerCase() === name ||
      (/^\d+$/.test(name) && chapter.number === Number(name)),
  );
  if (exact !== undefined) return exact;
  const begins = chapters.filter(
    (chapter) => chapter.id.startsWith(name) || chapter.title.toLowerCase().startsWith(name),
  );
  const [only] = begins;
  if (name !== '' && begins.length === 1 && only !== undefined) return only;
  const several = name !== '' && begins.length > 1;
  const ids = chapters.map((chapter) => chapter.id);
  const shown = cleanLine(wanted, 60);
  throw new SpyError(
    'unknown-chapter',
    several
      ? `"${shown}" could be ${begins.map((chapter) => chapter.id).join(' or ')}.`
      : `There is no chapter "${shown}"${didYouMean(name, ids) || '.'}`,
    `The chapters are ${chapters.map(({ number, id }) => `${number} ${id}`).join(', ')}.`,
    { exitCode: 2 },
  );
}

/** The step with this id or number (from 1). Throws SpyError `unknown-step` with the nearest id. */
export function findStep(chapter: Chapter, wanted: string): Step {
  const name = wanted.trim().toLowerCase();
  const byNumber = /^\d+$/.test(name) ? chapter.steps[Number(name) - 1] : undefined;
  const step = chapter.steps.find(({ id }) => id === name) ?? byNumber;
  if (step !== undefined) return step;
  const ids = chapter.steps.map(({ id }) => id);
  throw new SpyError(
    'unknown-step',
    `"${chapter.title}" has no step "${cleanLine(wanted, 60)}"${didYouMean(name, ids) || '.'}`,
    `Its steps are ${ids.join(', ')}.`,
    { exitCode: 2 },
  );
}
