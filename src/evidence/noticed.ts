import { cleanLine } from '../base/clean.ts';
import type { Task } from '../course/model.ts';
import { runs, understand } from './commands.ts';
import { countCalls, summaryOf } from './counting.ts';
import type { CommandObservation, Observation } from './observation.ts';
import { shownWhole } from './own-traces.ts';
import { commandsIn, shownBy } from './seen.ts';
import type { TracerUse } from './tracer.ts';

/** The guide redraws often: no more of a trace than this is counted. */
const COUNTED = 200_000;

const LISTENERS = /^(?:ngrep|tcpdump|tshark|mitmproxy|mitmdump|lsof|curl|pidstat)$/;

/**
 * What the guide has noticed of the latest command while nothing is judged: "strace ran, with -f, on
 * ./parrot: 34 calls." Empty when there is nothing worth a word.
 */
export function noticed(task: Task, observations: readonly Observation[]): string {
  const command = commandsIn(observations).findLast((each) => !each.earlier);
  if (!command) return '';
  const { simple, tracers } = understand(command.text);
  const use = tracers.at(-1);
  if (use) {
    const piped = use.output === undefined && !shownWhole(simple.slice(use.at));
    return traced(command, use, piped);
  }
  const listener = simple.find(({ program }) => LISTENERS.test(program));
  if (listener) {
    const lines = command.output.split('\n').filter((line) => line.trim() !== '').length;
    return `${listener.program} ${command.running ? 'is running' : 'ran'}: ${count(lines, 'line')}.`;
  }
  const program = task.kind === 'run' ? task.program : undefined;
  if (program !== undefined && simple.some(({ words }) => runs(words, program)))
    return `${cleanLine(program, 60)} ${command.running ? 'is running' : 'ran'}, with nobody listening.`;
  return '';
}

function traced(command: CommandObservation, use: TracerUse, piped: boolean): string {
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
  return `${use.tracer} ${command.running ? 'is running' : 'ran'}${words}${object}${calls(command, piped)}.`;
}

/** Behind a pipe only those that came through were shown. */
function calls(command: CommandObservation, piped: boolean): string {
  const shown = shownBy(command);
  const total = shown.map(({ text }) => summaryOf(text)?.total).find((each) => each !== undefined);
  if (total !== undefined) return `: ${count(total, 'call')}`;
  const counts = shown.map(({ text }) => countCalls(text, COUNTED).calls);
  const most = Math.max(...counts);
  if (most === 0) return '';
  const more = command.truncated || shown.some(({ text }) => text.length > COUNTED);
  return `: ${more ? 'more than ' : ''}${count(most, 'call')}${piped ? ' shown' : ''}`;
}

function count(number: number, noun: string): string {
  return `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`;
}
