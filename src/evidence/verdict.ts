/** Where the telling line stands in the learner's own output. */
export interface Telling {
  /** Id of the command. */
  readonly command: string;
  readonly line: string;
}

export type Verdict =
  | { readonly kind: 'passed'; readonly reason: string; readonly telling: Telling | undefined }
  /** Nothing is wrong, something is still missing. */
  | { readonly kind: 'not-yet'; readonly reason: string }
  | { readonly kind: 'wrong'; readonly reason: string };

/** A verdict that the task is solved, with the line that proves it where there is one. */
export function passed(reason: string, telling?: Telling): Verdict {
  return { kind: 'passed', reason, telling };
}

/** A verdict that something is still missing. */
export function notYet(reason: string): Verdict {
  return { kind: 'not-yet', reason };
}

/** A verdict that what was given is not right. */
export function wrong(reason: string): Verdict {
  return { kind: 'wrong', reason };
}

/** Whether two verdicts say the same to a learner. */
export function sameVerdict(one: Verdict, other: Verdict | undefined): boolean {
  return one.kind === other?.kind && one.reason === other.reason;
}
