import type { Powers } from '../base/powers.ts';
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

/** Every solution and wrong attempt of a step; those of choices are derived from their options. */
export function attemptsOf(
  step: Step,
  powers: Powers,
  hasTool: (tool: string) => boolean,
): Attempt[] {
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
    unplayable: unplayable(script, powers, hasTool),
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

function unplayable(
  script: Script,
  powers: Powers,
  hasTool: (tool: string) => boolean,
): string | undefined {
  const power = script.needs.find((each) => !powers[each]);
  if (power) return `this machine does not allow ${power}`;
  const tool = script.tools.find((each) => !hasTool(each));
  return tool && `${tool} is not installed`;
}
