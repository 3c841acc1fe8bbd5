import { describe, expect, test } from 'vitest';
import type { EventDetails } from '../../../src/journal/events.ts';
import type { RoomCommand, RoomEvent } from '../../../src/room/model/events.ts';
import { apply, RoomFold } from '../../../src/room/model/fold.ts';
import { serverTime } from '../../../src/room/model/learned.ts';
import {
  emptyRoom,
  MOST_ANSWERS,
  MOST_NOTES,
  MOST_REVEALS,
  roomStateSchema,
} from '../../../src/room/model/state.ts';
import {
  ANN,
  answered,
  BEN,
  CIM,
  came,
  commanded,
  entered,
  folded,
  happened,
  iso,
  joined,
  learned,
  OTHER_SERVER,
  opened,
  predicted,
  room,
  SERVER,
  sent,
  solved,
} from './fixtures.ts';

/** Numbers that look random and are the same every time (mulberry32). */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
  };
}

const TEXTS = [
  'a',
  'b',
  '__proto__',
  'constructor',
  'toString',
  '',
  '\u001b[31m',
  'x'.repeat(10_000),
];

/** A log of so many events of every kind, with texts of every kind. */
function anyLog(seed: number, length: number): RoomEvent[] {
  const roll = dice(seed);
  const pick = <T>(list: readonly [T, ...T[]] | readonly T[]): T => list[roll(list.length)] as T;
  const learner = () => pick([ANN, BEN, CIM]);
  const server = () => pick([SERVER, OTHER_SERVER]);
  const step = () => pick(['s', 't', 'u', 'constructor']);
  const text = () => pick(TEXTS);
  const verdict = () => pick(['passed', 'not-yet', 'wrong'] as const);
  const place = () => ({ chapter: pick(['c', 'd']), step: step() });
  const detail = (): EventDetails => {
    const judged = { verdict: verdict(), reason: 'r' };
    const kinds: EventDetails[] = [
      { type: 'chapter-started', seed: 1 },
      { type: 'step-entered', step: step() },
      { type: 'step-entered', step: step() },
      { type: 'predicted', step: step(), choice: text(), label: text() },
      { type: 'predicted', step: step(), choice: text(), label: text() },
      { type: 'chose', step: step(), choices: [text(), text()], ...judged },
      { type: 'answered', step: step(), answer: text(), ...judged },
      { type: 'command-judged', step: step(), command: text(), ...judged },
      { type: 'cited', step: step(), line: text(), ...judged },
      { type: 'probed', step: step(), ...judged },
      { type: 'hint-shown', step: step(), hint: 1 },
      { type: 'solution-shown', step: step() },
      { type: 'solved', step: step(), how: pick(['solved', 'shown', 'skipped']) },
      { type: 'solved', step: step(), how: pick(['solved', 'shown', 'skipped']) },
      { type: 'help-asked', step: step() },
      { type: 'help-withdrawn', step: step() },
      { type: 'chapter-finished' },
      { type: 'chapter-reset' },
    ];
    return pick(kinds);
  };
  const command = (): RoomCommand =>
    pick<RoomCommand>([
      { type: 'gate-closed', place: place() },
      { type: 'gate-opened' },
      { type: 'noted', text: text() || 'x' },
      { type: 'noted', text: text() || 'x', to: learner() },
      { type: 'clock-set', minutes: 1 + roll(90) },
      { type: 'clock-cleared' },
      { type: 'revealed', place: place(), what: pick(['debrief', 'solution']) },
      { type: 'spotlit', place: place() },
      { type: 'help-given', learner: learner() },
      { type: 'room-ended' },
    ]);
  const doctor = { sandboxed: true, powers: ['sniff'], chapters: [] };
  const one = (minute: number): RoomEvent => {
    const kind = roll(20);
    if (kind === 0) return came(learner(), server(), roll(100_000) - 50_000, minute);
    if (kind === 1)
      return happened(minute, { type: 'learner-left', learner: learner(), server: server() });
    if (kind === 2) return happened(minute, { type: 'server-started', server: server() });
    if (kind === 3)
      return happened(minute, { type: 'learner-examined', learner: learner(), doctor });
    if (kind === 4) return joined(learner(), text(), pick([ANN, BEN, CIM]), minute);
    if (kind < 8) return commanded(minute, command());
    return learned(learner(), minute - roll(30), detail(), minute, pick(['c', 'd']));
  };
  const begin = [opened(), ...[ANN, BEN, CIM].map((id) => joined(id, 'x', id))];
  return [...begin, ...Array.from({ length }, (_, n) => one(n))];
}

