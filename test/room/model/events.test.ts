import { describe, expect, test } from 'vitest';
import { loadCourse } from '../../../src/course/load.ts';
import { boardCourse, boardCourseSchema } from '../../../src/room/model/course.ts';
import {
  commandSchema,
  LONGEST_NAME,
  LONGEST_NOTE,
  nameSchema,
  roomEventSchema,
} from '../../../src/room/model/events.ts';
import { placeKey } from '../../../src/room/model/state.ts';
import { spotsOf } from '../../../src/room/model/views.ts';
import { ANN, answered, came, folded, joined, opened, sent } from './fixtures.ts';

const HOSTILE = [
  '\u001b[31mred\u001b[0m',
  '\u001b]0;title\u0007x',
  '\u009b2J',
  '<script>alert(1)</script>',
  '\u202etxt.exe',
  '\u2067x\u061c\u200f\u200e',
  'a\r\nb\u2028c\u0000d',
  '🕵'.repeat(10_000),
  `${'x'.repeat(LONGEST_NAME - 2)}🕵🕵`,
  'x'.repeat(10_000),
  'e\u0301'.repeat(5000),
];

describe('a name', () => {
  test.each(HOSTILE)('%j becomes one short line that does nothing', (text) => {
    const name = nameSchema.parse(text);
    expect(name).not.toMatch(
      /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/,
    );
    expect(name.length).toBeLessThanOrEqual(LONGEST_NAME);
    expect(name).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/);
    // Reading it from the log again changes nothing.
    expect(nameSchema.parse(name)).toBe(name);
  });

  test.each(['', '   ', '\n', '\u001b[0m', '\u200b', '\u2060\ufeff', '\u00ad', '\u3164\u200d'])(
    'that shows nothing (%j) is somebody',
    (text) => {
      expect(nameSchema.parse(text)).toBe('somebody');
    },
  );

  test.each(['Ann', 'Zoë', '李', 'عمر', '🦉', '👩‍💻', '__proto__', '.'])('%s stays', (name) => {
    expect(nameSchema.parse(name)).toBe(name);
  });
});

describe('a note', () => {
  const noted = (text: string) => commandSchema.safeParse({ type: 'noted', text });

  test.each(['', ' ', '\u001b[2J', '\u202e'])('of nothing (%j) is none', (text) => {
    expect(noted(text).success).toBe(false);
  });

  test('is cut and cleaned', () => {
    expect(noted('\u001b[31mGo on\n\nplease').data).toMatchObject({ text: 'Go on please' });
    const long = noted('🕵'.repeat(5000)).data;
    expect(long?.type === 'noted' && long.text.length).toBeLessThanOrEqual(LONGEST_NOTE);
  });
});

describe('an event', () => {
  test.each([
    ['without a version', { v: undefined }],
    ['of another version', { v: 2 }],
    ['of an unknown kind', { type: 'party' }],
    ['with an id that is none', { id: 'x' }],
    ['with a time that is none', { at: 'yesterday' }],
    ['of a learner that is none', { learner: '__proto__' }],
    ['with a skew that is none', { skew: Number.NaN }],
    ['with an endless skew', { skew: Number.POSITIVE_INFINITY }],
  ])('%s is none', (_name, change) => {
    const event = came(ANN);
    expect(roomEventSchema.safeParse(event).success).toBe(true);
    expect(roomEventSchema.safeParse({ ...event, ...change }).success).toBe(false);
  });

  test('is the same after the log', () => {
    for (const event of [opened(), joined(ANN, 'Ann'), came(ANN), answered(ANN, 1, 'x')])
      expect(roomEventSchema.parse(sent(event))).toEqual(event);
  });

  test("with somebody's proof that is none is none", () => {
    for (const proof of ['', 'x'.repeat(64), 'A'.repeat(64), 'a'.repeat(63)])
      expect(roomEventSchema.safeParse({ ...joined(ANN, 'Ann'), proof }).success).toBe(false);
  });
});

describe('the course as a board shows it', async () => {
  const course = boardCourse(await loadCourse());

  test('is plain JSON with every chapter and step', () => {
    expect(boardCourseSchema.parse(sent(course))).toEqual(sent(course));
    expect(course.length).toBeGreaterThanOrEqual(4);
    const ids = course.map(({ id }) => id);
    const spots = spotsOf(course, folded([opened(ids)]).state);
    expect(new Set(spots.map(({ place }) => placeKey(place))).size).toBe(spots.length);
    for (const { place } of spots) expect(placeKey(place)).toMatch(/^[\w-]{1,100}\/[\w-]{1,100}$/);
  });

  test('names values that differ, instead of braces', () => {
    const texts = JSON.stringify(course);
    expect(texts).not.toMatch(/\{\{\s*\w+\s*\}\}/);
    expect(texts).toMatch(/‹\w+›/);
  });

  test('has solutions to show where there is something to do', () => {
    const steps = course.flatMap((chapter) => chapter.steps);
    for (const step of steps.filter(({ kind }) => kind === 'run'))
      expect(step.solution.length, step.id).toBeGreaterThan(0);
    for (const step of steps.filter(({ kind }) => kind === 'choose'))
      expect(step.options.filter(({ right }) => right).length, step.id).toBeGreaterThan(0);
  });
});
