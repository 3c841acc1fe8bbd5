import type { JournalEvent } from '../../journal/events.ts';
import { LONGEST_MESSAGE, MOST_EVENTS_AT_ONCE } from '../protocol.ts';

/** Left free in a message for what stands around the events. */
const FRAME = 1024;

/** Where joining began in the journal: only what comes after it is ever shared. */
export interface Beginning {
  /** Id of the journal's last event at joining; undefined when there was none. */
  readonly since?: string | undefined;
  /** For a journal that lost that event (it was set aside, say): ISO 8601. */
  readonly joinedAt: string;
}

/** What of a journal the room does not have yet, in order. Pure but for where it stands. */
export class Outbox {
  /** Index of the first event that may be shared. */
  readonly #first: number;
  /** Index of the first event that the room does not have. */
  #next: number;
  /** Until the room tells what it has, only what happened in this life is sure to wait: the index where that begins. */
  #sure: number;
  /** Events from here on are not shared any more. */
  #end = Number.POSITIVE_INFINITY;
  #chapters: ReadonlySet<string> | undefined;

  /** `events` is the journal's own list, which grows. */
  constructor(
    private readonly events: readonly JournalEvent[],
    beginning: Beginning,
  ) {
    this.#first = firstOf(events, beginning);
    this.#next = this.#first;
    this.#sure = events.length;
  }

  /** What a learner does in other chapters is nobody else's business. */
  only(chapters: readonly string[]): void {
    this.#chapters = new Set(chapters);
  }

  /** The room says which event it got last, or that it has none. */
  welcomed(last: string | undefined): void {
    this.#sure = this.#first;
    const at = last === undefined ? -1 : this.#find(last);
    // Sending again is harmless, so what is not found means: from the beginning.
    this.#next = Math.max(this.#first, at + 1);
  }

  /** The room has everything up to this event. */
  acknowledged(upTo: string): void {
    this.#next = Math.max(this.#next, this.#find(upTo) + 1);
  }

  /** Whether this event waits still, as far as is known. */
  waits(id: string): boolean {
    const at = this.#find(id);
    return at >= Math.max(this.#next, this.#sure) && at < this.#end;
  }

  /** How many events the room does not have, as far as is known. */
  get unsent(): number {
    return this.#waiting(Math.max(this.#next, this.#sure)).length;
  }

  /** What is to be sent next, in the order of the journal; empty when the room has everything. */
  batch(): JournalEvent[] {
    const batch: JournalEvent[] = [];
    let bytes = FRAME;
    for (const event of this.#waiting()) {
      const size = Buffer.byteLength(JSON.stringify(event)) + 1;
      // What no message can hold would keep everything after it from being sent.
      if (size + FRAME > LONGEST_MESSAGE) continue;
      if (batch.length === MOST_EVENTS_AT_ONCE || bytes + size > LONGEST_MESSAGE) break;
      bytes += size;
      batch.push(event);
    }
    return batch;
  }

  /** What happened after this time (in ms, by this machine's clock) is not shared. */
  freeze(time: number): void {
    const later = this.events.findIndex(
      (event, at) => at >= this.#next && Date.parse(event.at) > time,
    );
    this.#end = Math.min(this.#end, later === -1 ? this.events.length : later);
  }

  /** The latest event since joining of one of these types. */
  last<Type extends JournalEvent['type']>(
    ...types: readonly Type[]
  ): Extract<JournalEvent, { type: Type }> | undefined {
    const isOne = (event: JournalEvent): event is Extract<JournalEvent, { type: Type }> =>
      types.some((type) => type === event.type);
    return this.events.slice(this.#first).findLast(isOne);
  }

  #waiting(from = this.#next): JournalEvent[] {
    return this.events
      .slice(from, this.#end)
      .filter(({ chapter }) => this.#chapters?.has(chapter) ?? true);
  }

  /** Looked for from the end, where it nearly always is. */
  #find(id: string): number {
    return this.events.findLastIndex((event) => event.id === id);
  }
}

function firstOf(events: readonly JournalEvent[], { since, joinedAt }: Beginning): number {
  if (since === undefined) return 0;
  const at = events.findLastIndex(({ id }) => id === since);
  if (at !== -1) return at + 1;
  const later = events.findIndex((event) => Date.parse(event.at) >= Date.parse(joinedAt));
  return later === -1 ? events.length : later;
}
