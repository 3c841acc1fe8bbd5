import { placeKey } from '../../../room/model/state.ts';
import type { Row } from '../../../room/model/views.ts';
import { FARE_ORDER, type Fare, fareOf } from '../parts/trouble.ts';

/** How many learners at a step fare how. */
export type Crowd = Readonly<Record<Fare, number>>;

export const NOBODY: Crowd = { asking: 0, stuck: 0, slow: 0, going: 0, done: 0 };

/** The learners of each step, by place key. */
export function crowdsOf(rows: readonly Row[]): Map<string, Crowd> {
  const crowds = new Map<string, Crowd>();
  for (const row of rows) {
    if (!row.learner.place) continue;
    const key = placeKey(row.learner.place);
    const crowd = crowds.get(key) ?? NOBODY;
    const fare = fareOf(row);
    crowds.set(key, { ...crowd, [fare]: crowd[fare] + 1 });
  }
  return crowds;
}

export function sizeOf(crowd: Crowd): number {
  return FARE_ORDER.reduce((sum, fare) => sum + crowd[fare], 0);
}
