import type { JournalEvent } from './events.ts';

/** What happened, in order. On disk (file.ts) or only in memory (memory.ts). */
export interface Journal {
  readonly events: readonly JournalEvent[];
  /** What the reader should know about how the journal was found: one sentence each. */
  readonly warnings: readonly string[];
  /** Events that are only in memory because writing failed; the next append tries them again. */
  readonly unsaved: number;
  /**
   * Adds an event; when this returns, it is safe on disk. An event whose id is known already changes
   * nothing. Throws SpyError('journal-unwritable'); the event then stays in `events` and counts as unsaved.
   */
  append(event: JournalEvent): void;
  /** Tries unsaved events once more and lets go of the file. Never throws; may be called twice. */
  close(): void;
}

/** The events in order, each id once. */
export class EventList {
  readonly events: JournalEvent[] = [];
  #ids = new Set<string>();

  constructor(events: Iterable<JournalEvent>) {
    for (const event of events) this.add(event);
  }

  /** Whether the event was new. */
  add(event: JournalEvent): boolean {
    if (this.#ids.has(event.id)) return false;
    this.#ids.add(event.id);
    this.events.push(event);
    return true;
  }
}
