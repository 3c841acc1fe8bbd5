import { describe, expect, test } from 'vitest';
import { boxOf } from '../../../src/zine/drawing/bounds.ts';
import { type PathMark, paths } from './marks-kit.ts';

describe('arrows', () => {
  const length = (mark: PathMark | undefined) =>
    Math.hypot(boxOf(mark?.ops ?? []).width, boxOf(mark?.ops ?? []).height);

  test('have a head where they say, whose tip is the end of the line', () => {
    const [line, head, ...more] = paths(
      '<line x1="10" y1="50" x2="100" y2="50" marker-end="arrow" stroke="accent" stroke-dasharray="3 3"/>',
    );
    expect(more).toEqual([]);
    expect(line?.stroke?.dash).toEqual([3, 3]);
    expect(head?.stroke).toEqual({ ink: 'accent', width: 1.4 });
    const box = boxOf(head?.ops ?? []);
    expect(box.x + box.width).toBeCloseTo(100, 0);
    expect(box.x).toBeGreaterThan(90);
    expect(box.y).toBeLessThan(48);
    expect(box.y + box.height).toBeGreaterThan(52);
  });

  test('point backwards at the start, and both ways', () => {
    const line = '<line x1="10" y1="50" x2="100" y2="50"';
    const [, head] = paths(`${line} marker-start="arrow"/>`);
    const box = boxOf(head?.ops ?? []);
    expect(box.x).toBeCloseTo(10, 0);
    expect(box.x + box.width).toBeLessThan(20);
    expect(paths(`${line} marker-start="arrow" marker-end="arrow"/>`)).toHaveLength(3);
  });

  test('follow a curve to its end', () => {
    const [, head] = paths(
      '<path d="M10 80C10 30 60 10 100 10C130 10 150 40 150 80" marker-end="arrow"/>',
    );
    const box = boxOf(head?.ops ?? []);
    expect(box.y + box.height).toBeCloseTo(80, 0);
    expect(box.y).toBeGreaterThan(70);
    expect(box.x + box.width / 2).toBeGreaterThan(146);
  });

  test('that are short have a head shorter than they are; a line to where it began has none', () => {
    const [, head] = paths('<line x1="10" y1="50" x2="16" y2="50" marker-end="arrow"/>');
    expect(length(head)).toBeLessThan(6);
    expect(paths('<line x1="10" y1="50" x2="10" y2="50" marker-end="arrow"/>')).toHaveLength(1);
  });

  test('without a stroke are not there', () => {
    expect(paths('<line x2="16" stroke="none" marker-end="arrow"/>')).toEqual([]);
  });
});
