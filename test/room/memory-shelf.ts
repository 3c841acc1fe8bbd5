import { SpyError } from '../../src/base/errors.ts';
import type { RoomEvent } from '../../src/room/model/events.ts';
import type { OpenedRoom, RoomRecord, RoomStore, Shelf } from '../../src/room/store/store.ts';

/** A log in memory that any number of servers may hold; `fail` makes it unwritable. */
export class MemoryLog {
  readonly events: RoomEvent[] = [];
  failing = false;
  /** Happens before the next events are written. */
  before: (() => Promise<void>) | undefined;
  #readers = new Set<(events: readonly RoomEvent[]) => void>();

  store(): RoomStore {
    let reader: ((events: readonly RoomEvent[]) => void) | undefined;
    return {
      append: async (events) => {
        // Real stores answer later, too.
        await new Promise((resolve) => setImmediate(resolve));
        await this.before?.();
        if (this.failing)
          throw new SpyError('room-unwritable', 'The disk is full.', 'Make some space.');
        this.events.push(...structuredClone([...events]));
        for (const read of this.#readers) read(structuredClone([...events]));
      },
      read: async (onEvents) => {
        reader = onEvents;
        if (this.events.length > 0) onEvents(structuredClone(this.events));
        this.#readers.add(onEvents);
      },
      close: async () => {
        if (reader) this.#readers.delete(reader);
      },
    };
  }
}

/** Rooms in memory. */
export class MemoryShelf implements Shelf {
  #rooms = new Map<string, { record: RoomRecord; log: MemoryLog }>();

  async create(record: RoomRecord): Promise<OpenedRoom> {
    if (this.#rooms.has(record.room))
      throw new SpyError('room-exists', `There is a room ${record.room}.`, 'Resume it.');
    const log = new MemoryLog();
    this.#rooms.set(record.room, { record, log });
    return { record, store: log.store(), notices: [] };
  }

  async open(room: string): Promise<OpenedRoom> {
    const { record, log } = this.#known(room);
    return { record, store: log.store(), notices: [] };
  }

  async list(): Promise<RoomRecord[]> {
    return [...this.#rooms.values()].map(({ record }) => record).reverse();
  }

  async *events(room: string): AsyncIterable<RoomEvent> {
    yield* this.#known(room).log.events;
  }

  async close(): Promise<void> {}

  log(room: string): MemoryLog {
    return this.#known(room).log;
  }

  #known(room: string) {
    const known = this.#rooms.get(room);
    if (!known)
      throw new SpyError('unknown-room', `There is no room ${room}.`, 'Look at the list.');
    return known;
  }
}
