import type { Powers } from '../base/powers.ts';
import { fill, type Values } from '../base/values.ts';
import type { Chapter, ScriptLine, Step } from '../course/model.ts';
import { noticed } from '../evidence/noticed.ts';
import type { Observation } from '../evidence/observation.ts';
import type { Telling, Verdict } from '../evidence/verdict.ts';
import type { Revealed } from './classroom.ts';
import type { StepPlay, StepState } from './step-play.ts';

/** Everything a screen needs to show of the play at one moment. Texts have their `{{values}}` filled in. */
export interface PlayView {
  readonly chapter: Chapter;
  readonly step: Step;
  /** From 0. */
  readonly stepIndex: number;
  readonly states: readonly StepState[];
  readonly state: StepState;
  /** Whether there is a task to be done still: skipped and shown steps stay open. */
  readonly open: boolean;
  /** Wrong or incomplete choices, answers and citations since the step was opened. */
  readonly tries: number;
  readonly prose: string;
  readonly prompt: string | undefined;
  /** The last verdict since the step was opened. */
  readonly verdict: Verdict | undefined;
  /** What the guide has noticed while nothing is decided. */
  readonly noticed: string;
  readonly hints: readonly string[];
  readonly hintsLeft: number;
  /** The shown solution, if it was asked for. */
  readonly solution: readonly ScriptLine[] | undefined;
  readonly debrief: string | undefined;
  readonly telling: Telling | undefined;
  /** The label of the learner's prediction at this step. */
  readonly prediction: string | undefined;
  /** Ids of the options picked last. */
  readonly picked: readonly string[];
  readonly finished: boolean;
  /** Whether the world is being checked just now: a verdict is on its way. */
  readonly checking: boolean;
  /** Why what happened is not safe on disk yet; '' while all is well. */
  readonly trouble: string;
  /** Why the room's gate does not let the learner go on from here, in a sentence. */
  readonly held: string | undefined;
  /** What the room shows of this step and the learner does not see otherwise. */
  readonly shown: {
    readonly solution: readonly ScriptLine[] | undefined;
    readonly debrief: string | undefined;
  };
}

export interface ViewParts {
  readonly chapter: Chapter;
  readonly stepIndex: number;
  readonly steps: readonly StepPlay[];
  readonly values: Values;
  readonly powers: Powers;
  readonly finished: boolean;
  readonly checking: boolean;
  readonly trouble: string;
  readonly held: string | undefined;
  readonly reveals: readonly Revealed[];
  /** Asked for only while nothing is decided. */
  observations(): Observation[];
}

/** Puts together what the screen shows; texts get the values of this lab. */
export function viewOf(parts: ViewParts): PlayView {
  const { chapter, stepIndex, steps, values, finished } = parts;
  const step = chapter.steps[stepIndex];
  const now = steps[stepIndex];
  if (!step || !now) throw new Error(`no step ${stepIndex} in ${chapter.id}`);
  const filled = (text: string) => fill(text, values);
  const open = now.state !== 'solved' && step.task.kind !== 'read';
  const undecided = open && !now.verdict;
  const reveals = (what: Revealed) => parts.reveals.includes(what);
  const debrief = step.debrief === undefined ? undefined : filled(step.debrief);
  return {
    chapter,
    step,
    stepIndex,
    states: steps.map((each) => each.state),
    state: now.state,
    open,
    tries: now.tries,
    prose: filled(step.prose),
    prompt: 'prompt' in step.task ? filled(step.task.prompt) : undefined,
    verdict: now.verdict,
    noticed: undecided ? noticed(step.task, parts.observations(), parts.powers) : '',
    hints: step.hints.slice(0, now.hints).map(({ text }) => filled(text)),
    hintsLeft: step.hints.length - now.hints,
    solution: now.solutionShown ? solutionOf(step, filled) : undefined,
    debrief: open ? undefined : debrief,
    telling: now.telling,
    prediction: now.prediction,
    picked: now.picked,
    finished,
    checking: open && parts.checking,
    trouble: parts.trouble,
    held: parts.held,
    shown: {
      solution: reveals('solution') && !now.solutionShown ? solutionOf(step, filled) : undefined,
      debrief: reveals('debrief') && open ? debrief : undefined,
    },
  };
}

/** The first solution of those that can be played here. */
function solutionOf(step: Step, filled: (text: string) => string): ScriptLine[] {
  return (step.solutions[0]?.lines ?? []).map((line) =>
    'text' in line ? { ...line, text: filled(line.text) } : line,
  );
}
