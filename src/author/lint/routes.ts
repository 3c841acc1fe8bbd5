import type { Fault } from '../../base/source/problem.ts';
import { lineOf, type StepRule } from './context.ts';

/** Every route can be taken, and every solution has a route that counts where the solution is played. */
export const routes: StepRule = (step, context) => {
  const { task } = step;
  if (task.kind !== 'run') return [];
  const faults: Fault[] = [];
  if (task.routes.length === 0)
    faults.push({
      line: lineOf(step, 'routes', context),
      message: 'routes: is empty; expected at least one way to do it',
    });
  for (const route of task.routes)
    if (route.shows.length === 0)
      faults.push({
        line: lineOf(step, route.name, context),
        message: `the route "${route.name}" shows nothing; expected a call or a line`,
      });
  if (faults.length > 0) return faults;
  for (const solution of step.solutions) {
    const powers = [...solution.needs, ...context.chapter.powers];
    const missing = task.routes.map((route) =>
      route.needs.filter((need) => !powers.includes(need)),
    );
    if (missing.every((needs) => needs.length > 0))
      faults.push({
        line: solution.line,
        message: `no route covers this solution's needs; expected needs=${missing[0]?.join(',')}`,
      });
    const unused = solution.needs.find(
      (need) =>
        !context.chapter.powers.includes(need) &&
        !task.routes.some((route) => route.needs.includes(need)),
    );
    if (unused !== undefined)
      faults.push({
        line: solution.line,
        message: `needs=${unused}: no route of this task needs it`,
        severity: 'warning',
      });
  }
  return faults;
};
