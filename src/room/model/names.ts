import { t } from '../../words/words.ts';
import type { Learner, RoomState } from './state.ts';

/** Learners in the order of joining. */
export function byJoining(a: Learner, b: Learner): number {
  return compare(a.joinedAt, b.joinedAt) || compare(a.id, b.id);
}

/**
 * What each learner is called on the boards, by id. Names that several have get a number in the order of joining
 * (`Alex (2)`); hidden names are `learner 7`, the seventh who joined, the same all day.
 */
export function namesOf(state: RoomState, hidden: boolean): ReadonlyMap<string, string> {
  const learners = Object.values(state.learners).sort(byJoining);
  if (hidden) return new Map(learners.map(({ id }, at) => [id, hiddenName(at + 1)]));
  const many = new Map<string, number>();
  for (const { name } of learners) many.set(alike(name), (many.get(alike(name)) ?? 0) + 1);
  const met = new Map<string, number>();
  return new Map(
    learners.map(({ id, name }) => {
      const key = alike(name);
      const at = (met.get(key) ?? 0) + 1;
      met.set(key, at);
      return [id, many.get(key) === 1 ? name : `${name} (${at})`];
    }),
  );
}

function hiddenName(number: number): string {
  return t`learner ${number}`;
}

/** Names that sound the same when they are called out; a no-break space looks like any other blank. */
function alike(name: string): string {
  return name.trim().replace(/\s+/g, ' ').toLowerCase();
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
