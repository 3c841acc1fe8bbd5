/** A chapter's words in another language, as `chapters/<id>/<language>.md` holds them; all the rest is in chapter.md. */
export interface Translation {
  readonly file: string;
  readonly title: string;
  readonly summary: string;
  /** Digest of the front matter's and the introduction's words that were translated; undefined: not written down. */
  readonly from: string | undefined;
  readonly intro: string;
  /** Line on which the introduction begins, from 1. */
  readonly introLine: number;
  readonly steps: readonly TranslatedStep[];
}

export interface TranslatedStep {
  readonly id: string;
  readonly title: string;
  readonly line: number;
  /** Digest of the step's words that were translated. */
  readonly from: string | undefined;
  readonly prose: string;
  readonly task: TranslatedTask;
  readonly asides: readonly string[];
  readonly hints: readonly string[];
  /** The `#` lines of each solution that has some. */
  readonly solutions: readonly (readonly string[])[];
  readonly debrief: string | undefined;
  readonly notes: string | undefined;
}

export interface TranslatedTask {
  readonly prompt: string | undefined;
  /** By the option's id. */
  readonly options: Readonly<Record<string, TranslatedOption>>;
  /** What each slip says, in their order. */
  readonly slips: readonly string[];
  /** What each near miss says, in their order. */
  readonly near: readonly string[];
}

export interface TranslatedOption {
  readonly label: string;
  readonly because: string | undefined;
}
