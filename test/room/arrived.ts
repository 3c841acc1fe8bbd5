import type { RoomEvent } from '../../src/room/model/events.ts';

/** What one learner knows about what was sent. */
export interface Sent {
  readonly learner: string;
  /** Ids of the journal's events since joining, in order. */
  readonly ids: readonly string[];
  /** So many of them, from the first on, were ever acknowledged. */
  readonly acknowledged: number;
}

/** A room's log held against what learners know; all numbers but `events` should be 0. */
export interface Arrived {
  /** Learners' events in the log. */
  readonly events: number;
  /** Acknowledged, and not in the log. */
  readonly lost: number;
  /** In the log more than once. */
  readonly doubled: number;
  /** In the log before one that came earlier in the journal. */
  readonly disordered: number;
  /** In the journal and not in the log. */
  readonly missing: number;
  /** In the log and in no journal. */
  readonly strange: number;
}

/** Reads the log to its end. */
export async function arrived(
  log: AsyncIterable<RoomEvent>,
  sent: Iterable<Sent>,
): Promise<Arrived> {
  const learners = new Map(
    [...sent].map(({ learner, ids, acknowledged }) => [
      learner,
      { positions: new Map(ids.map((id, index) => [id, index])), acknowledged, last: -1 },
    ]),
  );
  const found = { events: 0, lost: 0, doubled: 0, disordered: 0, missing: 0, strange: 0 };
  const seen = new Set<string>();
  for await (const event of log) {
    if (event.type !== 'learned') continue;
    found.events += 1;
    const learner = learners.get(event.learner);
    const position = learner?.positions.get(event.event.id);
    if (seen.has(event.event.id)) found.doubled += 1;
    else if (learner === undefined || position === undefined) found.strange += 1;
    else {
      if (position < learner.last) found.disordered += 1;
      learner.last = Math.max(learner.last, position);
    }
    seen.add(event.event.id);
  }
  for (const { positions, acknowledged } of learners.values())
    for (const [id, index] of positions) {
      if (seen.has(id)) continue;
      found.missing += 1;
      if (index < acknowledged) found.lost += 1;
    }
  return found;
}
