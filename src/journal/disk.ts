import { Appender } from './appender.ts';
import { type JournalEvent, lineOf } from './events.ts';
import { EventList, type Journal } from './journal.ts';
import type { FileReading } from './lines.ts';
import { repair } from './repair.ts';
import { unwritable } from './unwritable.ts';

/** A journal to write to, mended if need be. Throws SpyError('journal-unwritable'). */
export function openDisk(
  schoolHome: string,
  file: string,
  bytes: Buffer,
  reading: FileReading,
): Journal {
  try {
    const warnings = repair(schoolHome, file, bytes, reading);
    return new DiskJournal(new Appender(file), reading.events, warnings);
  } catch (error) {
    throw unwritable(error, file);
  }
}

class DiskJournal implements Journal {
  #list: EventList;
  #waiting: JournalEvent[] = [];
  #closed = false;

  constructor(
    private readonly appender: Appender,
    events: readonly JournalEvent[],
    readonly warnings: readonly string[],
  ) {
    this.#list = new EventList(events);
  }

  get events(): readonly JournalEvent[] {
    return this.#list.events;
  }

  get unsaved(): number {
    return this.#waiting.length;
  }

  append(event: JournalEvent): void {
    if (this.#closed) throw new Error('the journal is closed');
    if (this.#list.add(event)) this.#waiting.push(event);
    this.#save();
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    try {
      this.#save();
    } catch {
      // Whoever appended was told already.
    }
    this.appender.close();
  }

  #save(): void {
    if (this.#waiting.length === 0) return;
    try {
      if (this.appender.deleted) {
        // Somebody removed the file while the school was open: write it anew, whole.
        this.appender.reopen();
        this.#waiting = [...this.#list.events];
      }
      this.appender.append(this.#waiting.map(lineOf).join(''));
    } catch (error) {
      throw unwritable(error, this.appender.file);
    }
    this.#waiting = [];
  }
}
