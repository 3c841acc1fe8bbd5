import { posix } from 'node:path';
import { runs, type Simple, understand } from './commands.ts';
import { countCalls, summaryOf } from './counting.ts';
import type { CommandObservation, Observation } from './observation.ts';
import { commandsIn, shownBy } from './seen.ts';

/** What the learner's own traces of a program say about its number of calls. */
export interface OwnTraces {
  /** A number for each whole trace, the newest last; the table of `strace -c` counts as one. */
  readonly counts: readonly { readonly calls: number; readonly notes: number }[];
  /** Why the others do not count. */
  readonly unfit: 'none' | 'filtered' | 'piped' | 'truncated' | 'running' | 'hidden';
}

/** Programs that show a whole text as it is. */
const SHOWERS = new Set(['cat', 'less', 'more', 'tee', 'nl', 'bat', 'tac']);

/** Looks through all commands, earlier ones too, for whole traces of `program`. */
export function ownTraces(program: string, observations: readonly Observation[]): OwnTraces {
  const counts: { calls: number; notes: number }[] = [];
  let unfit: OwnTraces['unfit'] = 'none';
  for (const command of commandsIn(observations)) {
    const { simple, tracers } = understand(command.text);
    const use = tracers.find((each) => each.tracer === 'strace' && runs(each.traced, program));
    if (!use) {
      const shower = simple.length === 1 && SHOWERS.has(simple[0]?.program ?? '');
      if (shower) counts.push(...wholeTraces(command, program, true));
      continue;
    }
    if (use.filter.length > 0 || use.partly) unfit = 'filtered';
    else if (use.summary === 'only') {
      const totals = shownBy(command).flatMap(({ text }) => summaryOf(text)?.total ?? []);
      counts.push(...totals.map((calls) => ({ calls, notes: 0 })));
      if (totals.length === 0) unfit = command.running ? 'running' : 'hidden';
    } else {
      const untouched = shownWhole(simple.slice(use.at));
      const whole = wholeTraces(command, program, untouched && use.output === undefined);
      counts.push(...whole);
      if (whole.length > 0) continue;
      if (command.running) unfit = 'running';
      else if (use.output !== undefined) unfit = 'hidden';
      else unfit = untouched ? (command.truncated ? 'truncated' : 'hidden') : 'piped';
    }
  }
  return { counts, unfit };
}

/** Whether what the first stage writes reaches the screen unfiltered. */
export function shownWhole(stages: readonly Simple[]): boolean {
  for (const [index, stage] of stages.entries()) {
    if (index > 0 && !SHOWERS.has(stage.program)) return false;
    if (!stage.piped) return true;
  }
  return true;
}

function wholeTraces(
  command: CommandObservation,
  program: string,
  output: boolean,
): { calls: number; notes: number }[] {
  return shownBy(command)
    .filter(({ file }) => file !== undefined || (output && !command.truncated))
    .map(({ text }) => countCalls(text))
    .filter(
      ({ ended, first }) => ended && first?.name === 'execve' && startsProgram(first.args, program),
    )
    .map(({ calls, notes }) => ({ calls, notes }));
}

/** Whether an execve's arguments start `program`, itself or through an interpreter. */
export function startsProgram(args: string, program: string): boolean {
  const words = [...args.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map((each) => each[1] ?? '');
  const [path = '', , ...rest] = words;
  return runs([posix.basename(path), ...rest], program);
}
