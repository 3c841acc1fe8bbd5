import type { JournalEvent } from './events.ts';
import { EventList, type Journal } from './journal.ts';

/**
 * A journal that is gone when the program ends: for rehearsals, `try`, and play beside a school that
 * is open elsewhere. It may begin with what a journal on disk holds.
 */
export function memoryJournal(events: Iterable<JournalEvent> = []): Journal {
  const list = new EventList(events);
  return {
    events: list.events,
    warnings: [],
    unsaved: 0,
    append: (event) => {
      list.add(event);
    },
    close: () => {},
  };
}
