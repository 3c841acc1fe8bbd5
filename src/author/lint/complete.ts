import type { Fault } from '../../base/source/problem.ts';
import type { ScriptLine, Task } from '../../course/model.ts';
import type { StepRule } from './context.ts';

/** What a script must do, sooner or later, to be about this task. */
function telling(task: Task): { act: ScriptLine['act']; form: string } | undefined {
  switch (task.kind) {
    case 'run':
    case 'fix':
      return { act: 'type', form: '"$ command"' };
    case 'answer':
    case 'choose':
    case 'predict':
      return { act: 'answer', form: '"> answer"' };
    case 'cite':
      return { act: 'cite', form: '"cite: text"' };
    case 'read':
      return undefined;
  }
}

/** Every task can be hinted at, solved and failed, and its scripts do something about it. */
export const complete: StepRule = (step, { chapter }) => {
  const { task, line } = step;
  const faults: Fault[] = [];
  const act = telling(task);
  if (task.kind === 'read' || act === undefined) {
    if (step.hints.length + step.solutions.length + step.wrongAttempts.length > 0)
      faults.push({
        line,
        message: 'this step has no task, so nobody sees its hints, solutions or wrong attempts',
        severity: 'warning',
      });
    return faults;
  }
  for (const script of [...step.solutions, ...step.wrongAttempts])
    if (!script.lines.some((one) => one.act === act.act))
      faults.push({
        line: script.line,
        message: `this script does nothing for a ${task.kind} task; expected a line ${act.form}`,
      });
  const scripts = [...step.solutions, ...step.wrongAttempts];
  const others = [step.wants, ...step.asides, ...step.hints].map((each) => ({ ...each, line }));
  for (const script of [...others, ...scripts])
    for (const tool of script.tools)
      if (![...chapter.tools, ...chapter.optionalTools].includes(tool))
        faults.push({
          line: script.line,
          message: `tools=${tool}: expected it among the chapter's optionalTools too`,
          severity: 'warning',
        });
  if (task.kind === 'predict') return faults;
  const derived = task.kind === 'choose';
  if (step.hints.length === 0) faults.push({ line, message: 'this task has no hint block' });
  if (step.solutions.length === 0 && !derived)
    faults.push({ line, message: 'this task has no solution block' });
  const refused = derived && task.options.some((option) => !option.right);
  if (step.wrongAttempts.length === 0 && !refused)
    faults.push({ line, message: 'this task has no wrong block: show what must not pass' });
  if (step.debrief === undefined)
    faults.push({ line, message: 'this task has no debrief block', severity: 'warning' });
  return faults;
};
