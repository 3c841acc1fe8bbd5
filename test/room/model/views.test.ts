import { describe, expect, test } from 'vitest';
import { clockLeft, clockText } from '../../../src/room/model/clock.ts';
import { placeKey } from '../../../src/room/model/state.ts';
import {
  answersOf,
  helpQueue,
  histogramOf,
  mapOf,
  median,
  minutesSince,
  rowsOf,
  spotlightOf,
  spotsOf,
  tallyAt,
} from '../../../src/room/model/views.ts';
import {
  ANN,
  after,
  answered,
  BEN,
  CIM,
  COURSE,
  came,
  commanded,
  entered,
  folded,
  joined,
  learned,
  opened,
  predicted,
  room,
  sent,
  solved,
} from './fixtures.ts';

const now = (minutes: number) => after(minutes).getTime();
const keys = (spots: ReturnType<typeof spotsOf>) => spots.map(({ place }) => placeKey(place));
const stepOf = (chapter: string, step: string) => {
  const found = COURSE.find(({ id }) => id === chapter)?.steps.find(({ id }) => id === step);
  if (!found) throw new Error('no such step');
  return found;
};

describe('the order of places', () => {
  test('is that of the room, each chapter once, without those it does not play', () => {
    expect(keys(spotsOf(COURSE, room()))).toEqual(['c/s', 'c/t', 'c/u', 'd/s']);
    const turned = folded([opened(['d', 'c', 'd', 'unknown'])]).state;
    expect(keys(spotsOf(COURSE, turned))).toEqual(['d/s', 'c/s', 'c/t', 'c/u']);
    expect(spotsOf(COURSE, turned).map(({ index }) => index)).toEqual([0, 0, 1, 2]);
    expect(spotsOf(COURSE, folded([]).state)).toEqual([]);
  });
});

describe('rows', () => {
  const rows = (state: ReturnType<typeof room>, minutes: number) =>
    rowsOf(COURSE, state, now(minutes)).map(({ learner, level, minutes: spent, ready, done }) => [
      learner.name,
      level,
      spent,
      ready,
      done,
    ]);

  test('tell trouble by how long a step should take: three minutes here', () => {
    const state = room(entered(ANN, 0));
    const levels = [0, 3, 4, 5, 6, 600].map((minutes) => rows(state, minutes)[0]?.slice(1, 3));
    expect(levels).toEqual([
      ['fine', 0],
      ['fine', 3],
      ['slow', 4],
      ['slow', 5],
      ['stuck', 6],
      ['stuck', 600],
    ]);
  });

  test('are patient with short steps: one minute here', () => {
    const state = room(entered(ANN, 0, 't'));
    expect([1, 2, 3, 4].map((minutes) => rows(state, minutes)[0]?.[1])).toEqual([
      'fine',
      'slow',
      'slow',
      'stuck',
    ]);
  });

  test('who is done is fine however long; who asks asks, done or not', () => {
    const done = room(entered(ANN, 0), solved(ANN, 1));
    expect(rows(done, 60)[0]).toEqual(['Ann', 'fine', 60, true, 1]);
    const asks = room(
      entered(ANN, 0),
      solved(ANN, 1),
      learned(ANN, 2, { type: 'help-asked', step: 's' }),
    );
    expect(rows(asks, 60)[0]?.[1]).toBe('asking');
  });

  test('count done steps of this room only, and stand in the order of names', () => {
    const state = room(
      joined('10000000-0000-4000-8000-000000000004', 'élodie'),
      joined('10000000-0000-4000-8000-000000000005', 'Zoe'),
      joined('10000000-0000-4000-8000-000000000006', 'ann'),
      solved(ANN, 1),
      solved(ANN, 1, 't', 'shown'),
      entered(ANN, 1, 'u'),
      learned(ANN, 1, { type: 'solved', step: 's', how: 'solved' }, 1, 'e'),
    );
    const names = rowsOf(COURSE, state, now(1)).map(({ learner }) => learner.name);
    expect(names.map((name) => name.toLowerCase())).toEqual([
      'ann',
      'ann',
      'ben',
      'cim',
      'élodie',
      'zoe',
    ]);
    expect(rows(state, 1).find(([name]) => name === 'Ann')?.[4]).toBe(2);
    expect(rows(sent(state), 1)).toEqual(rows(state, 1));
  });

  test('tell who is connected, and those who are nowhere yet', () => {
    const state = room(came(ANN));
    const [ann, ben] = rowsOf(COURSE, state, now(30));
    expect([ann?.connected, ben?.connected]).toEqual([true, false]);
    expect([ben?.minutes, ben?.level, ben?.ready]).toEqual([0, 'fine', false]);
  });

  test('a clock behind that of the events counts no negative minutes', () => {
    expect(rows(room(entered(ANN, 10)), 5)[0]?.[2]).toBe(0);
    expect(minutesSince(after(10).toISOString(), now(0))).toBe(0);
  });
});