const SEEDS = Array.from({ length: 12 }, (_, n) => n + 1);

describe('any log', () => {
  test.each(SEEDS)('duplicates change nothing (%i)', (seed) => {
    const log = anyLog(seed, 400);
    const roll = dice(seed + 1000);
    const doubled = log.flatMap((event, n) =>
      roll(3) === 0 ? [event, log[roll(n + 1)] ?? event, sent(event)] : [event],
    );
    expect(doubled.length).toBeGreaterThan(log.length + 100);
    expect(folded(doubled).state).toEqual(folded(log).state);
    expect(folded([...log, ...log]).state).toEqual(folded(log).state);
  });

  test.each(SEEDS)('the state survives JSON, and is what the schema says (%i)', (seed) => {
    const { state } = folded(anyLog(seed, 400));
    expect(sent(state)).toEqual(state);
    expect(roomStateSchema.parse(sent(state))).toEqual(state);
  });

  test.each(SEEDS)('a snapshot sent to a board and the rest come to the whole (%i)', (seed) => {
    const log = anyLog(seed, 300);
    const whole = folded(log).state;
    for (const cut of [0, 1, 5, 50, 150, 299]) {
      const server = folded(log.slice(0, cut));
      const board = roomStateSchema.parse(sent(server.state));
      for (const event of log.slice(cut)) if (server.add(event)) apply(board, sent(event));
      expect(board).toEqual(whole);
    }
  });

  test.each(SEEDS)('tallies are what the learners add up to (%i)', (seed) => {
    const { state } = folded(anyLog(seed, 600));
    const learners = Object.values(state.learners);
    expect(Object.keys(state.steps).length).toBeGreaterThan(4);
    for (const [key, tally] of Object.entries(state.steps)) {
      const stands = learners.flatMap(({ steps }) => (Object.hasOwn(steps, key) ? steps[key] : []));
      const count = (how: string) => stands.filter((each) => each === how).length;
      expect([tally.entered, tally.solved, tally.shown, tally.skipped]).toEqual([
        stands.length,
        ...['solved', 'shown', 'skipped'].map(count),
      ]);
      const said = learners.flatMap(({ predictions }) =>
        Object.hasOwn(predictions, key) ? [predictions[key]] : [],
      );
      for (const [id, { count: told }] of Object.entries(tally.predictions))
        expect(told).toBe(said.filter((each) => each === id).length);
      expect(Object.values(tally.predictions).reduce((sum, each) => sum + each.count, 0)).toBe(
        said.length,
      );
    }
  });
});

