import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
  type EventDetails,
  LONGEST_TEXT,
  lineOf,
  newEvent,
  readEvent,
} from '../../src/journal/events.ts';

const judged = { verdict: 'passed', reason: 'because' } as const;
const ALL: EventDetails[] = [
  { type: 'chapter-started', seed: 42 },
  { type: 'step-entered', step: 's' },
  { type: 'predicted', step: 's', choice: 'a', label: 'The `.bashrc`' },
  { type: 'chose', step: 's', choices: ['a', 'b'], ...judged },
  { type: 'command-judged', step: 's', command: 'strace ls', exit: 0, line: 'open', ...judged },
  { type: 'command-judged', step: 's', command: 'strace ls', exit: undefined, ...judged },
  { type: 'answered', step: 's', answer: '42', ...judged },
  { type: 'cited', step: 's', line: 'write(1)', ...judged },
  { type: 'probed', step: 's', verdict: 'not-yet', reason: '' },
  { type: 'hint-shown', step: 's', hint: 1 },
  { type: 'solution-shown', step: 's' },
  { type: 'solved', step: 's', how: 'solved', line: 'x', command: 'y' },
  { type: 'chapter-finished' },
  { type: 'chapter-reset' },
];

describe('an event', () => {
  test.each(ALL)('$type comes back from its line as it was', (details) => {
    const event = newEvent('wizard-school', details, new Date('2026-11-22T10:00:00Z'));
    expect(event).toMatchObject({ v: 1, at: '2026-11-22T10:00:00.000Z', chapter: 'wizard-school' });
    const line = lineOf(event);
    expect(line.endsWith('}\n')).toBe(true);
    expect(line.indexOf('\n')).toBe(line.length - 1);
    expect(readEvent(line)).toEqual({ kind: 'event', event });
  });

  test('has an id of its own', () => {
    const ids = new Set(
      Array.from({ length: 100 }, () => newEvent('c', { type: 'chapter-reset' }).id),
    );
    expect(ids.size).toBe(100);
  });

  test('stays on one line whatever the learner typed', () => {
    const answer = 'a\nb\r\u2028\u0000\u001b[31m"\\ \ud800 日本 🕵️';
    const line = lineOf(newEvent('c', { type: 'answered', step: 's', answer, ...judged }));
    expect(line.split('\n')).toHaveLength(2);
    expect(readEvent(line)).toMatchObject({ event: { answer } });
  });

  test('cuts long texts, also in lists, and never through a character', () => {
    const long = `x${'🕵'.repeat(LONGEST_TEXT)}`;
    const chose = newEvent('c', { type: 'chose', step: 's', choices: [long, 'b'], ...judged });
    if (chose.type !== 'chose') throw new Error('not what was asked for');
    const [first, second] = chose.choices;
    expect(first?.length).toBeLessThanOrEqual(LONGEST_TEXT);
    expect(first).toMatch(/^x🕵+…$/u);
    expect(second).toBe('b');
    const even = newEvent('c', {
      type: 'answered',
      step: 's',
      answer: '🕵'.repeat(5000),
      ...judged,
    });
    expect(even).toMatchObject({ answer: expect.stringMatching(/^🕵+…$/u) });
    const exact = 'y'.repeat(LONGEST_TEXT);
    expect(newEvent('c', { type: 'answered', step: 's', answer: exact, ...judged })).toMatchObject({
      answer: exact,
    });
  });
});

describe('reading a line', () => {
  const good = newEvent('c', { type: 'hint-shown', step: 's', hint: 1 });

  test('ignores fields that it does not know', () => {
    const line = JSON.stringify({ ...good, mood: 'cheerful', learner: { name: 'Ada' } });
    expect(readEvent(line)).toEqual({ kind: 'event', event: good });
  });

  test('tells a newer version and a newer type apart from damage', () => {
    expect(readEvent(JSON.stringify({ ...good, v: 2 })).kind).toBe('newer');
    expect(readEvent('{"v":3}').kind).toBe('newer');
    expect(readEvent(JSON.stringify({ ...good, type: 'applauded' })).kind).toBe('newer');
  });

  test.each([
    '',
    'null',
    '[]',
    '"text"',
    '7',
    '{',
    '{}',
    '{"v":0,"type":"solved"}',
    '{"v":1.5,"type":"solved"}',
    '{"v":"1","type":"solved"}',
    JSON.stringify({ ...good, id: 'not-a-uuid' }),
    JSON.stringify({ ...good, at: 'yesterday' }),
    JSON.stringify({ ...good, hint: 0 }),
    JSON.stringify({ ...good, hint: 1.5 }),
    JSON.stringify({ ...good, step: undefined }),
    JSON.stringify({ ...good, chapter: '' }),
    `{"__proto__":{"v":1},"id":"${randomUUID()}"}`,
    '['.repeat(100_000),
  ])('is broken: %.60s', (line) => {
    expect(readEvent(line).kind).toBe('broken');
  });
});