test('the queue for help: the longest waiting first', () => {
  const ask = (learner: string, minutes: number) =>
    learned(learner, minutes, { type: 'help-asked', step: 's' }, 20);
  const state = room(ask(BEN, 9), ask(CIM, 3), ask(ANN, 5));
  expect(helpQueue(state).map(({ name }) => name)).toEqual(['Cim', 'Ann', 'Ben']);
  expect(helpQueue(room(ask(BEN, 5), ask(ANN, 5))).map(({ name }) => name)).toEqual(['Ann', 'Ben']);
  expect(helpQueue(room())).toEqual([]);
});

describe('the map', () => {
  test('counts who works, waits, is stuck and asks at each step', () => {
    const state = room(
      entered(ANN, 0),
      entered(BEN, 5),
      learned(BEN, 6, { type: 'help-asked', step: 's' }),
      entered(CIM, 5),
      solved(CIM, 6),
      commanded(1, { type: 'gate-closed', place: { chapter: 'c', step: 't' } }),
    );
    const [s, t, ...rest] = mapOf(COURSE, state, now(10));
    expect(s).toMatchObject({ working: 2, stuck: 1, asking: 1, waiting: 1, done: 1, gate: false });
    expect(s?.medianMinutes).toBe(7.5);
    expect(t).toMatchObject({ working: 0, waiting: 0, done: 0, medianMinutes: 0, gate: true });
    expect(rest).toHaveLength(2);
  });

  test('leaves out those who are elsewhere', () => {
    const state = room(
      learned(ANN, 1, { type: 'step-entered', step: 's' }, 1, 'e'),
      entered(BEN, 1, 'zz'),
    );
    expect(mapOf(COURSE, state, now(2)).map(({ working }) => working)).toEqual([0, 0, 0, 0]);
  });
});

describe('the histogram', () => {
  test('shows every option in its order, and what the course does not know last', () => {
    const state = room(predicted(ANN, 1, 'y'), predicted(BEN, 1, 'y'), predicted(CIM, 1, 'odd'));
    const bars = histogramOf(stepOf('c', 's'), tallyAt(state, { chapter: 'c', step: 's' }));
    expect(bars).toEqual([
      { label: 'Option x', count: 0, share: 0 },
      { label: 'Option y', count: 2, share: 2 / 3 },
      { label: 'Label odd', count: 1, share: 1 / 3 },
    ]);
  });

  test("uses the course's labels, whatever a learner says an option is called", () => {
    const lie = learned(ANN, 1, { type: 'predicted', step: 's', choice: 'x', label: 'rude' });
    const tally = tallyAt(room(lie), { chapter: 'c', step: 's' });
    expect(histogramOf(stepOf('c', 's'), tally)[0]).toEqual({
      label: 'Option x',
      count: 1,
      share: 1,
    });
  });

  test('is empty bars before anybody spoke', () => {
    expect(histogramOf(stepOf('c', 's'), undefined).map(({ share }) => share)).toEqual([0, 0]);
    expect(tallyAt(room(), { chapter: 'constructor', step: 'x' })).toBeUndefined();
  });
});

