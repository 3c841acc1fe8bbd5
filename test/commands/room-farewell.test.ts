import { expect, test } from 'vitest';
import { farewell } from '../../src/commands/room-farewell.ts';
import type { LinkView } from '../../src/room/link/link.ts';

const view: LinkView = {
  status: { is: 'connected' },
  room: 'Tuesday spies',
  chapters: [],
  news: { reveals: [], notes: [] },
  mine: { notes: [] },
  help: 'none',
  unsent: 0,
  skew: 0,
};
const note = (text: string) => ({ id: text, at: '2026-11-22T12:00:00Z', text });

test('who leaves a room is told how to go on, how to come back, and what is sent then', () => {
  const [left, ways, ...more] = farewell(view, []);
  expect(left).toBe('You have left the room: Tuesday spies.');
  expect(ways).toContain('spy-school');
  expect(ways).toContain('meanwhile is sent then');
  expect(more).toEqual([]);
});

test('a note that was not opened is not lost, and draws nothing', () => {
  const said = farewell({ ...view, room: 'x\x1b[2J' }, ['a\x1b[31m', 'b', 'c', 'd'].map(note));
  expect(said.filter((line) => line.startsWith('A note'))).toEqual([
    'A note that you did not open: "a"',
    'A note that you did not open: "b"',
    'A note that you did not open: "c"',
  ]);
  expect(said.join('')).not.toContain('\x1b');
});

test('nobody is called back to a room that has ended', () => {
  const said = farewell({ ...view, status: { is: 'ended' } }, []).join(' ');
  expect(said).toContain('has ended');
  expect(said).not.toMatch(/join|sent/);
});
