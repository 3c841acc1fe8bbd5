import type { JournalEvent } from '../../journal/events.ts';
import type { Outbox } from './outbox.ts';

/** How long the server may take to make a batch safe. */
const ACK_MS = 20_000;
/** Before sending again what the server could not keep. */
const UNSAVED_MS = 3000;

/** Brings the outbox to the room: one batch at a time, the next one when it is safe. */
export class Delivery {
  /** Id of the last event of the batch that is on its way. */
  #underway: string | undefined;
  #timer: NodeJS.Timeout | undefined;
  #onDrained: () => void = () => {};

  constructor(
    private readonly outbox: Outbox,
    /** False when there is no connection. */
    private readonly send: (events: JournalEvent[]) => boolean,
    /** The server did not acknowledge in time. */
    private readonly onSilence: () => void,
  ) {}

  /** A connection stands, and the room has told which event it got last. */
  begin(last: string | undefined): void {
    this.stop();
    this.outbox.welcomed(last);
    this.pump();
  }

  /** Sends what waits, unless something is on its way. */
  pump(): void {
    if (this.#underway !== undefined) return;
    const events = this.outbox.batch();
    const end = events.at(-1)?.id;
    if (end === undefined || !this.send(events)) return;
    this.#underway = end;
    this.#after(ACK_MS, this.onSilence);
  }

  acknowledged(upTo: string): void {
    this.outbox.acknowledged(upTo);
    if (this.#underway === undefined || this.outbox.waits(this.#underway)) return;
    this.stop();
    this.pump();
    if (this.outbox.unsent === 0) this.#onDrained();
  }

  /** Resolves when the room has everything, or it takes too long. */
  drained(patienceMs: number): Promise<void> {
    if (this.outbox.unsent === 0) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, patienceMs);
      this.#onDrained = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  /** The server could not keep it now: the same again after a while. */
  again(): void {
    this.#after(UNSAVED_MS, () => {
      this.#underway = undefined;
      this.pump();
    });
  }

  /** The connection is gone. */
  stop(): void {
    this.#underway = undefined;
    clearTimeout(this.#timer);
  }

  #after(milliseconds: number, act: () => void): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(act, milliseconds);
  }
}