describe('answers', () => {
  test('the commonest first, with their verdicts and without names; the rest in one', () => {
    const state = room(answered(ANN, 1, 'b'), answered(BEN, 1, 'b'), answered(CIM, 1, 'a'));
    const tally = tallyAt(state, { chapter: 'c', step: 's' });
    const step = stepOf('c', 't');
    expect(answersOf(step, tally)).toEqual([
      { label: 'b', count: 2, verdict: 'wrong', share: 2 / 3 },
      { label: 'a', count: 1, verdict: 'wrong', share: 1 / 3 },
    ]);
    const more = tally && { ...tally, otherAnswers: 1 };
    expect(answersOf(step, more).at(-1)).toEqual({ label: 'other answers', count: 1, share: 0.25 });
    expect(JSON.stringify(answersOf(step, tally))).not.toContain(ANN);
  });

  test('choices stand under their labels', () => {
    const judged = { verdict: 'wrong', reason: 'no' } as const;
    const state = room(
      learned(ANN, 1, { type: 'chose', step: 's', choices: ['y', 'x'], ...judged }),
      learned(BEN, 1, { type: 'chose', step: 's', choices: [], ...judged }),
    );
    const step = { ...stepOf('c', 's'), kind: 'choose' as const };
    const labels = answersOf(step, tallyAt(state, { chapter: 'c', step: 's' })).map(
      ({ label }) => label,
    );
    expect(labels).toEqual(['', 'Option y + Option x']);
  });
});

describe('the projector', () => {
  const shown = (...events: Parameters<typeof room>) => {
    const spot = spotlightOf(COURSE, room(...events), now(10));
    return spot && placeKey(spot.place);
  };
  const spotlit = (step: string) =>
    commanded(1, { type: 'spotlit', place: { chapter: 'c', step } });
  const gate = commanded(1, { type: 'gate-closed', place: { chapter: 'c', step: 't' } });

  test('shows what was chosen, else the gate, else where most are, else the first step', () => {
    expect(shown(gate, spotlit('u'), entered(ANN, 1))).toBe('c/u');
    expect(shown(gate, entered(ANN, 1))).toBe('c/t');
    expect(shown(gate, spotlit('no-such-step'))).toBe('c/t');
    expect(shown(entered(ANN, 1, 'u'), entered(BEN, 1, 'u'), entered(CIM, 1))).toBe('c/u');
    expect(shown()).toBe('c/s');
    expect(spotlightOf([], room(), now(0))).toBeUndefined();
  });

  test('goes along when the gate is closed elsewhere, and follows the room when it opens', () => {
    expect(shown(spotlit('u'), gate, entered(ANN, 1))).toBe('c/t');
    const open = commanded(2, { type: 'gate-opened' });
    expect(shown(spotlit('u'), gate, open, entered(ANN, 1))).toBe('c/s');
  });
});

describe('the clock', () => {
  test('runs down to nothing', () => {
    const state = room(commanded(1, { type: 'clock-set', minutes: 2 }));
    expect([1, 2, 3, 4].map((minutes) => clockLeft(state, now(minutes)))).toEqual([
      120_000, 60_000, 0, 0,
    ]);
    expect(clockLeft(room(), now(1))).toBeUndefined();
  });

  test.each([
    [0, '0:00'],
    [1, '0:01'],
    [999, '0:01'],
    [59_001, '1:00'],
    [725_000, '12:05'],
    [3_599_001, '1:00:00'],
    [3_720_000, '1:02:00'],
    [86_400_000, '24:00:00'],
  ])('%i ms are %s', (milliseconds, text) => {
    expect(clockText(milliseconds)).toBe(text);
  });
});

test.each([
  [[], 0],
  [[3], 3],
  [[10, 1], 5.5],
  [[10, 9, 1], 9],
  [[4, 3, 2, 1], 2.5],
])('the middle of %j is %d', (numbers, middle) => {
  expect(median(numbers)).toBe(middle);
});
