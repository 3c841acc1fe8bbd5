import { linesOf, type Match } from '../../zine/claims/match.ts';
import type { Shown } from './terminal.ts';

/** left-out: it cannot be tried on this machine. */
export type Verdict =
  | { readonly verdict: 'true' }
  | { readonly verdict: 'false' | 'left-out'; readonly why: string };

const MOST_LINES = 20;
/** bash found no such program. */
const NOT_FOUND = { exit: 127, says: /: command not found$/m };
const NO_MANUAL = /^No manual entry for|^This system has been minimized/m;

/** What a terminal showed, below a reason. */
export function whatCame(output: string): string {
  const lines = linesOf(output);
  const cut = lines.length > MOST_LINES ? [...lines.slice(0, MOST_LINES), '(and more)'] : lines;
  return cut.map((line) => `\n    | ${line}`).join('');
}

/** Whether what a command showed makes it true. */
export function verdictOn(result: Match, shown: Shown, patienceMs: number): Verdict {
  // A page of the manual that is not installed says nothing about the zine.
  if (!result.ok && NO_MANUAL.test(shown.output))
    return { verdict: 'left-out', why: 'its page of the manual is not installed' };
  const reasons: string[] = [];
  if (!shown.ended) reasons.push(`it did not end within ${patienceMs / 1000} seconds`);
  if (!result.ok) reasons.push(result.why);
  // Dots would hide it.
  else if (shown.exit === NOT_FOUND.exit && NOT_FOUND.says.test(shown.output))
    reasons.push('a program in it was not found');
  if (reasons.length === 0) return { verdict: 'true' };
  return { verdict: 'false', why: `${reasons.join('; ')}${whatCame(shown.output)}` };
}
