import type { Route, Task } from '../course/model.ts';
import { understand } from './commands.ts';
import { findMatch } from './match.ts';
import { mishapOf } from './mishap.ts';
import type { CommandObservation, Observation } from './observation.ts';
import { runReason } from './run-reason.ts';
import { commandsIn, contextOf, shownBy } from './seen.ts';
import { slipOf } from './slips.ts';
import type { Truth } from './truth.ts';
import { notYet, passed, type Telling, type Verdict } from './verdict.ts';

type RunTask = Extract<Task, { kind: 'run' }>;

/** How many commands back a reason may reach: what was typed long ago is not what puzzles now. */
const RECENT = 5;

/** Some command must have shown all that one open route wants; running commands count as well. */
export function judgeRun(
  task: RunTask,
  observations: readonly Observation[],
  truth: Truth,
): Verdict {
  const commands = commandsIn(observations)
    .filter((command) => task.earlierCounts || !command.earlier)
    .reverse();
  const routes = task.routes.filter((route) => route.needs.every((need) => truth.powers[need]));
  for (const command of commands)
    for (const route of routes) {
      const telling = tellingOf(route, command, truth);
      if (telling) return passed('There it is, in your own output.', telling);
    }
  const fresh = commands.filter((command) => !command.earlier);
  if (fresh.length === 0) return notYet('Nothing has run in the shell yet.');
  for (const command of fresh.slice(0, RECENT)) {
    const reason =
      mishapOf(command, understand(command.text), task.program) ??
      slipOf(task.slips, command, truth) ??
      runReason(task, routes, command);
    if (reason !== undefined) return notYet(reason);
  }
  return notYet('The shell is yours: what matters for this task has not been on the screen yet.');
}

/** The line that proves a route, if the command showed everything that the route wants. */
function tellingOf(route: Route, command: CommandObservation, truth: Truth): Telling | undefined {
  const context = contextOf(command, truth);
  const shown = shownBy(command);
  let line: string | undefined;
  for (const matcher of route.shows) {
    line = undefined;
    for (const { text } of shown) {
      line = findMatch(matcher, text, context)?.line;
      if (line !== undefined) break;
    }
    if (line === undefined) return undefined;
  }
  return line === undefined ? undefined : { command: command.id, line };
}
