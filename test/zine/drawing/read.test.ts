import { describe, expect, test } from 'vitest';
import { draw, shape } from './kit.ts';

describe('a drawing', () => {
  test('knows its size, its words and a seed of its own', () => {
    const one = draw('<circle r="5"/>');
    const other = draw('<circle r="6"/>');
    expect(one).toMatchObject({ width: 200, height: 100, title: 'A test' });
    expect(one.seed).toBe(draw('<circle r="5"/>').seed);
    expect(one.seed).not.toBe(other.seed);
    expect(one.seed).toBeGreaterThan(0);
  });

  test('is not filled and drawn with the pen of the theme, unless it says otherwise', () => {
    expect(shape('path', '<rect width="10" height="5"/>').paint).toEqual({
      stroke: 'ink',
      strokeWidth: undefined,
      scale: 1,
      dash: undefined,
      fill: undefined,
      fillStyle: 'solid',
      arrow: 'none',
      rough: true,
    });
    const all =
      '<rect width="10" height="5" fill="tint" stroke="accent" stroke-width="3" stroke-dasharray="4, 2" data-fill="hachure" data-rough="no"/>';
    expect(shape('path', all).paint).toMatchObject({
      stroke: 'accent',
      strokeWidth: 3,
      dash: [4, 2],
      fill: 'tint',
      fillStyle: 'hachure',
      rough: false,
    });
    expect(shape('path', '<path d="M0 0h9" stroke="none" fill="ink"/>').paint).toMatchObject({
      stroke: undefined,
      fill: 'ink',
    });
  });

  test('passes style down from svg and g; the nearest word counts', () => {
    const group =
      '<g fill="tint" stroke="accent" font-size="20" font-weight="bold" class="mono" text-anchor="end">';
    const { shapes } = draw(
      `${group}<circle r="5" fill="shade"/><g stroke="none"><circle r="4"/></g><text>a</text><text class="hand" font-size="9" fill="ink">b</text></g>`,
    );
    expect(shapes).toMatchObject([
      { paint: { fill: 'shade', stroke: 'accent' } },
      { paint: { fill: 'tint', stroke: undefined } },
      { text: 'a', ink: 'tint', size: 20, bold: true, mono: true, anchor: 'end' },
      { text: 'b', ink: 'ink', size: 9, bold: true, mono: false, anchor: 'end' },
    ]);
  });

  test('has words of ink even where shapes are not filled', () => {
    expect(shape('text', '<g fill="none"><text>a</text></g>').ink).toBe('ink');
  });

  test('makes white space in words single', () => {
    expect(shape('text', '<text>\n  hello,\n  kernel &lt;3 </text>').text).toBe('hello, kernel <3');
  });

  test.each([
    [
      '<line x1="1" y1="2" x2="3" y2="4"/>',
      [
        ['M', 1, 2],
        ['L', 3, 4],
      ],
    ],
    [
      '<polyline points="1,2 3,4 5 6"/>',
      [
        ['M', 1, 2],
        ['L', 3, 4],
        ['L', 5, 6],
      ],
    ],
    ['<polygon points="1,2 3,4 5,6"/>', [['M', 1, 2], ['L', 3, 4], ['L', 5, 6], ['Z']]],
    [
      '<rect x="1" y="2" width="10" height="5"/>',
      [['M', 1, 2], ['L', 11, 2], ['L', 11, 7], ['L', 1, 7], ['Z']],
    ],
    ['<path d="m1 2h3v4z"/>', [['M', 1, 2], ['L', 4, 2], ['L', 4, 6], ['Z']]],
    [
      '<path d="M0,0C1,2,3,4,5,6"/>',
      [
        ['M', 0, 0],
        ['C', 1, 2, 3, 4, 5, 6],
      ],
    ],
  ])('%s', (body, ops) => {
    expect(shape('path', body).ops).toEqual(ops);
  });

  test('rounds the corners of a rect, at most to its half', () => {
    const { ops } = shape('path', '<rect width="20" height="10" rx="50"/>');
    expect(ops[0]).toEqual(['M', 5, 0]);
    expect(ops.filter((op) => op[0] === 'C')).toHaveLength(4);
  });

  test('knows quadratic curves and arcs as cubic ones', () => {
    for (const d of ['M0 0Q5 5 10 0', 'M0 0A5 5 0 0 1 10 0', 'M0 0 10 0T20 0']) {
      const { ops } = shape('path', `<path d="${d}"/>`);
      expect(ops.every((op) => ['M', 'L', 'C'].includes(op[0]))).toBe(true);
      expect(ops.some((op) => op[0] === 'C')).toBe(true);
    }
  });

  test.each([
    ['marker-end="arrow"', 'end'],
    ['marker-start="arrow"', 'start'],
    ['marker-start="arrow" marker-end="arrow"', 'both'],
    ['marker-end="none"', 'none'],
  ])('%s', (markers, arrow) => {
    expect(shape('path', `<line x2="9" ${markers}/>`).paint.arrow).toBe(arrow);
  });
});
