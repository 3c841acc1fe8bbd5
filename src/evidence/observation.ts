/** A file that a command wrote, as the learner sees its path. */
export interface WrittenFile {
  readonly path: string;
  readonly text: string;
}

/** What one command showed; while `running`, as far as it has come. */
export interface CommandObservation {
  readonly kind: 'command';
  readonly id: string;
  /** The shell tab, from 1. */
  readonly shell: number;
  /** The line as typed. */
  readonly text: string;
  readonly cwd: string;
  readonly exit: number | undefined;
  readonly running: boolean;
  /** Plain text with \n line ends: no escape sequences. The middle may be missing (`truncated`). */
  readonly output: string;
  readonly truncated: boolean;
  readonly files: readonly WrittenFile[];
  /** Position among the session's commands, rising. */
  readonly order: number;
  /** Whether it began before the step was opened. */
  readonly earlier: boolean;
}

export type Observation =
  | CommandObservation
  | { readonly kind: 'answer'; readonly text: string }
  | { readonly kind: 'choice'; readonly ids: readonly string[] }
  | { readonly kind: 'citation'; readonly line: string; readonly command: string }
  | {
      readonly kind: 'probe';
      readonly probe: string;
      readonly exit: number;
      readonly said: string;
    };