describe('who a learner is', () => {
  test('the first to bring an id is its owner: another proof under it changes nothing', () => {
    const fold = folded([opened(), joined(ANN, 'Ann')]);
    expect(fold.add(joined(ANN, 'Mallory', BEN))).toBe(false);
    expect(fold.state.learners[ANN]?.name).toBe('Ann');
    expect(fold.add(joined(ANN, 'Anna'))).toBe(true);
    expect(fold.state.learners[ANN]?.name).toBe('Anna');
  });

  test('events of those who never joined are left out, and count when they come after the joining', () => {
    const fold = folded([opened()]);
    const event = entered(ANN, 1);
    expect(fold.add(event)).toBe(false);
    expect(fold.knows(ANN, event.id)).toBe(false);
    fold.add(joined(ANN, 'Ann'));
    expect(fold.add(event)).toBe(true);
    expect([fold.knows(ANN, event.id), fold.lastOf(ANN), fold.countOf(ANN)]).toEqual([
      true,
      event.id,
      1,
    ]);
    expect([fold.knows(BEN, event.id), fold.lastOf(BEN), fold.countOf(BEN)]).toEqual([
      false,
      undefined,
      0,
    ]);
  });

  test('the same event id of two learners is two events', () => {
    const event = answered(ANN, 1, 'a');
    if (event.type !== 'learned') throw new Error('no');
    const state = room(event, { ...event, learner: BEN });
    expect(state.steps['c/s']?.answers.a?.count).toBe(2);
  });
});

describe('coming and going', () => {
  const left = (server: string) => happened(5, { type: 'learner-left', learner: ANN, server });

  test('a learner who has come to another server has not left with the first', () => {
    const events = [came(ANN, SERVER), came(ANN, OTHER_SERVER)];
    expect(room(...events, left(SERVER)).learners[ANN]?.server).toBe(OTHER_SERVER);
    expect(room(...events, left(OTHER_SERVER)).learners[ANN]?.server).toBeUndefined();
  });

  test('a server that begins anew has nobody; others keep theirs', () => {
    const state = room(
      came(ANN, SERVER),
      came(BEN, OTHER_SERVER),
      happened(6, { type: 'server-started', server: SERVER }),
    );
    expect(state.learners[ANN]?.server).toBeUndefined();
    expect(state.learners[BEN]?.server).toBe(OTHER_SERVER);
  });

  test('strangers come, leave and are helped without trace', () => {
    const fold = folded([opened(), came(ANN), left(SERVER), entered(ANN, 1)]);
    fold.add(commanded(1, { type: 'help-given', learner: ANN }));
    expect(fold.state).toEqual(folded([opened()]).state);
  });

  test('of two servers that open a room at once, the first is right', () => {
    const again = happened(1, { type: 'room-opened', room: 'r', name: 'Other', chapters: ['e'] });
    expect(room(again).room).toMatchObject({ name: 'Tuesday', openedAt: iso(0) });
  });
});

describe('the facilitator', () => {
  const place = { chapter: 'c', step: 't' };

  test('closes and opens the gate, sets and clears the clock, ends the room', () => {
    const closed = room(
      commanded(1, { type: 'gate-closed', place }),
      commanded(2, { type: 'clock-set', minutes: 5 }),
      commanded(3, { type: 'spotlit', place }),
    );
    expect(closed).toMatchObject({
      gate: place,
      clock: { startedAt: iso(2), endsAt: iso(7) },
      spotlight: place,
    });
    const open = room(
      commanded(1, { type: 'gate-closed', place }),
      commanded(2, { type: 'clock-set', minutes: 5 }),
      commanded(3, { type: 'gate-opened' }),
      commanded(4, { type: 'clock-cleared' }),
      commanded(5, { type: 'room-ended' }),
    );
    expect([open.gate, open.clock, open.endedAt]).toEqual([undefined, undefined, iso(5)]);
  });

  test('many notes: the latest of each address stay', () => {
    const all = Array.from({ length: MOST_NOTES + 5 }, (_, n) =>
      commanded(n, { type: 'noted', text: `all ${n}` }),
    );
    const toAnn = commanded(1, { type: 'noted', text: 'Ann', to: ANN });
    const { notes } = room(toAnn, ...all);
    expect(notes.filter(({ to }) => to === ANN)).toHaveLength(1);
    expect(notes.filter(({ to }) => to === undefined).map(({ text }) => text)).toEqual(
      Array.from({ length: MOST_NOTES }, (_, n) => `all ${n + 5}`),
    );
  });

  test('reveals each thing once, and not endlessly', () => {
    const reveal = (step: string) =>
      commanded(1, { type: 'revealed', place: { chapter: 'c', step }, what: 'debrief' });
    expect(room(reveal('s'), reveal('s')).reveals).toHaveLength(1);
    const many = Array.from({ length: MOST_REVEALS + 3 }, (_, n) => reveal(`s${n}`));
    const { reveals } = room(...many);
    expect(reveals).toHaveLength(MOST_REVEALS);
    expect(reveals[0]?.step).toBe('s3');
  });
});

