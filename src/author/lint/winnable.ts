import { POWERS, type Power, type Powers } from '../../base/powers.ts';
import { didYouMean } from '../../base/source/nearest.ts';
import type { Fault } from '../../base/source/problem.ts';
import { adapt } from '../../course/adapt.ts';
import type { Machine } from '../../course/condition.ts';
import type { Chapter } from '../../course/model.ts';
import { type LintContext, lineOf, type StepRule } from './context.ts';

/** A task can be solved, with a hint on the way, on every machine that has what the chapter needs. */
export const winnable: StepRule = (step, context) => {
  const { task } = step;
  const unknown = unknownNames(step, context);
  if (unknown.length > 0) return unknown;
  if (task.kind === 'read' || task.kind === 'predict') return [];
  const derived = task.kind === 'choose';
  for (const machine of machinesFor(context.chapter)) {
    const here = adapt({ ...context.chapter, steps: [step] }, machine).steps[0];
    if (here === undefined || here.task.kind === 'read') continue;
    const told = `on a machine ${machine.told}`;
    if (step.hints.length > 0 && here.hints.length === 0)
      return [{ line: step.line, message: `no hint is shown ${told}` }];
    if (derived || step.solutions.length === 0) continue;
    if (here.solutions.length === 0)
      return [{ line: step.line, message: `no solution can be played ${told}` }];
    if (task.kind !== 'run') continue;
    const open = task.routes.some(({ needs }) => needs.every((need) => machine.powers[need]));
    if (task.routes.length > 0 && !open)
      return [{ line: step.line, message: `no route is open ${told}` }];
  }
  return [];
};

interface ToldMachine extends Machine {
  /** In words: `without sniff`. */
  readonly told: string;
}

/** Machines that can play the chapter: with and without each other power, with all other tools and with none. */
function machinesFor(chapter: Chapter): ToldMachine[] {
  const others = POWERS.filter((power) => !chapter.powers.includes(power));
  const subsets = others.reduce<Power[][]>(
    (sets, power) => sets.flatMap((set) => [set, [...set, power]]),
    [[]],
  );
  return subsets.flatMap((missing) =>
    [true, false].map((allTools) => ({
      powers: powersWithout(missing),
      hasTool: (tool: string) => allTools || chapter.tools.includes(tool),
      told: inWords([...missing, ...(allTools ? [] : ['optional tools'])]),
    })),
  );
}

function powersWithout(missing: readonly Power[]): Powers {
  const has = (power: Power) => !missing.includes(power);
  return {
    traceChild: has('traceChild'),
    traceAttach: has('traceAttach'),
    sniff: has('sniff'),
    kernelStack: has('kernelStack'),
    perf: has('perf'),
  };
}

function inWords(missing: readonly string[]): string {
  return missing.length === 0 ? 'that has everything' : `without ${missing.join(', ')}`;
}

/** `without=` may name powers and the chapter's tools. */
function unknownNames(step: Parameters<StepRule>[0], context: LintContext): Fault[] {
  const { tools, optionalTools } = context.chapter;
  const known: string[] = [...POWERS, ...tools, ...optionalTools];
  return [...step.asides, ...step.hints, ...step.solutions, ...step.wrongAttempts]
    .flatMap(({ without }) => without)
    .filter((name) => !known.includes(name))
    .map((name) => ({
      line: lineOf(step, `without=`, context),
      message: `without=${name}: expected a power or one of the chapter's tools${didYouMean(name, known)}`,
    }));
}
