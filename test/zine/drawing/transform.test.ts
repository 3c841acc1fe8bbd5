import { describe, expect, test } from 'vitest';
import { parseFigures } from '../../../src/zine/drawing/figures.ts';
import { draw, shape } from './kit.ts';

const FIGURES = parseFigures(
  new Map([
    ['box', '<svg viewBox="10 20 50 100"><rect x="10" y="20" width="50" height="100"/></svg>'],
    [
      'sign',
      '<svg viewBox="0 0 40 20" fill="shade"><circle cx="20" cy="10" r="10"/><circle cx="20" cy="10" r="5" fill="paper"/><text x="20" y="14" font-size="8" text-anchor="start">no</text></svg>',
    ],
    [
      'two',
      '<svg viewBox="0 0 100 50"><use href="#box" width="25"/><use href="#box" x="75" width="25"/></svg>',
    ],
  ]),
);

/** The corners of a path. */
function corners(body: string): number[][] {
  return shape('path', body, FIGURES)
    .ops.filter((op) => op[0] === 'M' || op[0] === 'L')
    .map(([, ...point]) => point.map((value) => Math.round(value * 1e6) / 1e6 + 0));
}

describe('transform', () => {
  test.each([
    [
      'translate(5)',
      [
        [5, 0],
        [15, 0],
      ],
    ],
    [
      'translate(5, 7)',
      [
        [5, 7],
        [15, 7],
      ],
    ],
    [
      'scale(2)',
      [
        [0, 0],
        [20, 0],
      ],
    ],
    [
      'scale(-1 1)',
      [
        [0, 0],
        [-10, 0],
      ],
    ],
    [
      'rotate(90)',
      [
        [0, 0],
        [0, 10],
      ],
    ],
    [
      'rotate(180 10 10)',
      [
        [20, 20],
        [10, 20],
      ],
    ],
    [
      'translate(5 5) rotate(90) scale(2)',
      [
        [5, 5],
        [5, 25],
      ],
    ],
  ])('%s', (transform, points) => {
    expect(corners(`<line x2="10" transform="${transform}"/>`)).toEqual(points);
  });

  test('of a group goes on top of what is in it', () => {
    const body =
      '<g transform="translate(100 0)"><g transform="scale(2)"><line x1="1" x2="2" transform="translate(3)"/></g></g>';
    expect(corners(body)).toEqual([
      [108, 0],
      [110, 0],
    ]);
  });

  test('keeps an ellipse one while its axes stay upright, else makes it a path', () => {
    const plain = shape(
      'ellipse',
      '<ellipse cx="1" cy="2" rx="3" ry="4" transform="translate(10 0) scale(-2 1)"/>',
    );
    expect(plain).toMatchObject({ x: 8, y: 2, rx: 6, ry: 4 });
    expect(shape('ellipse', '<circle r="4" transform="rotate(30)"/>')).toMatchObject({
      rx: 4,
      ry: 4,
    });
    expect(shape('path', '<ellipse rx="3" ry="4" transform="rotate(30)"/>').ops).toHaveLength(6);
  });

  test('turns and scales words', () => {
    const text = shape(
      'text',
      '<text x="10" font-size="10" transform="rotate(-90) scale(1.5)">up</text>',
    );
    expect(text.size).toBeCloseTo(15);
    expect(text.angle).toBeCloseTo(-90);
    expect([text.x, text.y]).toEqual([expect.closeTo(0), expect.closeTo(-15)]);
  });

  test('mirrors where words stand, and never the words', () => {
    const text = shape(
      'text',
      '<text x="10" text-anchor="start" transform="scale(-1 1)">no</text>',
    );
    expect(text).toMatchObject({ x: -10, anchor: 'end' });
    expect(Math.abs(text.angle)).toBe(0);
  });
});

describe('use', () => {
  test('puts a figure at x and y, as wide as it says; the height follows', () => {
    const all = '<use href="#box" x="5" y="6" width="25"/>';
    expect(corners(all)).toEqual([
      [5, 6],
      [30, 6],
      [30, 56],
      [5, 56],
    ]);
    expect(shape('path', all, FIGURES).paint.scale).toBeCloseTo(0.5);
  });

  test('takes the figure as large as it was drawn when it says no width', () => {
    expect(corners('<use href="#box"/>')[2]).toEqual([50, 100]);
  });

  test('is transformed as a whole', () => {
    const all =
      '<g transform="translate(100 0)"><use href="#box" x="10" width="50" transform="scale(-1 1)"/></g>';
    expect(corners(all)).toEqual([
      [90, 0],
      [40, 0],
      [40, 100],
      [90, 100],
    ]);
  });

  test('gives its style to what the figure leaves open', () => {
    const { shapes } = draw(
      '<use href="#sign" width="80" stroke="accent" text-anchor="end"/>',
      FIGURES,
    );
    expect(shapes).toMatchObject([
      { rx: 20, paint: { fill: 'shade', stroke: 'accent' } },
      { rx: 10, paint: { fill: 'paper', stroke: 'accent' } },
      { size: 16, anchor: 'start' },
    ]);
  });

  test('draws figures of figures', () => {
    const { shapes } = draw('<use href="#two" width="200"/>', FIGURES);
    expect(shapes).toHaveLength(2);
    expect(shapes[1]).toMatchObject({
      ops: [['M', 150, 0], ['L', 200, 0], ['L', 200, 100], ['L', 150, 100], ['Z']],
    });
  });
});
