import { describe, expect, test } from 'vitest';
import { type EventDetails, type JournalEvent, newEvent } from '../../../src/journal/events.ts';
import { HelpCall } from '../../../src/room/link/help.ts';
import { type Beginning, Outbox } from '../../../src/room/link/outbox.ts';
import { LONGEST_MESSAGE, MOST_EVENTS_AT_ONCE } from '../../../src/room/protocol.ts';

const ENTERED: EventDetails = { type: 'step-entered', step: 'look' };
const BEFORE = '2026-11-22T10:00:00.000Z';
const JOINED = '2026-11-22T11:00:00.000Z';
const AFTER = '2026-11-22T12:00:00.000Z';

function events(count: number, at = AFTER, details = ENTERED): JournalEvent[] {
  return Array.from({ length: count }, () => newEvent('owls', details, new Date(at)));
}
const ids = (some: readonly JournalEvent[]) => some.map(({ id }) => id);
const idAt = (some: readonly JournalEvent[], at: number) => some.at(at)?.id ?? expect.fail();

/** Of a learner whom the room has welcomed for the first time. */
function welcomed(journal: readonly JournalEvent[], beginning: Beginning): Outbox {
  const outbox = new Outbox(journal, beginning);
  outbox.welcomed(undefined);
  return outbox;
}

describe('what an earlier life left', () => {
  const asked: EventDetails = { type: 'help-asked', step: 'look' };

  test('is not said to wait before the room has told what it has', () => {
    const journal = events(3);
    const outbox = new Outbox(journal, { joinedAt: JOINED });
    expect([outbox.unsent, outbox.waits(idAt(journal, 2))]).toEqual([0, false]);
    journal.push(...events(1));
    expect([outbox.unsent, outbox.waits(idAt(journal, 3))]).toEqual([1, true]);
    expect(outbox.batch()).toHaveLength(4);
    outbox.welcomed(idAt(journal, 0));
    expect([outbox.unsent, outbox.waits(idAt(journal, 2))]).toEqual([3, true]);
  });

  test('an old call for help is not being sent, a new one is', () => {
    const journal = events(1, AFTER, asked);
    const help = new HelpCall(new Outbox(journal, { joinedAt: JOINED }));
    expect(help.state).toBe('none');
    const [again = expect.fail()] = events(1, AFTER, asked);
    journal.push(again);
    help.happened(again);
    expect(help.state).toBe('asked');
  });
});

describe('what is shared', () => {
  test('nothing from before joining, everything after it, in order', () => {
    const journal = events(5);
    const outbox = welcomed(journal, { since: idAt(journal, 2), joinedAt: JOINED });
    expect(ids(outbox.batch())).toEqual(ids(journal.slice(3)));
    expect(outbox.unsent).toBe(2);
    journal.push(...events(1));
    expect(ids(outbox.batch())).toEqual(ids(journal.slice(3)));
    expect(outbox.last('step-entered')?.id).toBe(idAt(journal, 5));
  });

  test('all of a journal that was empty at joining', () => {
    const journal = events(2);
    expect(welcomed(journal, { joinedAt: JOINED }).batch()).toEqual(journal);
  });

  test('a journal that lost the event where joining began shares only what is younger', () => {
    const journal = [...events(3, BEFORE), ...events(2)];
    const outbox = welcomed(journal, { since: crypto.randomUUID(), joinedAt: JOINED });
    expect(ids(outbox.batch())).toEqual(ids(journal.slice(3)));
    const older = welcomed(events(3, BEFORE), { since: 'gone', joinedAt: JOINED });
    expect([older.batch(), older.unsent, older.last('step-entered')]).toEqual([[], 0, undefined]);
  });

  test('nothing of chapters that the room does not play', () => {
    const other = newEvent('toads', ENTERED, new Date(AFTER));
    const journal = [...events(2), other, ...events(1), other];
    const outbox = welcomed(journal, { joinedAt: JOINED });
    outbox.only(['owls']);
    expect(outbox.unsent).toBe(3);
    expect(outbox.batch().map(({ chapter }) => chapter)).toEqual(['owls', 'owls', 'owls']);
    outbox.acknowledged(idAt(journal, 3));
    expect([outbox.unsent, outbox.batch()]).toEqual([0, []]);
  });

  test('nothing after the end of the room', () => {
    const journal = [...events(2, BEFORE), ...events(2)];
    const outbox = welcomed(journal, { joinedAt: BEFORE });
    outbox.freeze(Date.parse(JOINED));
    journal.push(...events(2));
    expect(ids(outbox.batch())).toEqual(ids(journal.slice(0, 2)));
    outbox.acknowledged(idAt(journal, 1));
    expect(outbox.unsent).toBe(0);
    expect(outbox.waits(idAt(journal, 4))).toBe(false);
  });
});

