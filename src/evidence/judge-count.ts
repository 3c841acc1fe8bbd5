import { cleanLine } from '../base/clean.ts';
import { never } from '../base/exhaustive.ts';
import { t } from '../words/words.ts';
import { code } from './code.ts';
import { discreet } from './discreet.ts';
import { quantityOf } from './numbers.ts';
import type { Observation } from './observation.ts';
import { type OwnTraces, ownTraces } from './own-traces.ts';
import { notYet, passed, type Verdict, wrong } from './verdict.ts';

/** A number of calls, compared with the learner's own traces: each run is its own truth. */
export function judgeOwnCount(
  program: string,
  given: string,
  observations: readonly Observation[],
  near: () => Verdict | undefined,
): Verdict {
  const { counts, unfit } = ownTraces(program, observations);
  const name = cleanLine(program, 60);
  if (counts.length === 0) return notYet(missing(unfit, name));
  const number = quantityOf(given)?.amount;
  if (counts.some(({ calls }) => calls === number))
    return passed(t`That's it: your own trace says so.`);
  const say = (reason: string) => {
    const right = counts.map(({ calls }) => String(calls));
    return wrong(discreet(reason, right, given));
  };
  const miss = near();
  if (miss) return miss;
  if (number === undefined) return say(t`A number is wanted here: write it in digits.`);
  const fits = (test: (count: OwnTraces['counts'][number]) => boolean) => counts.some(test);
  if (fits(({ calls, notes }) => notes === 1 && number === calls + 1))
    return say(
      t`Nearly. The last line, \`+++ exited …\`, is no call: it is strace's own word about the end.`,
    );
  if (fits(({ calls, notes }) => notes > 0 && number > calls && number <= calls + notes))
    return say(
      t`Nearly. Lines that begin with \`+++\` or \`---\` are no calls: they are strace's own words.`,
    );
  if (fits(({ calls }) => number === calls - 1))
    return say(
      t`Nearly: you are short of a single call. The very first line counts too, for starting a program is itself a call.`,
    );
  return say(
    t`Your own trace says another number. Each line is a call, except those that begin with \`+++\` or \`---\` and what the program itself printed.`,
  );
}

function missing(unfit: OwnTraces['unfit'], program: string): string {
  const tracing = code(`strace ${program}`);
  const keeping = code(`strace -o trace.txt ${program}`);
  const whole = t`${keeping} keeps all of it in a file.`;
  switch (unfit) {
    case 'none':
      return t`There is no trace of ${program} of yours yet to compare with: run ${tracing} first.`;
    case 'filtered':
      return t`Your trace left calls out (a filter such as \`-e\` does that). Trace once without it, then count.`;
    case 'piped':
      return `${t`Your trace went through a pipe, so it was not to be seen whole.`} ${whole}`;
    case 'truncated':
      return `${t`Your trace was so long that its middle is lost.`} ${whole}`;
    case 'running':
      return t`The traced program is still running: let it come to its end, or stop it with Ctrl-C.`;
    case 'hidden':
      return `${t`strace ran, but its trace is not to be seen.`} ${whole}`;
    default:
      return never(unfit);
  }
}
