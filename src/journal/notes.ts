import { never } from '../base/exhaustive.ts';
import type { JournalEvent } from './events.ts';

/** What a step is worth rereading for. */
export interface StepNotes {
  state: 'open' | 'solved' | 'skipped' | 'shown';
  prediction: string | undefined;
  /** The answer that passed. */
  answer: string | undefined;
  /** Ids of the options that passed. */
  choices: readonly string[];
  /** The command and the line of its output that proved it. */
  command: string | undefined;
  line: string | undefined;
  /** Why it passed. */
  reason: string | undefined;
  hints: number;
  solutionShown: boolean;
  /** Answers, choices and citations that did not pass; trying commands out is not a miss. */
  misses: number;
}

export interface ChapterNotes {
  firstAt: string;
  lastAt: string;
  finished: boolean;
  readonly steps: Map<string, StepNotes>;
}

/** Folds the events into what the notebook tells, chapter by chapter; a reset chapter is forgotten. */
export function chapterNotes(events: readonly JournalEvent[]): ReadonlyMap<string, ChapterNotes> {
  const chapters = new Map<string, ChapterNotes>();
  const seen = new Set<string>();
  for (const event of events) {
    if (seen.has(event.id)) continue;
    seen.add(event.id);
    if (event.type === 'chapter-reset') {
      chapters.delete(event.chapter);
      continue;
    }
    let chapter = chapters.get(event.chapter);
    if (!chapter) {
      chapter = { firstAt: event.at, lastAt: event.at, finished: false, steps: new Map() };
      chapters.set(event.chapter, chapter);
    }
    chapter.lastAt = event.at;
    note(event, chapter);
  }
  return chapters;
}

function note(
  event: Exclude<JournalEvent, { type: 'chapter-reset' }>,
  chapter: ChapterNotes,
): void {
  if (event.type === 'chapter-started') return;
  if (event.type === 'chapter-finished') {
    chapter.finished = true;
    return;
  }
  const step = stepOf(chapter, event.step);
  switch (event.type) {
    case 'step-entered':
      return;
    case 'predicted':
      step.prediction = event.label || event.choice;
      return;
    case 'chose':
      conclude(step, event);
      if (event.verdict === 'passed') step.choices = event.choices;
      return;
    case 'answered':
      conclude(step, event);
      if (event.verdict === 'passed') step.answer = event.answer;
      return;
    case 'cited':
      conclude(step, event);
      if (event.verdict === 'passed') step.line = event.line;
      return;
    case 'command-judged':
      if (event.verdict !== 'passed') return;
      step.reason = event.reason;
      step.command = event.command;
      step.line = event.line ?? step.line;
      return;
    case 'probed':
      if (event.verdict === 'passed') step.reason = event.reason;
      return;
    case 'hint-shown':
      step.hints = Math.max(step.hints, event.hint);
      return;
    case 'solution-shown':
      step.solutionShown = true;
      return;
    case 'solved':
      step.line = event.line ?? step.line;
      step.command = event.command ?? step.command;
      if (event.how === 'solved' || step.state !== 'solved') step.state = event.how;
      return;
    case 'help-asked':
    case 'help-withdrawn':
      return;
    default:
      never(event);
  }
}

/** Keeps why it passed; what did not counts as a miss, as long as the step is not solved. */
function conclude(
  step: StepNotes,
  { verdict, reason }: { verdict: 'passed' | 'not-yet' | 'wrong'; reason: string },
): void {
  if (verdict === 'passed') step.reason = reason;
  else if (step.state !== 'solved') step.misses += 1;
}

function stepOf(chapter: ChapterNotes, id: string): StepNotes {
  let step = chapter.steps.get(id);
  if (!step) {
    step = {
      state: 'open',
      prediction: undefined,
      answer: undefined,
      choices: [],
      command: undefined,
      line: undefined,
      reason: undefined,
      hints: 0,
      solutionShown: false,
      misses: 0,
    };
    chapter.steps.set(id, step);
  }
  return step;
}
