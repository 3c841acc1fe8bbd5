import { POWERS, type Power, type Powers } from '../base/powers.ts';

/** On which machines something is shown or played. Empty lists ask for nothing. */
export interface Condition {
  /** Powers that must be there. */
  readonly needs: readonly Power[];
  /** Tools that must be installed. */
  readonly tools: readonly string[];
  /** If any are named: powers or tools of which at least one must be missing. */
  readonly without: readonly string[];
}

/** What a machine allows and has. */
export interface Machine {
  readonly powers: Powers;
  readonly hasTool: (tool: string) => boolean;
}

/** The powers and tools that a condition asks for in vain; empty where nothing is missing. */
export function missingFor(condition: Pick<Condition, 'needs' | 'tools'>, machine: Machine) {
  return {
    powers: condition.needs.filter((power) => !machine.powers[power]),
    tools: condition.tools.filter((tool) => !machine.hasTool(tool)),
  };
}

/** Whether a condition holds on a machine. */
export function holds(condition: Condition, machine: Machine): boolean {
  const { powers, tools } = missingFor(condition, machine);
  if (powers.length + tools.length > 0) return false;
  return condition.without.length === 0 || condition.without.some((name) => lacks(machine, name));
}

function lacks(machine: Machine, name: string): boolean {
  const power = POWERS.find((each) => each === name);
  return power === undefined ? !machine.hasTool(name) : !machine.powers[power];
}
