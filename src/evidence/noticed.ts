import { cleanLine } from '../base/clean.ts';
import type { Powers } from '../base/powers.ts';
import type { Task } from '../course/model.ts';
import { msgid, ngettext, t } from '../words/words.ts';
import { understand } from './commands.ts';
import { countCalls, summaryOf } from './counting.ts';
import { calls, figure } from './figures.ts';
import { noticedTool, ranAs } from './noticed-tool.ts';
import type { CommandObservation, Observation } from './observation.ts';
import { shownWhole } from './own-traces.ts';
import { commandsIn, shownBy } from './seen.ts';
import { setbackOf } from './setback.ts';
import type { TracerUse } from './tracer.ts';

/** The guide redraws often: no more of a trace than this is counted. */
const COUNTED = 200_000;

/**
 * What the guide has noticed of the latest command while nothing is judged: "strace ran, with -f, on
 * ./parrot: 34 calls." Empty when there is nothing worth a word. Never the answer to a question.
 */
export function noticed(task: Task, observations: readonly Observation[], powers?: Powers): string {
  const command = commandsIn(observations).findLast((each) => !each.earlier);
  if (!command) return '';
  const typed = understand(command.text);
  const program = task.kind === 'run' ? task.program : undefined;
  const setback = setbackOf(command, typed, { program, ...(powers && { powers }) });
  if (setback !== undefined) return setback;
  const { simple, tracers } = typed;
  const use = tracers.at(-1);
  if (!use) return noticedTool(command, typed, program);
  const piped = use.output === undefined && !shownWhole(simple.slice(use.at));
  const background = simple[use.at]?.background ?? false;
  return withAmount(traced(command, use, background), task, command, use, piped);
}

/** `strace ran, with -f, on ./parrot` */
function traced(command: CommandObservation, use: TracerUse, background: boolean): string {
  const options = [
    use.follow ? '-f' : '',
    use.filter.length > 0 ? `-e ${cleanLine(use.filter.join(','), 40)}` : '',
    use.summary === 'only' ? '-c' : '',
    use.output === undefined ? '' : `-o ${cleanLine(use.output, 40)}`,
  ].filter(Boolean);
  const did = ranAs(use.tracer, command, background);
  const on = objectOf(use);
  if (options.length === 0) return on ? `${did} ${on}` : did;
  const list = options.reduce((first, second) => t`${first} and ${second}`);
  return on ? t`${did}, with ${list}, ${on}` : t`${did}, with ${list}`;
}

/** What was traced: `on ./parrot`. */
function objectOf(use: TracerUse): string {
  const process = cleanLine(use.attach.join(', '), 40);
  if (process !== '') return t`on process ${process}`;
  const subject = cleanLine(use.traced.join(' '), 60);
  return subject && t`on ${subject}`;
}

/** How much there was to see, too. Behind a pipe only those calls that came through were shown. */
function withAmount(
  did: string,
  task: Task,
  command: CommandObservation,
  use: TracerUse,
  piped: boolean,
): string {
  if (task.kind === 'answer' && task.expectation.expect === 'own-call-count') return `${did}.`;
  const shown = shownBy(command);
  const summary = shown.map(({ text }) => summaryOf(text)).find((each) => each !== undefined);
  if (summary) {
    const [top] = summary.rows.toSorted((one, other) => other.share - one.share);
    if (task.kind === 'answer' || !top || top.share <= 50) return withCalls(did, summary.total);
    const total = calls(summary.total);
    return use.wall
      ? t`${did}: ${total}, most time in ${top.name}.`
      : t`${did}: ${total}, most of the kernel's time in ${top.name}.`;
  }
  const most = Math.max(...shown.map(({ text }) => countCalls(text, COUNTED).calls));
  if (most === 0) return `${did}.`;
  const more = command.truncated || shown.some(({ text }) => text.length > COUNTED);
  const total = calls(most);
  if (more) return piped ? t`${did}: more than ${total} shown.` : t`${did}: more than ${total}.`;
  return piped ? t`${did}: ${total} shown.` : withCalls(did, most);
}

function withCalls(did: string, total: number): string {
  const shown = figure(total);
  return ngettext(msgid`${did}: ${shown} call.`, `${did}: ${shown} calls.`, total);
}
