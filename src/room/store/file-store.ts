import type { FileHandle } from 'node:fs/promises';
import { SpyError } from '../../base/errors.ts';
import { t } from '../../words/words.ts';
import type { RoomEvent } from '../model/events.ts';
import { GroupCommit } from './group-commit.ts';
import { entryOf, readEntry } from './line.ts';
import type { LogFile } from './log-file.ts';
import { logLines } from './log-lines.ts';
import { newerRoom } from './record.ts';
import type { RoomStore } from './store.ts';
import { roomUnwritable } from './unwritable.ts';

interface Entry {
  readonly event: RoomEvent;
  readonly line: Buffer;
  readonly weight: number;
}

/** A room's log in one file, an event a line; each group of events is flushed to the disk before it counts. */
export class FileStore implements RoomStore {
  #commits: GroupCommit<Entry>;
  #onEvents: ((events: readonly RoomEvent[]) => void) | undefined;
  /** New events that wait until the old ones are told; undefined when they need not. */
  #held: RoomEvent[] | undefined;
  #closed: Promise<void> | undefined;

  /** `release` gives the room free for other servers. */
  constructor(
    private readonly file: string,
    private readonly log: LogFile,
    private readonly release: () => void,
  ) {
    this.#commits = new GroupCommit(
      (entries) => this.#write(entries),
      () => this.#unwritable(t`the disk does not keep up`, t`Wait a little: senders try again.`),
    );
  }

  async append(events: readonly RoomEvent[]): Promise<void> {
    if (this.#closed) throw this.#unwritable(t`the room is closed`, t`Open it again.`);
    const entries = events.map((each) => {
      const { event, json } = entryOf(each);
      const line = Buffer.from(`${json}\n`);
      return { event, line, weight: line.length };
    });
    if (entries.length > 0) await this.#commits.add(entries);
  }

  async read(onEvents: (events: readonly RoomEvent[]) => void): Promise<void> {
    if (this.#onEvents) throw new Error('a store is read once');
    this.#onEvents = onEvents;
    const held: RoomEvent[] = [];
    this.#held = held;
    try {
      for await (const events of eventsIn(this.log.reader, this.log.size, this.file))
        onEvents(events);
    } catch (error) {
      throw roomUnwritable(error, this.file, 'read');
    }
    this.#held = undefined;
    if (held.length > 0) onEvents(held);
  }

  /** Waits for what is under way, so that nothing acknowledged is cut off. */
  close(): Promise<void> {
    this.#closed ??= this.#end();
    return this.#closed;
  }

  async #end(): Promise<void> {
    try {
      await this.#commits.drained();
      await this.log.close();
    } finally {
      this.release();
    }
  }

  async #write(entries: readonly Entry[]): Promise<void> {
    try {
      await this.log.append(Buffer.concat(entries.map(({ line }) => line)));
    } catch (error) {
      throw roomUnwritable(error, this.file);
    }
    const events = entries.map(({ event }) => event);
    if (this.#held) this.#held.push(...events);
    else this.#onEvents?.(events);
  }

  #unwritable(why: string, remedy: string): SpyError {
    const { file } = this;
    return new SpyError('room-unwritable', t`Cannot write ${file}: ${why}.`, remedy);
  }
}

/**
 * The events in the first `size` bytes of a log, some at a time; what cannot be read is left out.
 * Throws SpyError('room-damaged') when a later Spy School wrote there.
 */
export async function* eventsIn(
  handle: FileHandle,
  size: number,
  file: string,
): AsyncGenerator<RoomEvent[]> {
  for await (const lines of logLines(handle, size)) {
    const events: RoomEvent[] = [];
    for (const { text } of lines) {
      const reading = text === undefined ? undefined : readEntry(text);
      if (reading?.kind === 'newer') throw newerRoom(reading.what, file);
      if (reading?.kind === 'event') events.push(reading.event);
    }
    if (events.length > 0) yield events;
  }
}
