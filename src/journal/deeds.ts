import { never } from '../base/exhaustive.ts';
import type { JournalEvent } from './events.ts';

/** What one step saw of its learner. */
export interface Deeds {
  /** Place and time of the event that made it done: solved, or done after the solution was shown. */
  done: { readonly place: number; readonly at: string } | undefined;
  skipped: boolean;
  /** Whether a verdict said so. */
  passed: boolean;
  solved: boolean;
  solutionShown: boolean;
  proved: boolean;
  predicted: boolean;
  hints: number;
  commands: string[];
}

/** What a shell ends with when there is no such program. */
const NOT_FOUND = 127;

/** Folds the events into what was done, chapter by chapter and step by step; a reset chapter is forgotten. */
export function deedsIn(events: readonly JournalEvent[]): Map<string, Map<string, Deeds>> {
  const chapters = new Map<string, Map<string, Deeds>>();
  const seen = new Set<string>();
  for (const [place, event] of events.entries()) {
    if (seen.has(event.id)) continue;
    seen.add(event.id);
    if (event.type === 'chapter-reset') chapters.delete(event.chapter);
    else if (event.type !== 'chapter-started' && event.type !== 'chapter-finished') {
      const steps = chapters.get(event.chapter) ?? new Map<string, Deeds>();
      chapters.set(event.chapter, steps);
      const step = steps.get(event.step) ?? noDeeds();
      steps.set(event.step, step);
      note(event, place, step);
    }
  }
  return chapters;
}

type StepEvent = Extract<JournalEvent, { step: string }>;

function note(event: StepEvent, place: number, step: Deeds): void {
  switch (event.type) {
    case 'step-entered':
      return;
    case 'predicted':
      step.predicted = true;
      return;
    case 'cited':
    case 'chose':
    case 'answered':
    case 'probed':
    case 'command-judged':
      if (event.verdict === 'passed') step.passed = true;
      if (event.verdict === 'passed' && 'line' in event && event.line) step.proved = true;
      if (event.type === 'command-judged' && event.exit !== NOT_FOUND)
        step.commands.push(event.command);
      return;
    case 'hint-shown':
      step.hints = Math.max(step.hints, event.hint);
      return;
    case 'solution-shown':
      step.solutionShown = true;
      return;
    case 'solved':
      if (event.how === 'skipped') step.skipped = true;
      else step.done ??= { place, at: event.at };
      if (event.how === 'solved') step.solved = true;
      if (event.how === 'solved' && event.line) step.proved = true;
      if (event.command !== undefined) step.commands.push(event.command);
      return;
    case 'help-asked':
    case 'help-withdrawn':
      return;
    default:
      never(event);
  }
}

function noDeeds(): Deeds {
  return {
    done: undefined,
    skipped: false,
    passed: false,
    solved: false,
    solutionShown: false,
    proved: false,
    predicted: false,
    hints: 0,
    commands: [],
  };
}
