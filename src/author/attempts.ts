import { type Condition, holds, type Machine, missingFor } from '../course/condition.ts';
import type { Script, ScriptLine, Step } from '../course/model.ts';

/** One thing to be played at a step, and whether it should pass. */
export interface Attempt {
  readonly should: 'pass' | 'fail';
  /** `solution 1`, `wrong 2`, or the option that is picked. */
  readonly name: string;
  readonly lines: readonly ScriptLine[];
  /** Line in the chapter's file. */
  readonly line: number;
  /** A text that the refusal must contain. */
  readonly because: string | undefined;
  /** Why it cannot be played here; undefined if it can. */
  readonly unplayable: string | undefined;
}

/**
 * Every solution and wrong attempt of a step; those of choices are derived from their options. Where no
 * solution can be played on this machine, one more attempt fails in its place: a learner would be stuck.
 */
export function attemptsOf(step: Step, machine: Machine): Attempt[] {
  const attempts = allAttempts(step, machine);
  const wanted = lacking({ ...step.wants, without: [] }, machine);
  if (wanted !== undefined) return attempts.map((attempt) => ({ ...attempt, unplayable: wanted }));
  const stuck = attempts.every(({ should, unplayable }) => should === 'fail' || unplayable);
  return stuck && attempts.length > 0 ? [...attempts, { ...NO_WAY, line: step.line }] : attempts;
}

const NO_WAY: Attempt = {
  should: 'pass',
  name: 'no solution can be played on this machine',
  lines: [],
  line: 0,
  because: undefined,
  unplayable: undefined,
};

function allAttempts(step: Step, machine: Machine): Attempt[] {
  const { task } = step;
  if (task.kind === 'read') return [];
  if (task.kind === 'predict')
    return task.options.map((option) => pick([option.id], 'pass', option.label, step));
  if (task.kind === 'choose') {
    const right = task.options.filter((option) => option.right).map((option) => option.id);
    const wrong = task.options.filter((option) => !option.right);
    return [
      pick(right, 'pass', 'the right options', step),
      ...wrong.map((option) =>
        pick(task.several ? [...right, option.id] : [option.id], 'fail', option.label, step),
      ),
      ...(task.several && right.length > 1
        ? [pick(right.slice(1), 'fail', 'one missing', step)]
        : []),
    ];
  }
  const written = (
    script: Script,
    should: 'pass' | 'fail',
    at: number,
    because?: string,
  ): Attempt => ({
    should,
    name: `${should === 'pass' ? 'solution' : 'wrong'} ${at + 1}`,
    lines: script.lines,
    line: script.line,
    because,
    unplayable: lacking(script, machine),
  });
  return [
    ...step.solutions.map((script, at) => written(script, 'pass', at)),
    ...step.wrongAttempts.map((script, at) => written(script, 'fail', at, script.because)),
  ];
}

function pick(ids: readonly string[], should: 'pass' | 'fail', name: string, step: Step): Attempt {
  const lines: ScriptLine[] = [{ act: 'answer', text: ids.join(', ') }];
  return {
    should,
    name: `pick: ${name}`,
    lines,
    line: step.line,
    because: undefined,
    unplayable: undefined,
  };
}

/** Why something cannot be played on this machine; undefined if it can. */
function lacking(condition: Condition, machine: Machine): string | undefined {
  const { powers, tools } = missingFor(condition, machine);
  if (powers[0] !== undefined) return `this machine does not allow ${powers[0]}`;
  if (tools[0] !== undefined) return `${tools[0]} is not installed`;
  if (holds(condition, machine)) return undefined;
  return `it is for machines without ${condition.without.join(' or ')}`;
}
