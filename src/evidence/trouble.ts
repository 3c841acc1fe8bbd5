import { cleanLine } from '../base/clean.ts';
import { code } from './code.ts';
import type { Understood } from './commands.ts';
import { bothEnds } from './lines.ts';
import { NO_SUDO, unknownCommand, unknownIn } from './mishap.ts';
import type { CommandObservation } from './observation.ts';

const DENIED = /^[sl]trace: .*ptrace.*Operation not permitted|^Cannot attach to pid/im;

const DOCTOR = `${code('spy-school doctor')} tells what can be done.`;

/** What went wrong with a command before it could show anything, in plain words; else undefined. */
export function troubleOf(command: CommandObservation, typed: Understood): string | undefined {
  const said = bothEnds(command.output);
  // In a traced shell that still runs, a typing error is the learner's as well.
  const unknown = command.exit === undefined ? unknownIn(command).at(-1) : undefined;
  if (unknown !== undefined) return unknownCommand(unknown);
  if (typed.simple.some(({ before }) => before.includes('sudo')) && /^sudo: /m.test(said))
    return NO_SUDO;
  if (DENIED.test(said)) return `This machine does not let strace listen at all. ${DOCTOR}`;
  const absent =
    /^[sl]trace: (?:Can't stat|Cannot find executable|Can't open) [`'"]?([^'":]{1,80})/m.exec(
      said,
    )?.[1];
  if (absent !== undefined)
    return absent.includes('/')
      ? `strace found no program at ${cleanLine(absent, 80)}. ${code('ls')} shows what is there.`
      : `strace found no program called ${cleanLine(absent, 80)}. If it is in this folder, write ./ in front of it.`;
  if (/^strace: (?:must have PROG|invalid option|unrecognized option|option requires)/m.test(said))
    return `strace did not understand that. Its options come first, then the program: ${code('strace [options] program')}.`;
  const call = /^strace: invalid system call '([^']{1,60})'/m.exec(said)?.[1];
  if (call === 'open')
    return `This machine has no call named ${code('open')} at all: programs ask with ${code('openat')}. Try ${code('-e trace=openat')}.`;
  if (call !== undefined)
    return `There is no system call named ${cleanLine(call, 40)}. Is it spelled right?`;
  const unwritable = /^strace: Can't fopen '([^'\n]{1,200})'/m.exec(said)?.[1];
  if (unwritable !== undefined)
    return `strace could not write its trace to ${cleanLine(unwritable, 80)}. Pick a file in your home: ${code('-o ~/trace.txt')}.`;
  const exec = /^strace: exec: (.{1,80})$/m.exec(said)?.[1];
  if (exec !== undefined) return `strace could not start the program: ${cleanLine(exec, 80)}.`;
  return undefined;
}
