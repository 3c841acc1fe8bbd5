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

/** Everything `judge` may rely on besides the observations: values of this lab, its home, its powers. */
