import { randomUUID } from 'node:crypto';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import type { EventDetails } from '../../../src/journal/events.ts';
import type { RoomEvent } from '../../../src/room/model/events.ts';
import { Gathered } from '../../../src/room/report/gather.ts';
import { COURSE, Log, moment } from './logs.ts';

const LEARNERS = 50;
const STEPS = ['guess', 'listen', 'which', 'count', 'end', 'unknown'];

setFlagsFromString('--expose-gc');
const collect: unknown = runInNewContext('gc');

function heap(): number {
  if (typeof collect !== 'function') throw new Error('no way to collect garbage');
  collect();
  return process.memoryUsage().heapUsed;
}

function* learned(ids: readonly string[], count: number): Iterable<RoomEvent> {
  for (let index = 0; index < count; index++) {
    const learner = ids[index % ids.length] ?? '';
    const round = Math.floor(index / ids.length);
    const step = STEPS[round % STEPS.length] ?? '';
    const at = moment(index / 10_000).toISOString();
    const details: EventDetails =
      round % 3 === 0
        ? { type: 'step-entered', step }
        : { type: 'answered', step, answer: `answer ${index}`, verdict: 'wrong', reason: 'no' };
    const id = randomUUID();
    const event = { ...details, v: 1 as const, id, at, chapter: 'parrots' };
    yield { v: 1, id, at, type: 'learned', learner, event };
  }
}

test('a log of a million events needs no more memory than one of a hundred thousand', () => {
  const gathered = new Gathered(COURSE);
  const log = new Log();
  const ids = Array.from({ length: LEARNERS }, (_, index) => log.joins(0, `L${index}`).learner);
  for (const event of log.events) gathered.add(event);
  for (const event of learned(ids, 100_000)) gathered.add(event);
  const before = heap();
  for (const event of learned(ids, 900_000)) gathered.add(event);
  const grown = heap() - before;
  expect(grown).toBeLessThan(3_000_000);
  const all = [...gathered.people.values()].reduce((sum, { events }) => sum + events, 0);
  expect(all).toBe(1_000_000);
});
