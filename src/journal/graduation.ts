import { type Deeds, deedsIn } from './deeds.ts';
import type { JournalEvent } from './events.ts';
import type { ChapterOutline } from './summary.ts';

/** Whether somebody has closed every case, with what they did on the way; or what is open still. */
export type Graduation = StillOpen | Graduated;

export interface StillOpen {
  readonly kind: 'open';
  /** Chapters with something left to do, in the course's order. */
  readonly chapters: readonly OpenChapter[];
}

export interface OpenChapter {
  readonly id: string;
  readonly title: string;
  readonly done: number;
  readonly total: number;
  readonly open: readonly {
    readonly id: string;
    readonly title: string;
    readonly skipped: boolean;
  }[];
}

export interface Graduated {
  readonly kind: 'graduated';
  /** When the last step was done, ISO 8601. */
  readonly at: string;
  readonly cases: readonly ClosedCase[];
  /** Steps that a verdict could refuse, passed or shown. */
  readonly tasks: number;
  /** Those of them that were solved without a look at the solution. */
  readonly unaided: number;
  /** Steps with a line of the learner's own output that proved them. */
  readonly evidence: number;
  readonly predictions: number;
  readonly hints: number;
  /** What was typed and then judged, or proved a step; not what the shell did not know. */
  readonly commands: readonly string[];
}

export interface ClosedCase {
  readonly id: string;
  readonly title: string;
  /** When its last step was done. */
  readonly at: string;
}

/**
 * Folds the events, in their order, into graduation from the course as it is today: steps that it no longer
 * has count nowhere. A chapter that was reset is forgotten.
 */
export function graduationOf(
  events: readonly JournalEvent[],
  chapters: readonly ChapterOutline[],
): Graduation {
  const deeds = deedsIn(events);
  const courses = chapters.map((chapter) => {
    const steps = chapter.steps.map((step) => ({
      ...step,
      deeds: deeds.get(chapter.id)?.get(step.id),
    }));
    const open = steps.filter((step) => step.deeds?.done === undefined);
    return { chapter, steps, open };
  });
  const waiting = courses.filter(({ open }) => open.length > 0);
  const all = courses.flatMap(({ steps }) => steps.flatMap((step) => step.deeds ?? []));
  const last = latest(all);
  if (waiting.length > 0 || last === undefined)
    return {
      kind: 'open',
      chapters: waiting.map(({ chapter, steps, open }) => ({
        id: chapter.id,
        title: chapter.title,
        done: steps.length - open.length,
        total: steps.length,
        open: open.map(({ id, title, deeds: step }) => ({
          id,
          title,
          skipped: step?.skipped ?? false,
        })),
      })),
    };
  const count = (holds: (step: Deeds) => boolean) => all.filter(holds).length;
  return {
    kind: 'graduated',
    at: last,
    cases: courses.map(({ chapter, steps }) => ({
      id: chapter.id,
      title: chapter.title,
      at: latest(steps.flatMap((step) => step.deeds ?? [])) ?? last,
    })),
    tasks: count((step) => step.passed || !step.solved),
    unaided: count((step) => step.passed && step.solved && !step.solutionShown),
    evidence: count(({ proved }) => proved),
    predictions: count(({ predicted }) => predicted),
    hints: all.reduce((sum, { hints }) => sum + hints, 0),
    commands: all.flatMap(({ commands }) => commands),
  };
}

/** When the last of these steps was done; clocks may lie, so the place in the journal decides. */
function latest(steps: readonly Deeds[]): string | undefined {
  const done = steps.flatMap((step) => step.done ?? []);
  return done.sort((one, other) => other.place - one.place)[0]?.at;
}
