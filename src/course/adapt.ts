import { t } from '../words/words.ts';
import { holds, type Machine, missingFor } from './condition.ts';
import type { Chapter, Step } from './model.ts';

/**
 * A chapter as it is on this machine: asides that apply here stand in the prose, hints and scripts that do
 * not are gone, and a step that wants what is missing is there to be read. Steps keep their places and ids.
 */
export function adapt(chapter: Chapter, machine: Machine): Chapter {
  return { ...chapter, steps: chapter.steps.map((step) => adaptStep(step, machine)) };
}

function adaptStep(step: Step, machine: Machine): Step {
  const here = <T extends Parameters<typeof holds>[0]>(all: readonly T[]) =>
    all.filter((each) => holds(each, machine));
  const lack = lackOf(step, machine);
  const texts = [step.prose, ...here(step.asides).map(({ text }) => text)];
  const told = {
    ...step,
    prose: [...texts, ...(lack === undefined ? [] : [lack])].filter(Boolean).join('\n\n'),
    asides: [],
  };
  if (lack !== undefined)
    return { ...told, task: { kind: 'read' }, hints: [], solutions: [], wrongAttempts: [] };
  return {
    ...told,
    hints: here(step.hints),
    solutions: here(step.solutions),
    wrongAttempts: here(step.wrongAttempts),
  };
}

/** Why a step can only be read here, as Markdown; undefined where it can be played. */
export function lackOf(step: Pick<Step, 'wants'>, machine: Machine): string | undefined {
  const { powers, tools } = missingFor(step.wants, machine);
  if (tools.length > 0) {
    const quoted = tools.map((tool) => `\`${tool}\``);
    const list = quoted.reduce((first, second) => t`${first} and ${second}`);
    return `*${t`${list} is not installed here, so this one is for reading: go on when you like.`}*`;
  }
  if (powers.length > 0)
    return `*${t`This machine does not allow it, so this one is for reading: go on when you like.`}*`;
  return undefined;
}
