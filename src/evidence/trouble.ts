import { cleanLine } from '../base/clean.ts';
import type { Understood } from './commands.ts';
import { bothEnds } from './lines.ts';
import type { CommandObservation } from './observation.ts';

const TOOLS =
  /^(?:strace|ltrace|ngrep|tcpdump|tshark|lsof|gdb|perf|mitmproxy|mitmdump|pidstat|py-spy|curl)$/;

const DENIED =
  /^(?:[sl]trace: .*ptrace.*|Cannot attach to pid \d+: )Operation not permitted|^(?:strace: )?Could not attach/im;
const UNKNOWN = /^(?:-?\w*sh: )?(?:(?:line )?\d+: )?(\S{1,60}): (?:command )?not found$/m;
const UBUNTU = /^Command '(\S{1,60})' not found/m;

/** What went wrong with a command before it could show anything, in plain words; else undefined. */
export function troubleOf(command: CommandObservation, typed: Understood): string | undefined {
  const said = bothEnds(command.output);
  const unknown = (UNKNOWN.exec(said) ?? UBUNTU.exec(said))?.[1];
  if (unknown !== undefined && (command.exit === 127 || command.exit === undefined)) {
    const name = cleanLine(unknown, 40);
    return TOOLS.test(name)
      ? `${name} is not installed here. \`spy-school doctor\` tells how to get it.`
      : `The shell knows no command called ${name}. Is it spelled right?`;
  }
  if (typed.simple.some(({ before }) => before.includes('sudo')) && /^sudo: /m.test(said))
    return 'No sudo is needed in this lab: leave it off.';
  const denied = DENIED.test(said);
  if (denied)
    return typed.tracers.some(({ attach }) => attach.length > 0)
      ? 'This machine does not let strace attach to a process that already runs. Start the program under strace instead: `strace` and then its command.'
      : 'This machine does not let strace listen at all. `spy-school doctor` tells what can be done.';
  if (/attach: ptrace\(.*No such process|Process \d+ .*No such process/.test(said))
    return 'No process has that number, or it is gone already. Find the number with `pgrep -a`.';
  if (/permission to (?:capture|perform this capture)|socket: Operation not permitted/.test(said))
    return 'This machine does not let you listen on the network. `spy-school doctor` tells what can be done.';
  const absent =
    /^[sl]trace: (?:Can't stat|Cannot find executable|Can't open) [`'"]?([^'":]{1,80})/m.exec(
      said,
    )?.[1];
  if (absent !== undefined)
    return absent.includes('/')
      ? `strace found no program at ${cleanLine(absent, 80)}. \`ls\` shows what is there.`
      : `strace found no program called ${cleanLine(absent, 80)}. If it is in this folder, write ./ in front of it.`;
  if (/^strace: (?:must have PROG|invalid option|unrecognized option|option requires)/m.test(said))
    return 'strace did not understand that. Its options come first, then the program: `strace [options] program`.';
  const call = /^strace: invalid system call '([^']{1,60})'/m.exec(said)?.[1];
  if (call === 'open')
    return 'This machine has no call named `open` at all: programs ask with `openat`. Try `-e trace=openat`.';
  if (call !== undefined)
    return `There is no system call named ${cleanLine(call, 40)}. Is it spelled right?`;
  const unwritable = /^strace: Can't fopen '([^'\n]{1,200})'/m.exec(said)?.[1];
  if (unwritable !== undefined)
    return `strace could not write its trace to ${cleanLine(unwritable, 80)}. Pick a file in your home: \`-o ~/trace.txt\`.`;
  const exec = /^strace: exec: (.{1,80})$/m.exec(said)?.[1];
  if (exec !== undefined) return `strace could not start the program: ${cleanLine(exec, 80)}.`;
  return undefined;
}
