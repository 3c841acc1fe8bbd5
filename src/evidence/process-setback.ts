import { cleanLine } from '../base/clean.ts';
import { t } from '../words/words.ts';
import { straceSetback, toolSetback } from './attach-setback.ts';
import { code } from './code.ts';
import type { Understood } from './commands.ts';
import { bothEnds } from './lines.ts';
import type { CommandObservation } from './observation.ts';
import { AGAIN, goneIn, listing, ONE_OF_TWO, placeholder } from './process-words.ts';
import type { Around } from './setback.ts';

const LIST = code('ls -l');
const ATTACH = code('strace -p');
const WHOLE_LINE = code('pgrep -f');
const SCRIPTS = code('-x');

const APART = /\/proc\/\d+['’]?: Is a directory\n.*\b\d+\/\w+['’]?: No such file/;
const FOLDER = /(\/proc\/\S+?)['’]?: Is a directory/;
const DENIED = /\/proc\/\d+\/(\S+?)['’]?: Permission denied/;
const PLACEHOLDER = /\/proc\/<?PID\b/;
/** Where many are looked at, some are gone or somebody else's: that is no setback. */
const MANY = /\/proc\/\S*[*?[]/;

/** What stood in the way of a look at a running process: by strace -p, in /proc, or by pgrep. */
export function processSetback(
  command: CommandObservation,
  typed: Understood,
  around: Around,
): string | undefined {
  const said = bothEnds(command.output);
  const tracer = typed.tracers.at(-1);
  if (tracer) return straceSetback(said, tracer, around);
  if (MANY.test(command.text)) return undefined;
  if (command.text.includes('/proc')) return procSetback(said, command.text, around);
  const tool = typed.simple.find(({ program }) => /^(?:lsof|perf|gdb)$/.test(program));
  if (tool) return toolSetback(command, said, tool, around);
  return pgrepSetback(command, typed);
}

function procSetback(said: string, text: string, around: Around): string | undefined {
  if (PLACEHOLDER.test(text) && /: No such file/.test(said)) return placeholder(around);
  const search = listing(around);
  if (/\/proc\/\/\S*: No such file/.test(said))
    return /pgrep|pidof/.test(text)
      ? `${t`pgrep found nothing, so the number is missing in the middle of that path: the program has ended (or never ran).`} ${AGAIN}`
      : t`The number is missing in the middle of that path. ${search} tells it.`;
  if (APART.test(said))
    return `${t`pgrep gave two numbers, and the path fell apart.`} ${ONE_OF_TWO}`;
  const gone = goneIn(said);
  if (gone !== undefined) return gone;
  const folder = cleanLine(FOLDER.exec(said)?.[1] ?? '', 60);
  if (folder !== '') return t`${folder} is a folder: ${LIST} shows what is in it.`;
  const denied = DENIED.exec(said)?.[1];
  if (denied === undefined) return undefined;
  if (denied !== 'stack')
    return t`The kernel does not show you that: it is somebody else's process. Look at one that you started.`;
  return around.powers?.traceAttach === true
    ? t`Only root may read a stack. wchan in the same folder tells it in one word, and ${ATTACH} shows the call.`
    : t`Only root may read a stack. wchan in the same folder tells it in one word.`;
}

function pgrepSetback(
  { exit, running, output }: CommandObservation,
  { simple }: Understood,
): string | undefined {
  const look = simple.at(-1);
  if (!look || running || exit !== 1 || !/^(?:pgrep|pidof)$/.test(look.program)) return undefined;
  if (/longer than 15 characters/.test(output))
    return t`The kernel keeps only 15 letters of a program's name. ${WHOLE_LINE} looks at the whole command line.`;
  if (output.trim() !== '') return undefined;
  const name = look.words.findLast((word, at) => at > 0 && !word.startsWith('-')) ?? '';
  if (name.includes('/'))
    return t`${look.program} looks for the bare name of a process, without ./ in front.`;
  const shown = cleanLine(name, 40);
  const none = shown
    ? t`No ${shown} is running just now: it has ended, or has another name.`
    : t`No such process is running just now: it has ended, or has another name.`;
  const blind = look.program === 'pidof' && !look.words.includes('-x');
  return `${none} ${AGAIN}${blind ? ` ${t`(And pidof finds scripts only with ${SCRIPTS}.)`}` : ''}`;
}
