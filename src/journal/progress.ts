import { never } from '../base/exhaustive.ts';
import type { JournalEvent } from './events.ts';
import { isFurther } from './reached.ts';

export { type ChapterOutline, type Summary, summarise } from './summary.ts';

/** How far somebody has come, by stable ids; knows nothing of the course as it is today. */
export interface Progress {
  readonly chapters: ReadonlyMap<string, ChapterProgress>;
}

export interface ChapterProgress {
  /** Undefined when the chapter's start is missing from the journal. */
  readonly seed: number | undefined;
  readonly steps: ReadonlyMap<string, StepProgress>;
  /** The step that was open last. */
  readonly lastStep: string | undefined;
  readonly finished: boolean;
  /** ISO 8601, of the first and the latest event. */
  readonly startedAt: string;
  readonly lastAt: string;
  /** Position of the latest event in the journal: says which chapter is the most recent, whatever the clock. */
  readonly latest: number;
}

export interface StepProgress {
  /** The best that was reached: solved, else shown, else skipped. */
  readonly state: 'open' | 'solved' | 'skipped' | 'shown';
  readonly entered: boolean;
  /** How many hints were shown. */
  readonly hints: number;
  readonly solutionShown: boolean;
  /** The label of what was predicted last. */
  readonly prediction: string | undefined;
}

type Draft<T> = { -readonly [K in keyof T]: T[K] };
type ChapterDraft = Draft<ChapterProgress> & { steps: Map<string, Draft<StepProgress>> };

/** Folds the events, in their order, into progress. An event that comes twice changes nothing. */
export function progressOf(events: readonly JournalEvent[]): Progress {
  const chapters = new Map<string, ChapterDraft>();
  const seen = new Set<string>();
  for (const [index, event] of events.entries()) {
    if (seen.has(event.id)) continue;
    seen.add(event.id);
    if (event.type === 'chapter-reset') chapters.delete(event.chapter);
    else apply(event, index, chapterOf(chapters, event));
  }
  return { chapters };
}

/** Where to go on: the most recent chapter that is not finished, and the step that was open there. */
export function continuePoint(
  progress: Progress,
): { chapter: string; step: string | undefined } | undefined {
  let best: { chapter: string; step: string | undefined; latest: number } | undefined;
  for (const [chapter, { finished, lastStep, latest }] of progress.chapters)
    if (!finished && latest > (best?.latest ?? -1)) best = { chapter, step: lastStep, latest };
  return best && { chapter: best.chapter, step: best.step };
}

function apply(
  event: Exclude<JournalEvent, { type: 'chapter-reset' }>,
  index: number,
  chapter: ChapterDraft,
): void {
  chapter.lastAt = event.at;
  chapter.latest = index;
  switch (event.type) {
    case 'chapter-started':
      chapter.seed = event.seed;
      return;
    case 'chapter-finished':
      chapter.finished = true;
      return;
  }
  const step = stepOf(chapter, event.step);
  chapter.lastStep = event.step;
  switch (event.type) {
    case 'step-entered':
      step.entered = true;
      return;
    case 'predicted':
      step.prediction = event.label;
      return;
    case 'hint-shown':
      step.hints = Math.max(step.hints, event.hint);
      return;
    case 'solution-shown':
      step.solutionShown = true;
      return;
    case 'solved':
      if (isFurther(event.how, step.state)) step.state = event.how;
      return;
    case 'chose':
    case 'command-judged':
    case 'answered':
    case 'cited':
    case 'probed':
    case 'help-asked':
    case 'help-withdrawn':
      return;
    default:
      never(event);
  }
}

function chapterOf(chapters: Map<string, ChapterDraft>, event: JournalEvent): ChapterDraft {
  let chapter = chapters.get(event.chapter);
  if (!chapter) {
    chapter = {
      seed: undefined,
      steps: new Map(),
      lastStep: undefined,
      finished: false,
      startedAt: event.at,
      lastAt: event.at,
      latest: 0,
    };
    chapters.set(event.chapter, chapter);
  }
  return chapter;
}

function stepOf(chapter: ChapterDraft, id: string): Draft<StepProgress> {
  let step = chapter.steps.get(id);
  if (!step) {
    step = { state: 'open', entered: false, hints: 0, solutionShown: false, prediction: undefined };
    chapter.steps.set(id, step);
  }
  return step;
}
