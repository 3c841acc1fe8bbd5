import { cleanLine } from '../base/clean.ts';
import { t } from '../words/words.ts';
import { code } from './code.ts';
import type { Understood } from './commands.ts';
import { bothEnds } from './lines.ts';
import type { CommandObservation } from './observation.ts';

const NO_PERF =
  /perf_event_paranoid|Access to performance monitoring|may not have permission|No permission to enable|Permission error mapping pages|perf_event_open.*(?:Permission denied|not permitted)/;
const NOT_SOURCE =
  /source code (?:string )?cannot contain null bytes|Non-UTF-8 code starting with|'utf-8' codec can't decode/;

/** What stood in the way of a profiler. */
export function profilerSetback(
  { output }: CommandObservation,
  { simple }: Understood,
): string | undefined {
  const said = bothEnds(output);
  if (simple.some(({ program }) => program === 'perf')) {
    if (/perf not found for kernel/.test(said))
      return `${t`The perf that is installed was made for another kernel.`} ${INSTEAD}`;
    return NO_PERF.test(said) ? `${t`This machine does not let perf look.`} ${INSTEAD}` : undefined;
  }
  const profiler = simple.find(({ words }) => words.some((word) => /^cprofile$/i.test(word)));
  return profiler && cProfileSetback(said);
}

const PROFILER = code('python3 -m cProfile -s tottime');
const RIGHT_NAME = code('cProfile');
const IN_FRONT = code('./');
const WHOLE = code('python3 -m cProfile -s tottime ./program');

const INSTEAD = t`For a Python program ${PROFILER} needs no permission.`;

function cProfileSetback(said: string): string | undefined {
  const module = /No module named '?(cprofile)\b/i.exec(said)?.[1];
  if (module === 'cprofile') return t`The profiler's name has a capital P: ${RIGHT_NAME}.`;
  if (module !== undefined) return t`This Python lacks its profiler.`;
  if (NOT_SOURCE.test(said))
    return t`cProfile can watch only Python programs whose source it can read, and that file is none: it is packed or compiled.`;
  const absent = /^FileNotFoundError: .*: '([^'\n]{1,200})'$/m.exec(said)?.[1];
  if (absent !== undefined) {
    const file = cleanLine(absent, 60);
    return t`cProfile found no file called ${file}. Give it as you would run it, with ${IN_FRONT} in front.`;
  }
  if (/^Usage: .*cProfile/im.test(said)) return t`cProfile wants a program behind it: ${WHOLE}.`;
  return undefined;
}
