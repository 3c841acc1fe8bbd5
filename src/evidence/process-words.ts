import { posix } from 'node:path';
import { cleanLine } from '../base/clean.ts';
import { t } from '../words/words.ts';
import { code } from './code.ts';
import type { Around } from './setback.ts';

const GONE =
  /attach: ptrace\(\w+, (\d+)\): No such process|\bpid (\d+): No such process|\/proc\/(\d+)(?:\/(\S*?))?['’]?: No such (?:file|process)/;

const BACKGROUND = code('&');
const NEWEST = code('pgrep -n');
const PGREP = code('pgrep');
const LAST = code('$!');

/** How to have a process to look at. */
export const AGAIN = t`Start it again so that it lives longer, in the background (${BACKGROUND}), and look meanwhile.`;

/** What to do with two numbers where one is wanted. */
export const ONE_OF_TWO = t`Take one of them: ${NEWEST} gives the newest.`;

/** A tool's word that no such process exists, in plain words. */
export function goneIn(said: string): string | undefined {
  const [, attached, other, looked, file = ''] = GONE.exec(said) ?? [];
  const number = attached ?? other ?? looked;
  if (number === undefined) return undefined;
  const usual = /^(?:stack|wchan|syscall|io|fd|status|comm|cmdline|stat|)(?:\/|$)/.test(file);
  const name = cleanLine(file, 30);
  const gone = usual
    ? t`No process has the number ${number} any more: it has ended.`
    : t`No process has the number ${number} any more: it has ended (or there is no ${name} in its folder).`;
  return `${gone} ${AGAIN} ${t`${PGREP} tells today's number.`}`;
}

/** `meant` is what should have become the number behind a tool's `-p`. */
export function noNumber(tool: string, meant: string, around: Around): string {
  if (/pgrep|pidof/.test(meant))
    return `${t`${tool} -p got no number: pgrep found nothing, because the program has ended (or has another name).`} ${AGAIN}`;
  if (meant.includes('$!'))
    return t`${tool} -p got no number: ${LAST} is empty while nothing has been started in this tab with ${BACKGROUND} behind it.`;
  const search = listing(around);
  return t`${tool} -p got no number. It belongs behind the -p: ${search} tells it.`;
}

/** What books write where a number belongs. */
export function placeholder(around: Around): string {
  const search = listing(around);
  return t`PID stands for a number, which is new at each run. ${search} tells it.`;
}

/** The command that tells a process's number. */
export function listing({ program }: Around): string {
  const name = program === undefined ? t`NAME` : posix.basename(program.split(' ')[0] ?? '');
  return code(`pgrep -a ${name}`);
}
