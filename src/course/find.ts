import { cleanLine } from '../base/clean.ts';
import { SpyError } from '../base/errors.ts';
import { nearest } from '../base/source/nearest.ts';
import { t } from '../words/words.ts';
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
  const shown = cleanLine(wanted, 60);
  const list = chapters.map(({ number, id }) => `${number} ${id}`).join(', ');
  throw new SpyError(
    'unknown-chapter',
    several
      ? ambiguous(shown, idsOf(begins))
      : unknownChapter(shown, nearest(name, idsOf(chapters))),
    t`The chapters are ${list}.`,
    { exitCode: 2 },
  );
}

/** The step with this id or number (from 1). Throws SpyError `unknown-step` with the nearest id. */
export function findStep(chapter: Chapter, wanted: string): Step {
  const name = wanted.trim().toLowerCase();
  const byNumber = /^\d+$/.test(name) ? chapter.steps[Number(name) - 1] : undefined;
  const step = chapter.steps.find(({ id }) => id === name) ?? byNumber;
  if (step !== undefined) return step;
  const ids = idsOf(chapter.steps);
  const list = ids.join(', ');
  throw new SpyError(
    'unknown-step',
    unknownStep(chapter.title, cleanLine(wanted, 60), nearest(name, ids)),
    t`Its steps are ${list}.`,
    { exitCode: 2 },
  );
}

function idsOf(all: readonly { readonly id: string }[]): string[] {
  return all.map(({ id }) => id);
}

function ambiguous(shown: string, ids: readonly string[]): string {
  const list = ids.reduce((first, second) => t`${first} or ${second}`);
  return t`"${shown}" could be ${list}.`;
}

function unknownChapter(shown: string, near: string | undefined): string {
  return near === undefined
    ? t`There is no chapter "${shown}".`
    : t`There is no chapter "${shown}"; did you mean "${near}"?`;
}

function unknownStep(title: string, shown: string, near: string | undefined): string {
  return near === undefined
    ? t`"${title}" has no step "${shown}".`
    : t`"${title}" has no step "${shown}"; did you mean "${near}"?`;
}
