import { createHash } from 'node:crypto';
import type { Redis } from 'ioredis';
import type { RoomEvent } from '../model/events.ts';
import { readEntry } from './line.ts';

/** Where a room lies in Redis; the braces keep its keys together in a cluster. */
export const keysOf = (room: string) => ({
  record: `spy-school:{${room}}`,
  log: `spy-school:{${room}}:log`,
  marks: `spy-school:{${room}}:marks`,
});
/** All rooms, by their creation. */
export const ROOMS_KEY = 'spy-school:rooms';
/** The only field of an entry: the event as JSON. */
export const FIELD = 'event';

/** Entries in one reply, at most. */
export const PAGE = 1000;

/** An event on its way into a log, with what it is known by there. */
export interface Mark {
  readonly mark: string;
  readonly json: string;
}

/** What tells an event from all others, short: a learner's ids count for that learner only. */
export function markOf(event: RoomEvent): string {
  const whole = event.type === 'learned' ? `${event.learner}/${event.event.id}` : event.id;
  return createHash('sha256').update(whole).digest('base64url').slice(0, 22);
}

/** Marked only after it is written: what fails can be sent again. */
const APPEND = `
for n = 1, #ARGV, 2 do
  if redis.call('SISMEMBER', KEYS[2], ARGV[n]) == 0 then
    redis.call('XADD', KEYS[1], '*', '${FIELD}', ARGV[n + 1])
    redis.call('SADD', KEYS[2], ARGV[n])
  end
end
local last = redis.call('XREVRANGE', KEYS[1], '+', '-', 'COUNT', 1)
return last[1] and last[1][1]`;

/**
 * Writes what the log does not hold yet, in one stroke; gives the id of its last entry. A server whose answer was
 * lost, or who slept in the middle, and another whom the learner asked meanwhile so write an event only once.
 */
export async function appendOnce(
  redis: Redis,
  room: string,
  entries: readonly Mark[],
): Promise<string | undefined> {
  const { log, marks } = keysOf(room);
  const values = entries.flatMap(({ mark, json }) => [mark, json]);
  const last = await redis.eval(APPEND, 2, log, marks, ...values);
  return typeof last === 'string' ? last : undefined;
}

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
