import { describe, expect, test } from 'vitest';
import { namesOf } from '../../../src/room/model/names.ts';
import { rowsOf } from '../../../src/room/model/views.ts';
import { ANN, BEN, CIM, COURSE, folded, joined, opened } from './fixtures.ts';

const room = (...events: ReturnType<typeof joined>[]) => folded([opened(), ...events]).state;

describe('what learners are called', () => {
  const state = room(
    joined(CIM, 'alex', CIM, 3),
    joined(ANN, 'Alex', ANN, 1),
    joined(BEN, 'Ben', BEN, 2),
  );

  test('a name that several have gets a number in the order of joining', () => {
    expect([...namesOf(state, false)]).toEqual([
      [ANN, 'Alex (1)'],
      [BEN, 'Ben'],
      [CIM, 'alex (2)'],
    ]);
  });

  test('names that look the same have numbers, whatever blank stands in them', () => {
    const twins = room(joined(ANN, 'Ann Lee', ANN, 1), joined(BEN, 'Ann\u00a0Lee', BEN, 2));
    expect([...namesOf(twins, false).values()]).toEqual(['Ann Lee (1)', 'Ann\u00a0Lee (2)']);
  });

  test('hidden names are numbers in the order of joining', () => {
    expect([...namesOf(state, true).values()]).toEqual(['learner 1', 'learner 2', 'learner 3']);
    expect(namesOf(state, true).get(CIM)).toBe('learner 3');
  });

  test('rows with the same name stand in the order of joining', () => {
    const twice = room(joined(CIM, 'Alex', CIM, 1), joined(ANN, 'Alex', ANN, 2));
    expect(
      rowsOf(COURSE, twice, Date.UTC(2026, 10, 22, 13)).map(({ learner }) => learner.id),
    ).toEqual([CIM, ANN]);
  });
});