describe('predictions', () => {
  test('count once per learner, each with the last word; what nobody says any more is gone', () => {
    const state = room(
      predicted(ANN, 1, 'x'),
      predicted(BEN, 1, 'x'),
      predicted(ANN, 2, 'y'),
      predicted(ANN, 3, 'y'),
      predicted(BEN, 4, 'z'),
    );
    expect(state.steps['c/s']?.predictions).toEqual({
      y: { label: 'Label y', count: 1 },
      z: { label: 'Label z', count: 1 },
    });
  });

  test('one learner who says everything leaves room for the others', () => {
    const noise = Array.from({ length: MOST_ANSWERS + 50 }, (_, n) => predicted(ANN, n, `p${n}`));
    const state = room(...noise, predicted(BEN, 400, 'x'));
    expect(Object.keys(state.steps['c/s']?.predictions ?? {})).toEqual([
      `p${MOST_ANSWERS + 49}`,
      'x',
    ]);
  });
});

describe('answers', () => {
  test.each(['__proto__', 'constructor', 'hasOwnProperty', ''])(
    '%j is an answer like any',
    (text) => {
      const state = room(answered(ANN, 1, text), answered(BEN, 1, text), predicted(ANN, 2, text));
      const tally = sent(state).steps['c/s'];
      expect(Object.values(tally?.answers ?? {}).map(({ count }) => count)).toEqual([2]);
      expect(Object.keys(tally?.predictions ?? {})).toHaveLength(1);
      expect(({} as Record<string, unknown>).count).toBeUndefined();
    },
  );

  test('long and hostile ones are cut and cleaned, never through a character', () => {
    const state = room(answered(ANN, 1, `\u001b[2J\u202e${'🕵'.repeat(5000)}`));
    const [text = ''] = Object.keys(state.steps['c/s']?.answers ?? {});
    expect(text).toMatch(/^(?:🕵)+…$/u);
    expect(text.length).toBeLessThanOrEqual(200);
  });

  test('when there are too many to tell apart, the commonest stay', () => {
    const noise = Array.from({ length: 3 * MOST_ANSWERS }, (_, n) =>
      answered(ANN, n, `noise ${n}`),
    );
    const common = [ANN, BEN, CIM].map((id, n) => answered(id, 700 + n, 'common'));
    const tally = room(...noise, ...common).steps['c/s'];
    expect(tally?.answers.common?.count).toBe(3);
    expect(Object.keys(tally?.answers ?? {})).toHaveLength(MOST_ANSWERS);
    const told = Object.values(tally?.answers ?? {}).reduce((sum, { count }) => sum + count, 0);
    expect(told + (tally?.otherAnswers ?? 0)).toBe(noise.length + 3);
    const more = Array.from({ length: 3 * MOST_ANSWERS }, (_, n) =>
      answered(BEN, 800 + n, `more ${n}`),
    );
    expect(room(...noise, ...common, ...more).steps['c/s']?.answers.common?.count).toBe(3);
  });
});

