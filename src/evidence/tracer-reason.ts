import { posix } from 'node:path';
import { cleanLine } from '../base/clean.ts';
import type { Route, Task } from '../course/model.ts';
import { t } from '../words/words.ts';
import { code } from './code.ts';
import { runs, type Understood } from './commands.ts';
import { countCalls, summaryOf } from './counting.ts';
import { hides } from './filter.ts';
import { bothEnds, lineEnd } from './lines.ts';
import { findMatch } from './match.ts';
import type { CommandObservation } from './observation.ts';
import { startsProgram } from './own-traces.ts';
import { contextOf, shownBy } from './seen.ts';
import { seeks } from './sought.ts';
import { thrownAway } from './thrown-away.ts';
import type { TracerUse } from './tracer.ts';
import type { Truth } from './truth.ts';
import { wantsOf } from './wants.ts';

type RunTask = Extract<Task, { kind: 'run' }>;

const FOLLOW = code('-f');
const FILTER = code('-e');
const TALLY = code('-c');
const PATHS = code('-y');
const SOCKETS = code('-yy');
const LONGER = code('-s 200');
const DOTS = code('...');
const GREP = code('grep');
const OPEN = code('open');
const OPENAT = code('openat');
const ONLY_OPENAT = code('-e trace=openat');
const INTO_FILE = code('-o trace.txt');

