import type { ChapterProgress, Progress, StepProgress } from './progress.ts';

/** What the journal needs to know of a chapter; a `Chapter` of the course fits. */
export interface ChapterOutline {
  readonly id: string;
  readonly title: string;
  readonly steps: readonly { readonly id: string; readonly title: string }[];
}

export interface Summary {
  /** Steps solved, or done after the solution was shown; skipped ones wait to be done. */
  readonly done: number;
  readonly total: number;
  /** 0 to 100, rounded down: 100 means everything. */
  readonly percent: number;
  /** In the course's order. */
  readonly chapters: readonly ChapterSummary[];
  /** Chapters of the journal that the course no longer has. */
  readonly vanished: readonly string[];
}

export interface ChapterSummary {
  readonly id: string;
  readonly title: string;
  readonly status: 'new' | 'open' | 'finished';
  readonly done: number;
  readonly total: number;
  readonly percent: number;
  readonly solved: number;
  readonly shown: number;
  readonly skipped: number;
  readonly hints: number;
  readonly startedAt: string | undefined;
  readonly lastAt: string | undefined;
  readonly steps: readonly {
    readonly id: string;
    readonly title: string;
    readonly state: StepProgress['state'];
    readonly hints: number;
  }[];
  /** Steps of the journal that the chapter no longer has; they count nowhere. */
  readonly vanished: readonly string[];
}

/** Progress measured against the course as it is today; steps that vanished or are new do no harm. */
export function summarise(progress: Progress, chapters: readonly ChapterOutline[]): Summary {
  const summaries = chapters.map((chapter) =>
    summariseChapter(chapter, progress.chapters.get(chapter.id)),
  );
  const known = new Set(chapters.map(({ id }) => id));
  return {
    ...share(sum(summaries.map(({ done }) => done)), sum(summaries.map(({ total }) => total))),
    chapters: summaries,
    vanished: [...progress.chapters.keys()].filter((id) => !known.has(id)),
  };
}

function summariseChapter(
  chapter: ChapterOutline,
  past: ChapterProgress | undefined,
): ChapterSummary {
  const steps = chapter.steps.map(({ id, title }) => {
    const step = past?.steps.get(id);
    return { id, title, state: step?.state ?? 'open', hints: step?.hints ?? 0 };
  });
  const count = (state: StepProgress['state']) =>
    steps.filter((step) => step.state === state).length;
  const [solved, shown] = [count('solved'), count('shown')];
  const known = new Set(steps.map(({ id }) => id));
  return {
    id: chapter.id,
    title: chapter.title,
    status: past === undefined ? 'new' : past.finished ? 'finished' : 'open',
    ...share(solved + shown, steps.length),
    solved,
    shown,
    skipped: count('skipped'),
    hints: sum(steps.map(({ hints }) => hints)),
    startedAt: past?.startedAt,
    lastAt: past?.lastAt,
    steps,
    vanished: [...(past?.steps.keys() ?? [])].filter((id) => !known.has(id)),
  };
}

function share(done: number, total: number): { done: number; total: number; percent: number } {
  return { done, total, percent: total === 0 ? 0 : Math.floor((100 * done) / total) };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
