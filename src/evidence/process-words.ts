import { posix } from 'node:path';
import { cleanLine } from '../base/clean.ts';
import { code } from './code.ts';
import type { Around } from './setback.ts';

const GONE =
  /attach: ptrace\(\w+, (\d+)\): No such process|\bpid (\d+): No such process|\/proc\/(\d+)(?:\/(\S*?))?['’]?: No such (?:file|process)/;

/** How to have a process to look at. */
export const AGAIN = `Start it again so that it lives longer, in the background (${code('&')}), and look meanwhile.`;

/** What to do with two numbers where one is wanted. */
export const ONE_OF_TWO = `Take one of them: ${code('pgrep -n')} gives the newest.`;

/** A tool's word that no such process exists, in plain words. */
export function goneIn(said: string): string | undefined {
  const [, attached, other, looked, file = ''] = GONE.exec(said) ?? [];
  const number = attached ?? other ?? looked;
  if (number === undefined) return undefined;
  const usual = /^(?:stack|wchan|syscall|io|fd|status|comm|cmdline|stat|)(?:\/|$)/.test(file);
  const or = usual ? '' : ` (or there is no ${cleanLine(file, 30)} in its folder)`;
  return `No process has the number ${number} any more: it has ended${or}. ${AGAIN} ${code('pgrep')} tells today's number.`;
}

/** `meant` is what should have become the number behind a tool's `-p`. */
export function noNumber(tool: string, meant: string, around: Around): string {
  const got = `${tool} -p got no number`;
  if (/pgrep|pidof/.test(meant))
    return `${got}: pgrep found nothing, because the program has ended (or has another name). ${AGAIN}`;
  if (meant.includes('$!'))
    return `${got}: ${code('$!')} is empty while nothing has been started in this tab with ${code('&')} behind it.`;
  return `${got}. It belongs behind the -p: ${listing(around)} tells it.`;
}

/** What books write where a number belongs. */
export function placeholder(around: Around): string {
  return `PID stands for a number, which is new at each run. ${listing(around)} tells it.`;
}

/** The command that tells a process's number. */
export function listing({ program }: Around): string {
  return code(
    `pgrep -a ${program === undefined ? 'NAME' : posix.basename(program.split(' ')[0] ?? '')}`,
  );
}
