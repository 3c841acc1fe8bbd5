import { cleanLine } from '../base/clean.ts';
import { t } from '../words/words.ts';
import { code } from './code.ts';
import type { Understood } from './commands.ts';
import { bothEnds } from './lines.ts';
import { NO_SUDO, unknownCommand, unknownIn } from './mishap.ts';
import type { CommandObservation } from './observation.ts';

const DENIED = /^[sl]trace: .*ptrace.*Operation not permitted|^Cannot attach to pid/im;

const DOCTOR = code('spy-school doctor');
const LIST = code('ls');
const USAGE = code(t`strace [options] program`);
const OPEN = code('open');
const OPENAT = code('openat');
const ONLY_OPENAT = code('-e trace=openat');
const INTO_FILE = code('-o ~/trace.txt');

/** What went wrong with a command before it could show anything, in plain words; else undefined. */
export function troubleOf(command: CommandObservation, typed: Understood): string | undefined {
  const said = bothEnds(command.output);
  // In a traced shell that still runs, a typing error is the learner's as well.
  const unknown = command.exit === undefined ? unknownIn(command).at(-1) : undefined;
  if (unknown !== undefined) return unknownCommand(unknown);
  if (typed.simple.some(({ before }) => before.includes('sudo')) && /^sudo: /m.test(said))
    return NO_SUDO;
  if (DENIED.test(said))
    return t`This machine does not let strace listen at all. ${DOCTOR} tells what can be done.`;
  const absent = cleanLine(
    /^[sl]trace: (?:Can't stat|Cannot find executable|Can't open) [`'"]?([^'":]{1,80})/m.exec(
      said,
    )?.[1] ?? '',
    80,
  );
  if (absent.includes('/'))
    return t`strace found no program at ${absent}. ${LIST} shows what is there.`;
  if (absent !== '')
    return t`strace found no program called ${absent}. If it is in this folder, write ./ in front of it.`;
  if (/^strace: (?:must have PROG|invalid option|unrecognized option|option requires)/m.test(said))
    return t`strace did not understand that. Its options come first, then the program: ${USAGE}.`;
  const call = cleanLine(/^strace: invalid system call '([^']{1,60})'/m.exec(said)?.[1] ?? '', 40);
  if (call === 'open')
    return t`This machine has no call named ${OPEN} at all: programs ask with ${OPENAT}. Try ${ONLY_OPENAT}.`;
  if (call !== '') return t`There is no system call named ${call}. Is it spelled right?`;
  const file = cleanLine(/^strace: Can't fopen '([^'\n]{1,200})'/m.exec(said)?.[1] ?? '', 80);
  if (file !== '')
    return t`strace could not write its trace to ${file}. Pick a file in your home: ${INTO_FILE}.`;
  const why = cleanLine(/^strace: exec: (.{1,80})$/m.exec(said)?.[1] ?? '', 80);
  if (why !== '') return t`strace could not start the program: ${why}.`;
  return undefined;
}