describe('a step', () => {
  test('counts hints, wrong answers and tries where the learner is, and for the room', () => {
    const judged = { verdict: 'wrong', reason: 'no' } as const;
    const state = room(
      entered(ANN, 1),
      answered(ANN, 2, 'a'),
      learned(ANN, 3, { type: 'cited', step: 's', line: 'x', ...judged }),
      learned(ANN, 3, { type: 'probed', step: 's', ...judged }),
      learned(ANN, 3, { type: 'chose', step: 's', choices: ['x'], ...judged }),
      learned(ANN, 4, { type: 'hint-shown', step: 's', hint: 1 }),
      learned(ANN, 5, { type: 'command-judged', step: 's', command: 'x', ...judged }),
      learned(ANN, 5, {
        type: 'command-judged',
        step: 's',
        command: 'x',
        verdict: 'passed',
        reason: '',
      }),
      learned(ANN, 6, { type: 'hint-shown', step: 't', hint: 1 }),
    );
    expect(state.learners[ANN]).toMatchObject({ hints: 1, wrong: 4, tries: 1 });
    expect(state.steps['c/s']).toMatchObject({ hints: 1, wrong: 4, tries: 1, entered: 1 });
    expect(state.steps['c/t']).toMatchObject({ hints: 1, entered: 1 });
    expect(
      room(entered(ANN, 1), answered(ANN, 2, 'a'), entered(ANN, 3, 't')).learners[ANN],
    ).toMatchObject({
      place: { chapter: 'c', step: 't', since: iso(3) },
      hints: 0,
      wrong: 0,
      tries: 0,
    });
  });

  test('solved stands above shown, shown above skipped; nobody counts twice', () => {
    const state = room(
      solved(ANN, 1, 's', 'skipped'),
      solved(ANN, 2, 's', 'shown'),
      solved(ANN, 3, 's', 'solved'),
      solved(ANN, 4, 's', 'skipped'),
      solved(ANN, 5, 's', 'solved'),
    );
    expect(state.steps['c/s']).toMatchObject({ solved: 1, shown: 0, skipped: 0, entered: 1 });
  });

  test('entering again soon keeps the time there; after a long break it begins anew', () => {
    const soon = room(entered(ANN, 1), answered(ANN, 20, 'a'), entered(ANN, 25));
    expect(soon.learners[ANN]).toMatchObject({ place: { since: iso(1) }, wrong: 1 });
    const nextDay = room(entered(ANN, 1), answered(ANN, 20, 'a'), entered(ANN, 1000));
    expect(nextDay.learners[ANN]).toMatchObject({ place: { since: iso(1000) }, wrong: 1 });
  });

  test('a chapter that is begun afresh is as if never played, but for what was said', () => {
    const reset = learned(ANN, 9, { type: 'chapter-reset' });
    const elsewhere = learned(ANN, 2, { type: 'solved', step: 's', how: 'solved' }, 2, 'd');
    const state = room(
      predicted(ANN, 1, 'x'),
      entered(ANN, 1),
      solved(ANN, 2),
      entered(ANN, 3, 't'),
      entered(BEN, 3),
      elsewhere,
      reset,
    );
    expect(state.learners[ANN]?.steps).toEqual({ 'd/s': 'solved' });
    expect(state.learners[ANN]?.place).toBeUndefined();
    expect(state.steps['c/s']).toMatchObject({ entered: 1, solved: 0 });
    expect(state.steps['c/s']?.predictions.x?.count).toBe(1);
    expect(state.steps['c/t']).toMatchObject({ entered: 0 });
    expect(state.steps['d/s']).toMatchObject({ entered: 1, solved: 1 });
  });

  test.each(['a/b', '__proto__/x', '\u001b[31m', 'x'.repeat(150), ' ', '<b>', '..'])(
    'no chapter or step is called %j: nothing of it is kept',
    (name) => {
      const state = room(
        learned(ANN, 1, { type: 'step-entered', step: name }),
        learned(ANN, 1, { type: 'step-entered', step: 's' }, 1, name),
        learned(ANN, 1, { type: 'help-asked', step: name }),
      );
      expect(state.steps).toEqual({});
      expect(state.learners[ANN]).toMatchObject({ steps: {} });
      expect(state.learners[ANN]?.place).toBeUndefined();
    },
  );

  test('one learner cannot make the state endless', () => {
    const noise = Array.from({ length: 2000 }, (_, n) => entered(ANN, n, `made-up-${n}`));
    const state = room(...noise, entered(BEN, 3000));
    expect(Object.keys(state.learners[ANN]?.steps ?? {}).length).toBeLessThanOrEqual(300);
    expect(Object.keys(state.steps).length).toBeLessThanOrEqual(301);
    expect(state.steps['c/s']?.entered).toBe(1);
  });
});

