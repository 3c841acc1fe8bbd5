import { cleanLine } from '../base/clean.ts';
import { t } from '../words/words.ts';
import { code } from './code.ts';
import type { Simple, Understood } from './commands.ts';
import type { CommandObservation } from './observation.ts';
import { AGAIN, goneIn, noNumber, ONE_OF_TWO, placeholder } from './process-words.ts';
import type { Around } from './setback.ts';

const ATTACH = code('-p');
const LAST = code('$!');

const REFUSED =
  /^(?:[sl]trace: .*ptrace.*|Cannot attach to pid \d+: )Operation not permitted|^(?:strace: )?Could not attach/im;
const NO_NUMBER = /^strace: option requires an argument -- 'p'/m;
const NOT_A_NUMBER = /^strace: Invalid process id: '([^'\n]{0,60})'/m;
const NUMBER_AS_PROGRAM = /^strace: (?:Can't stat|Cannot find executable) '\d+'/m;

/** What stood in the way of `strace -p`. */
export function straceSetback(
  said: string,
  { tracer, attach, attaches }: Understood['tracers'][number],
  around: Around,
): string | undefined {
  if (REFUSED.test(said)) return attaches ? refusedToAttach(around) : undefined;
  const gone = attaches ? goneIn(said) : undefined;
  if (gone !== undefined) return gone;
  if (NUMBER_AS_PROGRAM.test(said))
    return attaches
      ? `${t`pgrep gave two numbers, and strace took the second for a program.`} ${ONE_OF_TWO}`
      : t`strace took the number for a program. For a process that runs already put ${ATTACH} in front of it.`;
  const given = NOT_A_NUMBER.exec(said)?.[1];
  // Without a number strace takes what stands behind it for one, be it an option.
  if (given === undefined ? NO_NUMBER.test(said) : given.startsWith('-'))
    return noNumber(tracer, attach[0] ?? '', around);
  if (given === undefined) return undefined;
  const job = code(given);
  if (given.startsWith('%'))
    return t`${job} is the shell's own name for a job. strace wants a number: ${LAST} is that of the last one.`;
  if (/^<?PID/i.test(given)) return placeholder(around);
  const found = code(`strace -p $(pgrep ${cleanLine(given, 40)})`);
  return t`-p wants a number, the PID, not a name: ${found}.`;
}

function refusedToAttach({ powers, program }: Around): string {
  const started = code(`strace ${program ?? './program'}`);
  return powers?.traceAttach === false
    ? t`This machine does not let strace attach to a process that already runs. Start the program under strace instead: ${started}.`
    : t`That process is somebody else's, or another strace has taken it already: end that one first. Start the program under strace instead: ${started}.`;
}

/** What stood in the way of another tool's `-p`: lsof, perf, gdb. */
export function toolSetback(
  { exit, output }: CommandObservation,
  said: string,
  tool: Simple,
  around: Around,
): string | undefined {
  const at = tool.words.findIndex((word) => /^-p./.test(word) || word === '-p');
  if (at === -1) return undefined;
  if (/no process ID specified|switch `p' requires a value/.test(said))
    return noNumber(tool.program, tool.words[at + 1] ?? '', around);
  const gone = goneIn(said);
  if (gone !== undefined) return gone;
  const silent = tool.program === 'lsof' && exit === 1 && output.trim() === '';
  return silent || /^(?:ptrace|Couldn't create thread\/CPU maps): No such process/m.test(said)
    ? `${t`No process has that number any more: it has ended.`} ${AGAIN}`
    : undefined;
}