describe('what the room has', () => {
  test('the next batch begins behind what was acknowledged', () => {
    const journal = events(MOST_EVENTS_AT_ONCE + 7);
    const outbox = welcomed(journal, { joinedAt: JOINED });
    const first = outbox.batch();
    expect(ids(first)).toEqual(ids(journal.slice(0, MOST_EVENTS_AT_ONCE)));
    expect(outbox.batch()).toEqual(first);
    outbox.acknowledged(idAt(first, -1));
    expect(ids(outbox.batch())).toEqual(ids(journal.slice(MOST_EVENTS_AT_ONCE)));
    expect(outbox.unsent).toBe(7);
  });

  test('a lost acknowledgement: the room says what it has, and nothing of that is sent again', () => {
    const journal = events(4);
    const outbox = welcomed(journal, { since: idAt(journal, 0), joinedAt: JOINED });
    outbox.welcomed(idAt(journal, 2));
    expect(ids(outbox.batch())).toEqual([idAt(journal, 3)]);
  });

  test('a room that lost its log, or names what this journal never had, gets all since joining', () => {
    const journal = events(4);
    const outbox = welcomed(journal, { since: idAt(journal, 0), joinedAt: JOINED });
    outbox.acknowledged(idAt(journal, 3));
    for (const last of [undefined, crypto.randomUUID(), idAt(journal, 0)]) {
      outbox.welcomed(last);
      expect(ids(outbox.batch())).toEqual(ids(journal.slice(1)));
    }
  });

  test('an acknowledgement of something unknown changes nothing', () => {
    const journal = events(2);
    const outbox = welcomed(journal, { joinedAt: JOINED });
    outbox.acknowledged('nonsense');
    expect(outbox.unsent).toBe(2);
  });
});

describe('a message is no longer than the server takes', () => {
  const long = '\u{1f989}'.repeat(999);
  const cited: EventDetails = {
    type: 'cited',
    step: 'look',
    line: long,
    verdict: 'wrong',
    reason: long,
  };

  test('in bytes, whatever the signs', () => {
    const journal = events(50, AFTER, cited);
    const outbox = welcomed(journal, { joinedAt: JOINED });
    let sent = 0;
    while (outbox.unsent > 0) {
      const batch = outbox.batch();
      const message = JSON.stringify({ type: 'events', events: batch });
      expect(Buffer.byteLength(message)).toBeLessThanOrEqual(LONGEST_MESSAGE);
      expect(ids(batch)).toEqual(ids(journal.slice(sent, sent + batch.length)));
      sent += batch.length;
      outbox.acknowledged(idAt(batch, -1));
    }
    expect(sent).toBe(50);
  });

  test('an event that no message can hold does not keep the others', () => {
    const choices = Array.from({ length: 100 }, () => long);
    const huge: EventDetails = {
      ...{ type: 'chose', step: 'look', choices },
      ...{ verdict: 'wrong', reason: '' },
    };
    const journal = [...events(1), ...events(1, AFTER, huge), ...events(1)];
    const outbox = welcomed(journal, { joinedAt: JOINED });
    expect(ids(outbox.batch())).toEqual([idAt(journal, 0), idAt(journal, 2)]);
  });
});
