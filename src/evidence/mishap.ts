import { posix } from 'node:path';
import { cleanLine } from '../base/clean.ts';
import { t } from '../words/words.ts';
import { code } from './code.ts';
import type { Understood } from './commands.ts';
import { bothEnds } from './lines.ts';
import { missingTool } from './missing-tool.ts';
import type { CommandObservation } from './observation.ts';

const LIST_ALL = code('ls -A');
const SHELLS = /^-?\w*sh$/;
const PAGERS = /^(?:less|more)$/;

const UNKNOWN = /^(?:-?\w*sh: )?(?:(?:line )?\d+: )?(\S{1,60}): (?:command )?not found$/gm;
const UBUNTU = /^Command '(\S{1,60})' not found/gm;
/** The shell's own word `time` stands first in a line; the program of that name is often missing. */
const NO_TIME =
  /^(?:\S+: )?(?:line \d+: )?(?:\d+: )?['‘]?(?:\/\S+\/)?time['’]?: (?:(?:command )?not found|No such file)/m;
const ABSENT =
  /^(?:(-?[\w.-]{1,30}): )?(?:line \d+: )?(?:cd: )?(?:cannot (?:open|access|stat) |can't read )?['‘"]?([^'’":\n]{1,200})['’"]?(?: for reading)?: No such file or directory$/m;

/**
 * Why a command could not even begin: the shell does not know it. Said before everything else, for the rest
 * takes it that something ran. `program` is what the task is about, if it is about one.
 */
export function unknownOf(
  command: CommandObservation,
  typed: Understood,
  program?: string,
): string | undefined {
  if (command.exit === 127 && NO_TIME.test(bothEnds(command.output))) {
    const timed = code(`time ${program ?? './program'}`);
    return t`There is no program called time here, but the shell has its own: begin the line with it, as in ${timed}.`;
  }
  const own = typed.simple.map(({ words }) => words[0]);
  const name = unknownIn(command).find((each) => command.exit === 127 || own.includes(each));
  return name === undefined ? undefined : unknownCommand(name, program);
}

/** The names that shells said they do not know. */
export function unknownIn({ output }: CommandObservation): string[] {
  const said = bothEnds(output);
  return [UNKNOWN, UBUNTU].flatMap((each) =>
    [...said.matchAll(each)].flatMap(([, name]) => name ?? []),
  );
}

/** What to say about a name that the shell does not know. */
export function unknownCommand(unknown: string, program?: string): string {
  const name = cleanLine(unknown, 40);
  if (name === 'sudo') return NO_SUDO;
  const missing = missingTool(name);
  if (missing !== undefined) return missing;
  const here = code(`./${name}`);
  if (program === `./${name}`)
    return t`The shell looks for ${name} in the PATH only. It lies in this folder, so say so: ${here}.`;
  return t`The shell knows no command called ${name}. Is it spelled right? (A program of this folder wants ./ in front.)`;
}

/** In the lab everybody may trace and listen. */
export const NO_SUDO = t`No sudo is needed in this lab: leave it off.`;

/** A file that the typed command itself, or the shell, looked for in vain. */
export function absentFile(
  { output, exit, running }: CommandObservation,
  { simple, tracers }: Understood,
): string | undefined {
  if (running || exit === 0 || tracers.length > 0) return undefined;
  const [, teller, path] = ABSENT.exec(bothEnds(output)) ?? [];
  if (path === undefined || path.startsWith('/proc/')) return undefined;
  const ours = simple.some(({ program }) =>
    teller === undefined ? PAGERS.test(program) : program === posix.basename(teller),
  );
  if (!ours && !(teller !== undefined && SHELLS.test(teller))) return undefined;
  const file = cleanLine(path, 80);
  return t`There is no ${file} here. Is it spelled right? ${LIST_ALL} shows what is there.`;
}