describe('help', () => {
  const ask = (minutes: number, received = minutes) =>
    learned(ANN, minutes, { type: 'help-asked', step: 's' }, received);
  const withdraw = learned(ANN, 5, { type: 'help-withdrawn', step: 's' });
  const give = commanded(6, { type: 'help-given', learner: ANN });

  test('is asked, withdrawn and given; who asks twice waits since the first time', () => {
    expect(room(ask(3), ask(4)).learners[ANN]?.helpAt).toBe(iso(3));
    expect(room(ask(3), withdraw).learners[ANN]?.helpAt).toBeUndefined();
    expect(room(ask(3), give).learners[ANN]?.helpAt).toBeUndefined();
    expect(room(ask(3), give, ask(8)).learners[ANN]?.helpAt).toBe(iso(8));
  });

  test('asked while away counts from then', () => {
    expect(room(entered(ANN, 1), ask(10, 30)).learners[ANN]?.helpAt).toBe(iso(10));
  });

  test('nobody goes to the head of the queue with a wrong clock', () => {
    const early = joined('10000000-0000-4000-8000-000000000009', 'Early', BEN, 20);
    const asked = learned(
      early.type === 'learner-joined' ? early.learner : '',
      -1_000_000,
      {
        type: 'help-asked',
        step: 's',
      },
      25,
    );
    const learner = room(early, asked).learners['10000000-0000-4000-8000-000000000009'];
    expect(learner?.helpAt).toBe(iso(20));
  });
});

describe('times', () => {
  const enter = (minutes: number, received: number, step = 's') =>
    learned(ANN, minutes, { type: 'step-entered', step }, received);
  const since = (...events: RoomEvent[]) => room(...events).learners[ANN]?.place?.since;

  test("a learner's clock is corrected by its skew", () => {
    expect(since(came(ANN, SERVER, 3_600_000), enter(-50, 12))).toBe(iso(10));
    expect(since(came(ANN, SERVER, -3_600_000), enter(70, 12))).toBe(iso(10));
  });

  test('nothing happens in the future, nor before what the learner did before', () => {
    expect(since(enter(500, 10))).toBe(iso(10));
    expect(since(enter(10, 10), enter(2, 11, 't'))).toBe(iso(10));
    expect(since(enter(-500, 10))).toBe(iso(0));
  });

  test.each([1e300, -1e300, Number.MAX_SAFE_INTEGER, 8.64e15, -8.64e15])(
    'a skew of %d does no harm',
    (skew) => {
      const at = since(came(ANN, SERVER, skew), enter(5, 10)) ?? '';
      expect([iso(0), iso(10)]).toContain(at);
    },
  );

  test('a time alone: corrected, and not in the future', () => {
    expect(serverTime(iso(5), 60_000, iso(10))).toBe(iso(6));
    expect(serverTime(iso(50), 60_000, iso(10))).toBe(iso(10));
    expect(serverTime(iso(5), -1e300, iso(10))).toBe(new Date(0).toISOString());
    expect(serverTime(iso(5), 0, iso(10), iso(20))).toBe(iso(10));
    expect(serverTime('never', 0, iso(10))).toBe(iso(10));
  });

  test('what happened while away keeps its distances', () => {
    const state = room(enter(10, 60), enter(25, 60, 't'), enter(55, 60, 'u'));
    expect(state.learners[ANN]).toMatchObject({ place: { since: iso(55) }, lastAt: iso(55) });
  });
});

test('an empty fold is an empty room', () => {
  expect(new RoomFold().state).toEqual(emptyRoom());
});
