import { posix } from 'node:path';
import { cleanLine } from '../base/clean.ts';
import type { Route, Task } from '../course/model.ts';
import { code } from './code.ts';
import { runs, type Understood, understand } from './commands.ts';
import { bothEnds, lineEnd } from './lines.ts';
import type { CommandObservation } from './observation.ts';
import { startsProgram } from './own-traces.ts';
import { shownBy } from './seen.ts';
import { thrownAway } from './thrown-away.ts';
import type { TracerUse } from './tracer.ts';
import { troubleOf } from './trouble.ts';

type RunTask = Extract<Task, { kind: 'run' }>;

const CHILD = /\b(?:clone3?|v?fork)\((?!.*= -1 )|--- SIGCHLD |<\.\.\. (?:clone3?|v?fork) resumed>/;

/**
 * Why this command has not solved the task, in plain words; undefined when it has nothing to do with
 * the task (`ls`, `cd`).
 */
export function runReason(
  task: RunTask,
  routes: readonly Route[],
  command: CommandObservation,
): string | undefined {
  const typed = understand(command.text);
  const trouble = troubleOf(command, typed);
  if (trouble !== undefined) return trouble;
  const wantsCalls = routes.length > 0 && routes.every(callsIn);
  const use = typed.tracers.at(-1);
  if (use) return tracerReason(task, routes, command, use, typed);
  if (task.program === undefined) return listenerReason(command, typed);
  const program = task.program;
  if (!typed.simple.some(({ words }) => runs(words, program)))
    return listenerReason(command, typed);
  if (!wantsCalls) return undefined;
  return `That was just ${cleanLine(program, 60)} itself, and nobody listened: put ${code('strace')} in front of it.`;
}

function callsIn(route: Route): boolean {
  return route.shows.some((matcher) => matcher.match === 'call');
}

function tracerReason(
  task: RunTask,
  routes: readonly Route[],
  command: CommandObservation,
  use: Understood['tracers'][number],
  typed: Understood,
): string {
  const texts = shownBy(command).map(({ text }) => text);
  const { tracer } = use;
  const wrongProgram = otherProgram(task, use, texts);
  if (wrongProgram !== undefined) return wrongProgram;
  const stage = typed.simple[use.at];
  const gone = stage && use.output === undefined ? thrownAway(stage) : undefined;
  if (gone !== undefined)
    return `${tracer} talks on the error output, and ${code(gone)} threw all of its words away. Leave that off.`;
  if (opensOnly(use))
    return `The filter ${code('open')} lets nothing through here: today the C library asks with ${code('openat')}. Try ${code('-e trace=openat')}.`;
  if (use.summary === 'only')
    return `${code('-c')} only counts the calls and hides their lines. Run it once more without ${code('-c')}.`;
  if (!use.follow && task.program !== undefined && texts.some((text) => CHILD.test(text)))
    return `${tracer} ran, but listened to the first process only, and that one started others: add ${code('-f')} to follow them.`;
  const hidden = hiddenFile(command, use);
  if (hidden !== undefined)
    return `The trace went into a file. Look inside: ${code(`less ${hidden}`)}, or ${code('grep')} something in it.`;
  if (filteredAway(routes, use))
    return `Your ${code('-e')} filter hides the kind of call that matters here. Widen it, or leave it off.`;
  if (use.strings === undefined && texts.some((text) => cutString(routes, text)))
    return `strace cuts texts after 32 characters (the ${code('...')} behind a quote). Show more of them with ${code('-s 200')}.`;
  if (command.truncated)
    return `That was so long that its middle is lost. Keep it in a file with ${code('-o trace.txt')}, or filter it with ${code('-e')}.`;
  if (command.running) return `${tracer} is listening. The line that matters has not come yet.`;
  return `${tracer} ran; the line that matters has not been seen yet.`;
}

/** The traced program is another than the task's. */
function otherProgram(task: RunTask, use: TracerUse, texts: readonly string[]): string | undefined {
  if (task.program === undefined || use.attach.length > 0 || use.traced.length === 0)
    return undefined;
  if (runs(use.traced, task.program)) return undefined;
  const execs = texts.flatMap((text) => /execve\((.*)/.exec(bothEnds(text))?.[1] ?? []);
  if (execs.some((args) => startsProgram(args, task.program ?? ''))) return undefined;
  const traced = cleanLine(posix.basename(use.traced[0] ?? ''), 40);
  return `${use.tracer} ran, but on ${traced}. This is about ${cleanLine(task.program, 60)}.`;
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

/** Only plain names are compared: what a class such as %file holds is strace's business. */
function filteredAway(routes: readonly Route[], use: TracerUse): boolean {
  if (use.filter.length === 0 || !use.filter.every((name) => /^[a-z_]\w*$/.test(name)))
    return false;
  const wanted = routes.flatMap(({ shows }) =>
    shows.flatMap((matcher) => (matcher.match === 'call' ? matcher.names : [])),
  );
  return wanted.length > 0 && !wanted.some((name) => use.filter.includes(name));
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

/** ngrep and tcpdump hear nothing of a local server unless they listen on the loopback. */
function listenerReason(command: CommandObservation, { simple }: Understood): string | undefined {
  const listener = simple.find(({ program }) => /^(?:ngrep|tcpdump|tshark)$/.test(program));
  if (!listener) return undefined;
  const { program, words } = listener;
  const flag = program === 'ngrep' ? '-d' : '-i';
  const reads = program === 'ngrep' ? '-I' : '-r';
  if (words.some((word) => word.startsWith(reads)))
    return `${program} read the file; the line that matters was not among what it showed.`;
  const interfaces = new Set([
    'lo',
    'any',
    `${flag}lo`,
    `${flag}any`,
    '--interface=lo',
    '--interface=any',
  ]);
  if (!words.some((word) => interfaces.has(word)))
    return `${program} listens on another network card. What stays on this machine goes over the loopback: add ${code(`${flag} lo`)}.`;
  return command.running
    ? `${program} is listening. Now let something talk, from another tab.`
    : `${program} ran; the line that matters has not been seen yet.`;
}
