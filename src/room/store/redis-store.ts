import { SpyError } from '../../base/errors.ts';
import { t } from '../../words/words.ts';
import type { RoomEvent } from '../model/events.ts';
import { GroupCommit } from './group-commit.ts';
import { entryOf } from './line.ts';
import type { RedisConnection } from './redis-connection.ts';
import { appendOnce, keysOf, type Mark, markOf } from './redis-log.ts';
import { RedisReader } from './redis-reader.ts';
import type { RoomStore } from './store.ts';

interface Entry extends Mark {
  readonly weight: number;
}

/** How long an acknowledgement waits until this server's own reader has seen the event. */
const SEEN_MS = 1000;
/** What waits for a Redis that is away, and what goes there at once, in characters. */
const LIMITS = { waiting: 16 * 1024 * 1024, commit: 1024 * 1024 };

/**
 * A room's log as a stream in Redis, for several servers at once: each sees everybody's events in the same order.
 * Safe means what Redis makes of it: with `appendonly yes` and `appendfsync always` on its disk, with `everysec`
 * (its default) one or two seconds of acknowledged events may be lost when it fails, and without `appendonly` all
 * since its last snapshot.
 */
export class RedisStore implements RoomStore {
  #commits: GroupCommit<Entry>;
  #reader: RedisReader | undefined;
  #closed = false;

  constructor(
    private readonly url: string,
    private readonly writer: RedisConnection,
    private readonly room: string,
  ) {
    this.#commits = new GroupCommit(
      (entries) => this.#write(entries),
      () => writer.unwritable(t`more is waiting for it than fits`),
      LIMITS,
    );
  }

  async append(events: readonly RoomEvent[]): Promise<void> {
    if (this.#closed) throw this.#gone();
    const entries = events.map((event) => {
      const { json } = entryOf(event);
      return { mark: markOf(event), json, weight: json.length };
    });
    if (entries.length > 0) await this.#commits.add(entries);
  }

  async read(onEvents: (events: readonly RoomEvent[]) => void): Promise<void> {
    if (this.#reader) throw new Error('a store is read once');
    if (this.#closed) throw this.#gone();
    this.#reader = new RedisReader(this.url, keysOf(this.room).log, onEvents);
    await this.#reader.start();
  }

  /** Waits for no answer of Redis: what is not acknowledged yet is rejected. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#reader?.close();
  }

  async #write(entries: readonly Entry[]): Promise<void> {
    try {
      if (this.#closed) throw this.#gone();
      const redis = await this.writer.ready();
      if (this.#closed) throw this.#gone();
      const last = await appendOnce(redis, this.room, entries);
      if (last !== undefined) await this.#reader?.told(last, SEEN_MS);
    } catch (error) {
      throw this.writer.unwritable(error);
    }
  }

  #gone(): SpyError {
    return new SpyError('room-unwritable', t`The room is closed.`, t`Open it again.`);
  }
}
