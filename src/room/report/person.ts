import { type Cell, newCell } from './cell.ts';
import { RecentIds } from './recent.ts';

/** A silence as long as this is a pause, such as lunch, and not time spent on a step. */
export const PAUSE_MINUTES = 10;

/** One learner, as the log tells. Times in milliseconds, by the server's clock. */
export interface Person {
  readonly id: string;
  name: string;
  skew: number;
  readonly recent: RecentIds;
  /** What they did, by place key. */
  readonly cells: Map<string, Cell>;
  /** Chapters they finished. */
  readonly finished: Set<string>;
  /** Events that came. */
  events: number;
  /** Place key of the step where they are, and when the last sign of them was. */
  here: string | undefined;
  lastAt: number;
  /** Since when, and where, they wait for help. */
  asking: { readonly key: string; readonly since: number } | undefined;
}

export function newPerson(id: string, name: string): Person {
  return {
    id,
    name,
    skew: 0,
    recent: new RecentIds(),
    cells: new Map(),
    finished: new Set(),
    events: 0,
    here: undefined,
    lastAt: 0,
    asking: undefined,
  };
}

/** The learner's cell at a place; begins it when they are seen there for the first time. */
export function cellOf(person: Person, key: string, coming: boolean): Cell {
  const known = person.cells.get(key);
  if (known) return known;
  const cell = newCell(coming);
  person.cells.set(key, cell);
  return cell;
}

/**
 * Lets time pass until `at`: it counts for the step where they are while that is not solved, unless it was a pause.
 * `held` says how much of a stretch the gate kept them from going on.
 */
export function pass(
  person: Person,
  at: number,
  held: (key: string, from: number, until: number) => number,
): void {
  const from = person.lastAt;
  person.lastAt = Math.max(from, at);
  const cell = person.here === undefined ? undefined : person.cells.get(person.here);
  if (person.here === undefined || cell === undefined || cell.how === 'solved') return;
  const gap = Math.max(0, at - from);
  const working = gap - held(person.here, from, at);
  if (working < PAUSE_MINUTES * 60_000) cell.spent += working;
}