const CHILD = /\b(?:clone3?|v?fork)\((?!.*= -1 )|--- SIGCHLD |<\.\.\. (?:clone3?|v?fork) resumed>/;
const BIRTH = /^(?:clone3?|v?fork)$/;
/** No more of an output is looked at to find out whether it holds any call at all. */
const SILENT = 20_000;

/** What a tracing command lacks for the task. */
export function tracerReason(
  task: RunTask,
  routes: readonly Route[],
  command: CommandObservation,
  use: Understood['tracers'][number],
  typed: Understood,
  truth: Truth,
): string {
  const texts = shownBy(command).map(({ text }) => text);
  const { tracer } = use;
  const wrongProgram = otherProgram(task, use, texts);
  if (wrongProgram !== undefined) return wrongProgram;
  const stage = typed.simple[use.at];
  const gone = stage && use.output === undefined ? thrownAway(stage) : undefined;
  if (gone !== undefined) {
    const redirect = code(gone);
    return t`${tracer} talks on the error output, and ${redirect} threw all of its words away. Leave that off.`;
  }
  if (opensOnly(use))
    return t`The filter ${OPEN} lets nothing through here: today the C library asks with ${OPENAT}. Try ${ONLY_OPENAT}.`;
  const counted = countReason(routes, command, use, texts, truth);
  if (counted !== undefined) return counted;
  if (!use.follow && task.program !== undefined && texts.some((text) => CHILD.test(text)))
    return t`${tracer} ran, but listened to the first process only, and that one started others: add ${FOLLOW} to follow them.`;
  const hidden = hiddenFile(command, use);
  if (hidden !== undefined) {
    const reading = code(`less ${hidden}`);
    return t`The trace went into a file. Look inside: ${reading}, or ${GREP} something in it.`;
  }
  if (filteredAway(routes, use))
    return t`Your ${FILTER} filter hides the kind of call that matters here. Widen it, or leave it off.`;
  if (use.strings === undefined && texts.some((text) => cutString(routes, text)))
    return t`strace cuts texts after 32 characters (the ${DOTS} behind a quote). Show more of them with ${LONGER}.`;
  const bare = bareNumber(routes, command, use, texts, truth);
  if (bare !== undefined) return bare;
  if (command.truncated)
    return t`That was so long that its middle is lost. Keep it in a file with ${INTO_FILE}, or filter it with ${FILTER}.`;
  if (command.running && use.attaches && use.filter.length === 0 && silent(texts))
    return t`${tracer} is attached, and hears nothing: just now the process asks the kernel for nothing at all. That is a clue, too.`;
  if (command.running) return t`${tracer} is listening. The line that matters has not come yet.`;
  const program = tracer;
  return t`${program} ran; the line that matters has not been seen yet.`;
}

/** What there is to say about `-c`, when lines were wanted and not counts, or the other way round. */
function countReason(
  routes: readonly Route[],
  command: CommandObservation,
  use: TracerUse,
  texts: readonly string[],
  truth: Truth,
): string | undefined {
  const table = seeks('table', routes, truth.values);
  if (use.summary === 'none')
    return table && use.tracer === 'strace' && !routes.some(wantsCall)
      ? t`A list of counts is wanted here: let strace keep the tally with ${TALLY}.`
      : undefined;
  if (use.summary === 'also') return undefined;
  if (!table && routes.some(wantsCall))
    return t`${TALLY} only counts the calls and hides their lines. Run it once more without ${TALLY}.`;
  if (command.running)
    return t`strace is counting. Its table comes when it ends: wait for the program's end, or press Ctrl-C.`;
  const tables = texts.flatMap((text) => summaryOf(text) ?? []);
  if (tables.length === 0 && use.attaches)
    return t`The table is empty: ${TALLY} counts a call when it comes back, and until you stopped it none did. One that never comes back is shown without ${TALLY}.`;
  if (!use.follow && tables.some(({ rows }) => rows.some(({ name }) => BIRTH.test(name))))
    return t`That counts the first process only, and it started others: add ${FOLLOW} to count theirs as well.`;
  return undefined;
}

function wantsCall({ shows }: Route): boolean {
  return shows.some(({ match }) => match === 'call');
}

function silent(texts: readonly string[]): boolean {
  return texts.every((text) => countCalls(text, SILENT).calls === 0);
}

/** The wanted call is there, but what its descriptor leads to is not shown. */
function bareNumber(
  routes: readonly Route[],
  command: CommandObservation,
  use: TracerUse,
  texts: readonly string[],
  truth: Truth,
): string | undefined {
  const context = contextOf(command, truth);
  for (const matcher of routes.flatMap(({ shows }) => shows)) {
    if (matcher.match !== 'call' || matcher.arg === undefined) continue;
    const [want] = wantsOf(matcher.arg, truth.values, truth.home);
    // connect spells its address out, and calls about files their path.
    const names = matcher.names.filter((name) => name !== 'connect' && hides('file', name));
    const there = () =>
      names.length > 0 &&
      texts.some((text) => findMatch({ ...matcher, names, arg: undefined }, text, context));
    if (want?.kind === 'socket' && !use.sockets && there())
      return t`The call is there, but whom does its number stand for? ${SOCKETS} writes the two ends of the connection behind it.`;
    if (want?.kind === 'path' && !use.decode && there())
      return t`The call is there, but which file does its number stand for? ${PATHS} writes the path behind it.`;
  }
  return undefined;
}

/** The traced program is another than the task's. */
function otherProgram(task: RunTask, use: TracerUse, texts: readonly string[]): string | undefined {
  if (task.program === undefined || use.attach.length > 0 || use.traced.length === 0)
    return undefined;
  if (runs(use.traced, task.program)) return undefined;
  const execs = texts.flatMap((text) => /execve\((.*)/.exec(bothEnds(text))?.[1] ?? []);
  if (execs.some((args) => startsProgram(args, task.program ?? ''))) return undefined;
  const traced = cleanLine(posix.basename(use.traced[0] ?? ''), 40);
  const wanted = cleanLine(task.program, 60);
  return t`${use.tracer} ran, but on ${traced}. This is about ${wanted}.`;
}

function opensOnly(use: TracerUse): boolean {
  return (
    use.tracer === 'strace' &&
    use.filter.includes('open') &&
    !use.filter.some((name) => /^(?:openat|%?file|%desc|\/)/.test(name))
  );
}

/** The file of `-o` that neither was shown nor could be read along. */
function hiddenFile(command: CommandObservation, use: TracerUse): string | undefined {
  if (use.output === undefined || /[|!]/.test(use.output[0] ?? '')) return undefined;
  const name = posix.basename(use.output);
  const read = command.files.some(({ path, text }) => path.includes(name) && text !== '');
  return read || command.running ? undefined : cleanLine(use.output, 80);
}

function filteredAway(routes: readonly Route[], use: TracerUse): boolean {
  const wanted = routes.flatMap(({ shows }) =>
    shows.flatMap((matcher) => (matcher.match === 'call' ? matcher.names : [])),
  );
  if (use.filter.length === 0 || wanted.length === 0) return false;
  return wanted.every((name) => use.filter.every((each) => hides(each, name)));
}

/** A wanted call is there whose text was cut, while the route wants a text that is no path. */
function cutString(routes: readonly Route[], text: string): boolean {
  const names = routes.flatMap(({ shows }) =>
    shows.flatMap((matcher) =>
      matcher.match === 'call' &&
      matcher.arg !== undefined &&
      !/^[/~]|^\$HOME|^\{\{/.test(matcher.arg)
        ? matcher.names
        : [],
    ),
  );
  return names.some((name) => {
    let at = text.indexOf(`${name}(`);
    for (let tries = 0; at !== -1 && tries < 1_000; tries++) {
      const end = lineEnd(text, at);
      if (text.slice(at, end).includes('"...')) return true;
      at = text.indexOf(`${name}(`, end);
    }
    return false;
  });
}
