import { SpyError } from '../base/errors.ts';
import type { Verdict } from '../evidence/verdict.ts';
import { type EventDetails, newEvent } from '../journal/events.ts';
import type { Journal } from '../journal/journal.ts';
import type { CommandRecord } from '../lab/model.ts';
import { t } from '../words/words.ts';

/** Writes what happens in a chapter to the journal; a full disk is told, and does not stop the learning. */
export class Recorder {
  /** Why events are not safe on disk yet; '' while all is well. */
  trouble = '';

  constructor(
    private readonly journal: Journal,
    private readonly chapter: string,
  ) {}

  record(details: EventDetails): void {
    try {
      this.journal.append(newEvent(this.chapter, details));
      this.trouble = '';
    } catch (error) {
      // The journal keeps the event and tries again with the next one.
      if (!(error instanceof SpyError)) throw error;
      // The reason stands at the end, behind a path that may be long; the footer has room for little.
      const reason = error.message.split(': ').at(-1) ?? error.message;
      this.trouble = `${t`Not saved yet: ${reason}`} ${error.remedy}`;
    }
  }

  /** A command of the learner's, and what the step made of it. */
  judged(step: string, { text, exit }: CommandRecord, verdict: Verdict): void {
    const line = verdict.kind === 'passed' ? verdict.telling?.line : undefined;
    this.record({ type: 'command-judged', step, command: text, exit, line, ...words(verdict) });
  }
}

/** A verdict as events tell it. */
export function words(verdict: Verdict): { verdict: Verdict['kind']; reason: string } {
  return { verdict: verdict.kind, reason: verdict.reason };
}
