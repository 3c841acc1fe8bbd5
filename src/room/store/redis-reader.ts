import { setTimeout as pause } from 'node:timers/promises';
import { log } from '../../base/log.ts';
import type { RoomEvent } from '../model/events.ts';
import { newerRoom } from './record.ts';
import { RedisConnection } from './redis-connection.ts';
import { isAfter, PAGE, type Page, pageAfter, pageOf } from './redis-log.ts';

/** A blocking read comes back after this long without news; three times that without a word, and the line is dead. */
const BLOCK_MS = 5000;
const RETRY_MS = 100;

/** Follows a stream from its beginning over a connection of its own, for ever; after a gap it goes on where it was. */
export class RedisReader {
  #connection: RedisConnection;
  #last = '0-0';
  #following: Promise<void> | undefined;
  #waiting: { readonly id: string; readonly told: () => void }[] = [];

  constructor(
    url: string,
    private readonly key: string,
    private readonly onEvents: (events: readonly RoomEvent[]) => void,
  ) {
    this.#connection = new RedisConnection(url, 3 * BLOCK_MS);
  }

  /** Resolves when the old events are told. Throws SpyError('room-damaged') or 'room-unwritable'. */
  async start(): Promise<void> {
    try {
      const redis = await this.#connection.ready();
      for (;;) {
        const page = await pageAfter(redis, this.key, this.#last);
        if (page.newer !== undefined) throw newerRoom(page.newer, this.#connection.name);
        this.#tell(page);
        if (page.count < PAGE) break;
      }
    } catch (error) {
      throw this.#connection.unwritable(error);
    }
    this.#following = this.#follow();
  }

  /** Resolves when the entry was told, or after a moment: it is safe either way. */
  async told(id: string, patienceMs: number): Promise<void> {
    if (this.#following === undefined || !isAfter(id, this.#last)) return;
    const timer = new AbortController();
    const told = new Promise<void>((resolve) => this.#waiting.push({ id, told: resolve }));
    await Promise.race([
      told,
      pause(patienceMs, undefined, { signal: timer.signal, ref: false }).catch(() => {}),
    ]);
    timer.abort();
    this.#waiting = this.#waiting.filter((each) => each.id !== id);
  }

  async close(): Promise<void> {
    this.#connection.close();
    await this.#following;
    for (const { told } of this.#waiting.splice(0)) told();
  }

  async #follow(): Promise<void> {
    while (!this.#connection.closed) {
      try {
        const redis = await this.#connection.ready();
        const from = ['STREAMS', this.key, this.#last] as const;
        const reply = await redis.xread('COUNT', PAGE, 'BLOCK', BLOCK_MS, ...from);
        const entries = reply?.[0]?.[1];
        if (entries) this.#tell(pageOf(entries));
      } catch {
        if (this.#connection.closed) return;
        log('room', 'Redis: reading is interrupted');
        await pause(RETRY_MS);
      }
    }
  }

  #tell({ events, last }: Page): void {
    if (last === undefined) return;
    this.#last = last;
    if (events.length > 0) this.onEvents(events);
    const done = this.#waiting.filter(({ id }) => !isAfter(id, last));
    for (const { told } of done) told();
  }
}
