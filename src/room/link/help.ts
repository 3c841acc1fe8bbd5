import type { JournalEvent } from '../../journal/events.ts';
import type { Outbox } from './outbox.ts';

/** How a learner's call for help stands: asked but not known to the facilitator yet, or known. */
export type Help = 'none' | 'asked' | 'known';

/** A learner's call for help: what they said last, held against what the room believes. */
export class HelpCall {
  /** Whether the room has spoken of this learner since it got their last word about help. */
  #told = true;
  /** Since when the room believes that the learner waits. */
  #waiting: string | undefined;

  constructor(private readonly outbox: Outbox) {}

  /** Something was appended to the journal. */
  happened({ type }: JournalEvent): void {
    if (type === 'help-asked' || type === 'help-withdrawn') this.#told = false;
  }

  /** The room says since when it believes that the learner waits. */
  told(waiting: string | undefined): void {
    this.#waiting = waiting;
    this.#told = !this.#isUnderway(this.#word());
  }

  get state(): Help {
    const word = this.#word();
    // The learner's own word is newer than what the room knows.
    if (word?.type === 'help-withdrawn') return 'none';
    if (this.#waiting !== undefined) return 'known';
    const settled = this.#told && !this.#isUnderway(word);
    return word === undefined || settled ? 'none' : 'asked';
  }

  #word(): JournalEvent | undefined {
    return this.outbox.last('help-asked', 'help-withdrawn');
  }

  #isUnderway(word: JournalEvent | undefined): boolean {
    return word !== undefined && this.outbox.waits(word.id);
  }
}
