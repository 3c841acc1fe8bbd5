import { posix } from 'node:path';
import { cleanLine } from '../base/clean.ts';
import { code } from './code.ts';
import type { Understood } from './commands.ts';
import { bothEnds } from './lines.ts';
import type { CommandObservation } from './observation.ts';

const TOOLS =
  /^(?:strace|ltrace|ngrep|tcpdump|tshark|lsof|gdb|perf|mitmproxy|mitmdump|pidstat|py-spy|curl)$/;
const EDITORS = /^(?:nano|vim?|nvim|emacs|pico|joe|mcedit|micro|gedit|code)$/;
const SHELLS = /^-?\w*sh$/;
const PAGERS = /^(?:less|more)$/;

const UNKNOWN = /^(?:-?\w*sh: )?(?:(?:line )?\d+: )?(\S{1,60}): (?:command )?not found$/gm;
const UBUNTU = /^Command '(\S{1,60})' not found/gm;
const ABSENT =
  /^(?:(-?[\w.-]{1,30}): )?(?:line \d+: )?(?:cd: )?(?:cannot (?:open|access|stat) |can't read )?['‘"]?([^'’":\n]{1,200})['’"]?(?: for reading)?: No such file or directory$/m;

/**
 * Why a command could not even begin: the shell does not know it, or its file is not there. Said before
 * an author's slips, which look at what was typed and take it that it worked. `program` is what the task
 * is about, if it is about one.
 */
export function mishapOf(
  command: CommandObservation,
  typed: Understood,
  program?: string,
): string | undefined {
  const own = typed.simple.map(({ words }) => words[0]);
  const name = unknownIn(command).find((each) => command.exit === 127 || own.includes(each));
  if (name !== undefined) return unknownCommand(name, program);
  return absentFile(command, typed);
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
  if (EDITORS.test(name))
    return `${name} is not installed here. Use another editor if there is one, or ${code('sed')}.`;
  if (TOOLS.test(name))
    return `${name} is not installed here. ${code('spy-school doctor')} tells how to get it.`;
  if (program !== undefined && program === `./${name}`)
    return `The shell looks for ${name} in the PATH only. It lies in this folder, so say so: ${code(program)}.`;
  return `The shell knows no command called ${name}. Is it spelled right? (A program of this folder wants ./ in front.)`;
}

/** In the lab everybody may trace and listen. */
export const NO_SUDO = 'No sudo is needed in this lab: leave it off.';

/** A file that the typed command itself, or the shell, looked for in vain. */
function absentFile(
  { output, exit, running }: CommandObservation,
  { simple, tracers }: Understood,
): string | undefined {
  if (running || exit === 0 || tracers.length > 0) return undefined;
  const [, teller, path] = ABSENT.exec(bothEnds(output)) ?? [];
  if (path === undefined) return undefined;
  const ours = simple.some(({ program }) =>
    teller === undefined ? PAGERS.test(program) : program === posix.basename(teller),
  );
  if (!ours && !(teller !== undefined && SHELLS.test(teller))) return undefined;
  return `There is no ${cleanLine(path, 80)} here. Is it spelled right? ${code('ls -A')} shows what is there.`;
}
