import type { JournalEvent } from './events.ts';
import type { Journal } from './journal.ts';

/** A journal that tells of what is appended to it. */
export interface ObservedJournal extends Journal {
  /** Tells `listener` of every event once it is in the journal; returns the way to stop. */
  onAppended(listener: (event: JournalEvent) => void): () => void;
}

/** Decorates a journal. Events that could not be saved yet are told of as well: they happened. */
export function observed(journal: Journal): ObservedJournal {
  const listeners = new Set<(event: JournalEvent) => void>();
  return {
    get events() {
      return journal.events;
    },
    get warnings() {
      return journal.warnings;
    },
    get unsaved() {
      return journal.unsaved;
    },
    append: (event) => {
      const before = journal.events.length;
      try {
        journal.append(event);
      } finally {
        if (journal.events.length > before) for (const listener of [...listeners]) listener(event);
      }
    },
    close: () => journal.close(),
    onAppended: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
