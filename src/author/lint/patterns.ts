import { messageOf } from '../../base/errors.ts';
import type { Matcher, Slip, Step } from '../../course/model.ts';
import { lineOf, type StepRule } from './context.ts';

function matchersOf({ task }: Step): Matcher[] {
  const own =
    task.kind === 'run'
      ? task.routes.flatMap((route) => route.shows)
      : task.kind === 'cite'
        ? task.accept
        : [];
  return [...own, ...slipsOf(task).flatMap((slip) => slip.saw ?? [])];
}

function slipsOf(task: Step['task']): readonly Slip[] {
  return 'slips' in task ? task.slips : [];
}

/** All regular expressions of a step. */
function patternsOf(step: Step): string[] {
  const lines = matchersOf(step).flatMap((one) => (one.match === 'line' ? [one.pattern] : []));
  return [...lines, ...slipsOf(step.task).flatMap((slip) => slip.command ?? [])];
}

/** Every regular expression compiles, whatever the values are. */
export const patterns: StepRule = (step, context) =>
  patternsOf(step).flatMap((pattern) => {
    try {
      // Values are escaped before they are put in, so any harmless text stands for them.
      new RegExp(pattern.replace(/\{\{[^}]*\}\}/g, 'value'));
      return [];
    } catch (error) {
      const why = messageOf(error).replace(/^Invalid regular expression: /, '');
      return [
        {
          line: lineOf(step, pattern, context),
          message: `this is not a regular expression: ${why}`,
        },
      ];
    }
  });
