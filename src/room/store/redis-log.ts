import type { Redis } from 'ioredis';
import type { RoomEvent } from '../model/events.ts';
import { readEntry } from './line.ts';

/** Where a room lies in Redis; the braces keep its keys together in a cluster. */
export const keysOf = (room: string) => ({
  record: `spy-school:{${room}}`,
  log: `spy-school:{${room}}:log`,
});
/** All rooms, by their creation. */
export const ROOMS_KEY = 'spy-school:rooms';
/** The only field of an entry: the event as JSON. */
export const FIELD = 'event';

/** Entries in one reply, at most. */
export const PAGE = 1000;

/** Some of a log. */
export interface Page {
  readonly events: readonly RoomEvent[];
  /** Id of the last entry; undefined when there was none. */
  readonly last: string | undefined;
  readonly count: number;
  /** Set when a later Spy School wrote there: what gave it away. */
  readonly newer: string | undefined;
}

/** A reply's entries as events; what is none (somebody else's entry) is left out. */
export function pageOf(entries: readonly [id: string, fields: string[]][]): Page {
  const events: RoomEvent[] = [];
  let newer: string | undefined;
  for (const [, fields] of entries) {
    const at = fields.indexOf(FIELD);
    const reading = readEntry(at % 2 === 0 ? (fields[at + 1] ?? '') : '');
    if (reading.kind === 'event') events.push(reading.event);
    if (reading.kind === 'newer') newer ??= reading.what;
  }
  return { events, last: entries.at(-1)?.[0], count: entries.length, newer };
}

/** What comes after an entry, without waiting. */
export async function pageAfter(redis: Redis, key: string, last: string): Promise<Page> {
  return pageOf(await redis.xrange(key, `(${last}`, '+', 'COUNT', PAGE));
}

/** Whether one id of an entry (`1700000000000-3`) comes after another. */
export function isAfter(id: string, other: string): boolean {
  const [time = 0, nth = 0] = id.split('-').map(Number);
  const [otherTime = 0, otherNth = 0] = other.split('-').map(Number);
  return time > otherTime || (time === otherTime && nth > otherNth);
}
