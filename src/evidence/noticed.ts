import { cleanLine } from '../base/clean.ts';
import type { Powers } from '../base/powers.ts';
import type { Task } from '../course/model.ts';
import { understand } from './commands.ts';
import { countCalls, summaryOf } from './counting.ts';
import { noticedTool, stateOf } from './noticed-tool.ts';
import type { CommandObservation, Observation } from './observation.ts';
import { shownWhole } from './own-traces.ts';
import { commandsIn, shownBy } from './seen.ts';
import { setbackOf } from './setback.ts';
import type { TracerUse } from './tracer.ts';
import { count } from './words.ts';

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
  return traced(command, use, background, amount(task, command, use, piped));
}

function traced(
  command: CommandObservation,
  use: TracerUse,
  background: boolean,
  amount: string,
): string {
  const options = [
    use.follow ? '-f' : '',
    use.filter.length > 0 ? `-e ${cleanLine(use.filter.join(','), 40)}` : '',
    use.summary === 'only' ? '-c' : '',
    use.output === undefined ? '' : `-o ${cleanLine(use.output, 40)}`,
  ].filter(Boolean);
  const object =
    use.attach.length > 0
      ? ` on process ${cleanLine(use.attach.join(', '), 40)}`
      : use.traced.length > 0
        ? ` on ${cleanLine(use.traced.join(' '), 60)}`
        : '';
  const words = options.length > 0 ? `, with ${options.join(' and ')},` : '';
  return `${use.tracer} ${stateOf(command, background)}${words}${object}${amount}.`;
}

/** How much there was to see. Behind a pipe only those calls that came through were shown. */
function amount(task: Task, command: CommandObservation, use: TracerUse, piped: boolean): string {
  if (task.kind === 'answer' && task.expectation.expect === 'own-call-count') return '';
  const shown = shownBy(command);
  const summary = shown.map(({ text }) => summaryOf(text)).find((each) => each !== undefined);
  if (summary) {
    const [top] = summary.rows.toSorted((one, other) => other.share - one.share);
    const total = `: ${count(summary.total, 'call')}`;
    if (task.kind === 'answer' || !top || top.share <= 50) return total;
    return `${total}, ${use.wall ? 'most time' : "most of the kernel's time"} in ${top.name}`;
  }
  const most = Math.max(...shown.map(({ text }) => countCalls(text, COUNTED).calls));
  if (most === 0) return '';
  const more = command.truncated || shown.some(({ text }) => text.length > COUNTED);
  return `: ${more ? 'more than ' : ''}${count(most, 'call')}${piped ? ' shown' : ''}`;
}
