import type { Matcher, Route, Task } from '../course/model.ts';
import { t } from '../words/words.ts';
import { findMatch } from './match.ts';
import type { CommandObservation, Observation } from './observation.ts';
import { runReason } from './run-reason.ts';
import { commandsIn, contextOf, recordsOf, shownBy } from './seen.ts';
import { firstReason } from './setback.ts';
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
      const telling = tellingOf(route, recordsOf(command, commands), truth);
      if (telling) return passed(t`There it is, in your own output.`, telling);
    }
  const fresh = commands.filter((command) => !command.earlier);
  if (fresh.length === 0) return notYet(t`Nothing has run in the shell yet.`);
  for (const command of fresh.slice(0, RECENT)) {
    const reason =
      firstReason(command, task.slips, truth, task.program) ??
      runReason(task, routes, command, fresh, truth);
    if (reason !== undefined) return notYet(reason);
  }
  return notYet(t`The shell is yours: what matters for this task has not been on the screen yet.`);
}

/** The line that proves a route, if these records together show everything that the route wants. */
function tellingOf(
  route: Route,
  records: readonly CommandObservation[],
  truth: Truth,
): Telling | undefined {
  let telling: Telling | undefined;
  for (const matcher of route.shows) {
    telling = shownIn(matcher, records, truth);
    if (!telling) return undefined;
  }
  return telling;
}

function shownIn(
  matcher: Matcher,
  records: readonly CommandObservation[],
  truth: Truth,
): Telling | undefined {
  for (const command of records) {
    const context = contextOf(command, truth);
    for (const { text } of shownBy(command)) {
      const found = findMatch(matcher, text, context);
      if (found) return { command: command.id, line: found.line };
    }
  }
  return undefined;
}
