import { cleanLine } from '../base/clean.ts';
import type { Task } from '../course/model.ts';
import { t } from '../words/words.ts';
import type { Observation } from './observation.ts';
import { commandsIn } from './seen.ts';
import { firstReason } from './setback.ts';
import type { Truth } from './truth.ts';
import { notYet, passed, type Verdict } from './verdict.ts';

/** The world must have changed: the latest run of the task's probe decides. */
export function judgeFix(
  task: Extract<Task, { kind: 'fix' }>,
  observations: readonly Observation[],
  truth: Truth,
): Verdict {
  const probe = observations.findLast((each) => each.kind === 'probe' && each.probe === task.probe);
  if (probe?.kind !== 'probe')
    return notYet(
      t`Nothing has been checked yet. Make your change; it is checked after each command.`,
    );
  const said = cleanLine(probe.said.trimEnd().split('\n').at(-1) ?? '', 300);
  if (probe.exit === 0) return passed(said || t`It works now.`);
  const last = commandsIn(observations).findLast((command) => !command.earlier);
  const reason = last && firstReason(last, task.slips, truth);
  return notYet(reason ?? (said || t`Not fixed yet: the check still fails.`));
}
