import { expect, test } from 'vitest';
import { SpyError } from '../../src/base/errors.ts';
import { type JournalEvent, newEvent } from '../../src/journal/events.ts';
import type { Journal } from '../../src/journal/journal.ts';
import { memoryJournal } from '../../src/journal/memory.ts';
import { observed } from '../../src/journal/observed.ts';

const event = () => newEvent('owls', { type: 'step-entered', step: 'look' });

test('listeners hear of each new event once it is in the journal, until they stop', () => {
  const journal = observed(memoryJournal([event()]));
  const heard: [JournalEvent, number][] = [];
  const stop = journal.onAppended((each) => heard.push([each, journal.events.length]));
  const [first, second] = [event(), event()];
  journal.append(first);
  journal.append(first);
  journal.append(second);
  stop();
  journal.append(event());
  expect(heard).toEqual([
    [first, 2],
    [second, 3],
  ]);
  expect(journal.events).toHaveLength(4);
});

test('what could not be saved yet has happened all the same, and whoever appended is told of the trouble', () => {
  const memory = memoryJournal();
  const full: Journal = {
    ...memory,
    append: (each) => {
      memory.append(each);
      throw new SpyError('journal-unwritable', 'The disk is full.', 'Make some room.');
    },
  };
  const journal = observed(full);
  const heard: JournalEvent[] = [];
  journal.onAppended((each) => heard.push(each));
  const one = event();
  expect(() => journal.append(one)).toThrow('The disk is full.');
  expect(heard).toEqual([one]);
});

test('everything else is the journal’s own', () => {
  let closed = false;
  const warnings = ['It was torn.'];
  const close = () => {
    closed = true;
  };
  const journal = observed({ ...memoryJournal(), warnings, unsaved: 3, close });
  expect([journal.warnings, journal.unsaved]).toEqual([warnings, 3]);
  journal.close();
  expect(closed).toBe(true);
});
