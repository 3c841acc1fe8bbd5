import { cleanLine } from '../base/clean.ts';
import type { Route, Task } from '../course/model.ts';
import { t } from '../words/words.ts';
import { code } from './code.ts';
import { runs, type Understood, understand } from './commands.ts';
import { runsCurl } from './curl.ts';
import type { CommandObservation } from './observation.ts';
import { snifferReason } from './sniffer-reason.ts';
import { SNIFFER } from './sniffer-setback.ts';
import { seeks } from './sought.ts';
import { tracerReason } from './tracer-reason.ts';
import { troubleOf } from './trouble.ts';
import type { Truth } from './truth.ts';

const TIME = code('time');
const STRACE = code('strace');
const VERBOSE = code('curl -v');
const SELF = code('/proc/self');

type RunTask = Extract<Task, { kind: 'run' }>;

/**
 * Why this command has not solved the task, in plain words; undefined when it has nothing to do with
 * the task (`ls`, `cd`). `fresh` are all commands of the step.
 */
export function runReason(
  task: RunTask,
  routes: readonly Route[],
  command: CommandObservation,
  fresh: readonly CommandObservation[],
  truth: Truth,
): string | undefined {
  const typed = understand(command.text);
  const trouble = troubleOf(command, typed);
  if (trouble !== undefined) return trouble;
  const use = typed.tracers.at(-1);
  if (use) return tracerReason(task, routes, command, use, typed, truth);
  return (
    (task.program === undefined
      ? undefined
      : unwatched(task.program, routes, command, typed, truth)) ??
    snifferReason(command, typed, fresh) ??
    curlAlone(routes, typed, fresh) ??
    ownSelf(command, typed)
  );
}

/** The program ran, and nobody looked on with what the task is about. */
function unwatched(
  program: string,
  routes: readonly Route[],
  { running }: CommandObservation,
  { simple }: Understood,
  { values }: Truth,
): string | undefined {
  const stage = simple.find(({ words }) => runs(words, program));
  if (!stage || running || stage.background || /^python|^perf/.test(stage.program))
    return undefined;
  const name = cleanLine(program, 60);
  if (seeks('time', routes, values) && !stage.before.includes('time'))
    return t`That was just ${name} itself, without a watch: put ${TIME} in front of it.`;
  if (routes.length === 0 || !routes.every(callsIn)) return undefined;
  return t`That was just ${name} itself, and nobody listened: put ${STRACE} in front of it.`;
}

function callsIn(route: Route): boolean {
  return route.shows.some((matcher) => matcher.match === 'call');
}

/** curl where somebody should listen to the network, and nobody does. */
function curlAlone(
  routes: readonly Route[],
  { simple }: Understood,
  fresh: readonly CommandObservation[],
): string | undefined {
  const curl = simple.find(runsCurl);
  if (!curl || !routes.some(({ needs }) => needs.includes('sniff'))) return undefined;
  const listening = fresh.some(({ text }) =>
    understand(text).simple.some(({ program }) => SNIFFER.test(program)),
  );
  if (listening) return undefined;
  const verbose = curl.words.some((word) => /^-[a-zA-Z]*v|^--verbose$|^--trace/.test(word));
  return verbose
    ? t`${VERBOSE} shows only its own half of the talk: what curl asks, and what it is told. To hear others, listen on the network.`
    : t`curl talked, and nobody listened: it shows only the answer. Let a listener run in another tab, and ask again.`;
}

/** `/proc/self` is whoever asks. */
function ownSelf({ text }: CommandObservation, { simple }: Understood): string | undefined {
  if (!/\/proc\/self\b/.test(text)) return undefined;
  const asker = cleanLine(simple.at(-1)?.program ?? '', 30);
  return t`${SELF} is whoever asks, so ${asker} looked at itself. Put the number of the process there.`;
}
