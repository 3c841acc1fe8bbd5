import { expect, test } from 'vitest';
import type { ChapterOutline } from '../../../src/journal/summary.ts';
import { type GateState, RoomGate } from '../../../src/room/link/room-gate.ts';

const COURSE: ChapterOutline[] = ['owls', 'toads', 'newts'].map((id) => ({
  id,
  title: id,
  steps: ['look', 'guess', 'prove'].map((step) => ({ id: step, title: `${step} at ${id}` })),
}));

function gate(state: Partial<GateState>): RoomGate {
  const closedAt = { chapter: 'owls', step: 'guess' };
  const chapters = ['newts', 'owls', 'toads'];
  return new RoomGate(COURSE, () => ({ closedAt, chapters, here: undefined, ...state }));
}

test('up to the step where the room waits everybody may go, and nobody past it', () => {
  const held = gate({});
  expect([0, 1].map((step) => held.refuses('owls', step))).toEqual([undefined, undefined]);
  expect(held.refuses('owls', 2)).toBe('The room waits at "guess at owls"; going back is free.');
  // In the order of the course, as the boards show it.
  expect(held.refuses('toads', 0)).toContain('The room waits');
  expect(held.refuses('newts', 0)).toContain('The room waits');
});

test('while it is open, everybody may go anywhere', () => {
  expect(gate({ closedAt: undefined }).refuses('newts', 2)).toBeUndefined();
});

test('those who are past it may stay and go back, but not on', () => {
  const here = { chapter: 'toads', step: 'guess' };
  const past = gate({ here });
  expect(['look', 'guess'].map((_, step) => past.refuses('toads', step))).toEqual([
    undefined,
    undefined,
  ]);
  expect(past.refuses('owls', 2)).toBeUndefined();
  expect(past.refuses('toads', 2)).toContain('The room waits');
  expect(past.refuses('newts', 0)).toContain('The room waits');
});

test('a place that this version of the course lacks holds nobody', () => {
  for (const closedAt of [
    { chapter: 'owls', step: 'of-tomorrow' },
    { chapter: 'of-tomorrow', step: 'look' },
    { chapter: '__proto__', step: 'constructor' },
  ])
    expect(gate({ closedAt }).refuses('newts', 2)).toBeUndefined();
});

test('what the room does not play is free: a chapter of one’s own, a gate in none of its chapters', () => {
  expect(gate({ chapters: ['owls'] }).refuses('toads', 0)).toBeUndefined();
  expect(gate({ chapters: ['toads'] }).refuses('toads', 2)).toBeUndefined();
});

test('a title from the course never breaks the sentence', () => {
  const [first = expect.fail()] = COURSE;
  const steps = [
    { id: 'a', title: '\x1b[31mred\nlong'.padEnd(500, 'x') },
    { id: 'b', title: 'b' },
  ];
  const held = new RoomGate([{ ...first, steps }], () => ({
    closedAt: { chapter: 'owls', step: 'a' },
    chapters: ['owls'],
    here: undefined,
  }));
  const sentence = held.refuses('owls', 1) ?? expect.fail();
  expect(sentence).not.toMatch(/[\x00-\x1f]/);
  expect(sentence.length).toBeLessThan(160);
});
