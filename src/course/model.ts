import type { Power } from '../base/powers.ts';
import type { Condition } from './condition.ts';

/** A chapter as the rest of the school sees it: already parsed and valid. */
export interface Chapter {
  readonly id: string;
  readonly title: string;
  /** One sentence for the home screen. */
  readonly summary: string;
  /** Place on the home screen, counted from 0; Wizard School is 0, Chapter 1 is 1. */
  readonly number: number;
  readonly minutes: number;
  /** Ids of the mysteries that are planted in this chapter's lab. */
  readonly mysteries: readonly string[];
  /** Commands that the chapter cannot do without. */
  readonly tools: readonly string[];
  /** Commands it uses when they are there. */
  readonly optionalTools: readonly string[];
  /** Powers it cannot do without. */
  readonly powers: readonly Power[];
  readonly file: string;
  /** Shown before the first step (Markdown). */
  readonly intro: string;
  readonly steps: readonly Step[];
}

export interface Step {
  /** Stable: progress is remembered by it. */
  readonly id: string;
  readonly title: string;
  /** Line of the heading in the chapter's file, from 1. */
  readonly line: number;
  /** Minutes, from the step's share of the chapter or its own `minutes`. */
  readonly minutes: number;
  /** Markdown. */
  readonly prose: string;
  /** What follows the prose on some machines. */
  readonly asides: readonly Conditional[];
  readonly task: Task;
  /** Where one of these is missing, the step is only for reading. */
  readonly wants: Pick<Condition, 'needs' | 'tools'>;
  /** Graded: the mildest first. */
  readonly hints: readonly Conditional[];
  readonly solutions: readonly Script[];
  readonly wrongAttempts: readonly WrongAttempt[];
  /** Shown after success: what you saw and why it matters (Markdown). */
  readonly debrief: string | undefined;
  /** For the facilitator (Markdown). */
  readonly notes: string | undefined;
  /** Mysteries whose source is laid into the lab's home (`~/opened/<id>/`) when this step opens. */
  readonly opens: readonly string[];
}

/** A text (Markdown) that is shown where its condition holds. */
export interface Conditional extends Condition {
  readonly text: string;
}

export interface Option {
  /** Stable within the step. */
  readonly id: string;
  readonly label: string;
}

/** Matches one line of output, plain or as a call in a trace. `{{names}}` are filled in before matching. */
export type Matcher =
  | {
      readonly match: 'call';
      /** Names of the call, alternatives: openat, open. */
      readonly names: readonly string[];
      /** A text that the arguments must contain (not a pattern); `{{list}}` means any of its items. */
      readonly arg: string | undefined;
      /** ok: returned >= 0; failed: any error; else an errno name such as ENOENT; any: no matter. */
      readonly result: 'ok' | 'failed' | 'any' | (string & {});
    }
  | {
      readonly match: 'line' /** A regular expression; `{{values}}` in it are escaped. */;
      readonly pattern: string;
    };

/** One right way: everything in `shows` must be seen in one command's output or the files it wrote. */
export interface Route {
  readonly name: string;
  readonly needs: readonly Power[];
  readonly shows: readonly Matcher[];
}

/** A slip worth its own words, tried in order when nothing passed. */
export interface Slip {
  /** Regular expression over the command as typed, if it is about the command. */
  readonly command: string | undefined;
  /** Something the command showed, if it is about the output. */
  readonly saw: Matcher | undefined;
  readonly say: string;
}

/** How an answer is normalised before it is compared. */
export type AnswerForm = 'path' | 'number' | 'word' | 'call' | 'address' | 'text' | 'sequence';

export type Expectation =
  /** Any of these values; a `{{list}}` stands for each of its items. */
  | { readonly expect: 'value'; readonly anyOf: readonly string[] }
  /** The number of system calls that the learner's own trace of `program` shows. */
  | { readonly expect: 'own-call-count'; readonly program: string };

export interface NearMiss {
  /** Values (with `{{names}}`) that earn this reply. */
  readonly anyOf: readonly string[];
  readonly say: string;
}

export type Task =
  | { readonly kind: 'read' }
  | { readonly kind: 'predict'; readonly prompt: string; readonly options: readonly Option[] }
  | {
      readonly kind: 'choose';
      readonly prompt: string;
      readonly several: boolean;
      readonly options: readonly (Option & { readonly right: boolean; readonly because: string })[];
    }
  | {
      readonly kind: 'answer';
      readonly prompt: string;
      readonly form: AnswerForm;
      readonly expectation: Expectation;
      readonly nearMisses: readonly NearMiss[];
    }
  | {
      readonly kind: 'run';
      readonly prompt: string;
      /** The program to be watched, as the learner types it (`./parrot`, `bash`), if there is one. */
      readonly program: string | undefined;
      readonly routes: readonly Route[];
      readonly slips: readonly Slip[];
      /** true: what was done before the step opened counts as well. */
      readonly earlierCounts: boolean;
    }
  | {
      readonly kind: 'cite';
      readonly prompt: string;
      readonly accept: readonly Matcher[];
      readonly slips: readonly Slip[];
    }
  | {
      readonly kind: 'fix';
      readonly prompt: string;
      /** `<mystery>/<probe>`: a probe of a mystery's manifest; exit 0 passes, its last line says why not. */
      readonly probe: string;
      readonly slips: readonly Slip[];
    };

export type TaskKind = Task['kind'];

/** What a solution or a wrong attempt does, line by line; see course/script.ts for how it is written. */
export type ScriptLine =
  | { readonly act: 'type'; readonly tab: number; readonly text: string; readonly wait: boolean }
  | { readonly act: 'key'; readonly tab: number; readonly key: 'C' | 'D' | 'Z' }
  | { readonly act: 'await'; readonly tab: number; readonly text: string }
  | { readonly act: 'answer'; readonly text: string }
  | { readonly act: 'cite'; readonly text: string }
  | { readonly act: 'say'; readonly text: string };

/** A way to play; left out where its condition does not hold. */
export interface Script extends Condition {
  readonly lines: readonly ScriptLine[];
  /** Line in the chapter's file, from 1. */
  readonly line: number;
}

export interface WrongAttempt extends Script {
  /** A text that the refusal must contain, so that learners get the reason the author meant. */
  readonly because: string | undefined;
}
