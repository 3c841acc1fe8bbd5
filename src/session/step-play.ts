import type { Telling, Verdict } from '../evidence/verdict.ts';
import type { StepProgress } from '../journal/progress.ts';

/** How a step stands with this learner. */
export type StepState = 'open' | 'solved' | 'skipped' | 'shown';

/** What a step has come to, in this play and those before. */
export interface StepPlay {
  state: StepState;
  /** The last verdict since the step was opened. */
  verdict: Verdict | undefined;
  /** How many hints are shown. */
  hints: number;
  solutionShown: boolean;
  telling: Telling | undefined;
  prediction: string | undefined;
  /** Ids of the options picked last. */
  picked: readonly string[];
  /** Wrong or incomplete choices, answers and citations since the step was opened. */
  tries: number;
}

/** A step as the journal remembers it; verdicts and transcripts of earlier plays are gone with their labs. */
export function resumedStep(before: StepProgress | undefined): StepPlay {
  return {
    state: before?.state ?? 'open',
    verdict: undefined,
    hints: before?.hints ?? 0,
    solutionShown: before?.solutionShown ?? false,
    telling: undefined,
    prediction: before?.prediction,
    picked: [],
    tries: 0,
  };
}
