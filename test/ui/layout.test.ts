import { describe, expect, test } from 'vitest';
import { chapterLayout, type Rect, tooSmall, WIDE_FROM } from '../../src/ui/chapter/layout.ts';

const SIZES = [
  [60, 18],
  [80, 24],
  [109, 30],
  [WIDE_FROM, 24],
  [140, 45],
  [300, 100],
] as const;

function inside(rect: Rect, columns: number, rows: number): boolean {
  return (
    rect.x >= 0 && rect.y >= 1 && rect.x + rect.width <= columns && rect.y + rect.height <= rows - 1
  );
}

function overlap(one: Rect, other: Rect): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  );
}

describe.each(SIZES)('%i columns, %i rows', (columns, rows) => {
  test.each(['guide', 'shell'] as const)(
    'everything has its place with the %s in focus',
    (focus) => {
      for (const [zoomed, inRoom] of [
        [false, false],
        [true, false],
        [false, true],
        [true, true],
      ] as const) {
        const { guide, shell, tabs, body } = chapterLayout({
          ...{ columns, rows, focus, zoomed, inRoom },
        });
        expect(body).toEqual({
          x: 0,
          y: inRoom ? 2 : 1,
          width: columns,
          height: rows - (inRoom ? 3 : 2),
        });
        const parts = [guide, shell, tabs].filter(
          (part): part is Rect => part !== undefined && part.height > 0,
        );
        for (const part of parts)
          expect(inside(part, columns, rows) && part.y >= body.y, JSON.stringify(part)).toBe(true);
        parts.forEach((part, at) => {
          for (const other of parts.slice(at + 1)) expect(overlap(part, other)).toBe(false);
        });
      }
    },
  );

  test('moving the focus does not resize the shell', () => {
    const sizeIn = (focus: 'guide' | 'shell') =>
      chapterLayout({ columns, rows, focus, zoomed: false }).shellSize;
    expect(sizeIn('guide')).toEqual(sizeIn('shell'));
  });

  test('the shell is seen whenever it has the focus', () => {
    expect(chapterLayout({ columns, rows, focus: 'shell', zoomed: false }).shell).toBeDefined();
  });
});

test('80x24 is not too small, 59x24 and 80x17 are', () => {
  expect([tooSmall(80, 24), tooSmall(59, 24), tooSmall(80, 17)]).toEqual([false, true, true]);
});
