import { describe, expect, test } from 'vitest';
import { boxOf } from '../../../src/zine/drawing/bounds.ts';
import type { Drawing } from '../../../src/zine/drawing/model.ts';
import { sketch } from '../../../src/zine/drawing/sketch.ts';
import type { Mark } from '../../../src/zine/marks.ts';
import { draw, THEME } from './kit.ts';
import { fonts, paths } from './marks-kit.ts';

type TextMark = Extract<Mark, { kind: 'text' }>;

function words(body: string): TextMark {
  const [mark, ...more] = sketch(draw(body), THEME, fonts);
  if (mark?.kind !== 'text' || more.length > 0) throw new Error('not one text');
  return mark;
}

const EVERYTHING = `
  <rect x="5" y="5" width="40" height="30" rx="4" fill="tint"/>
  <circle cx="80" cy="40" r="20" fill="accent" data-fill="hachure"/>
  <ellipse cx="150" cy="30" rx="30" ry="10" fill="shade"/>
  <polygon points="10,60 40,90 60,60" fill="shade" data-fill="hachure"/>
  <polyline points="70,90 80,70 90,90" marker-start="arrow" marker-end="arrow" stroke-dasharray="4 2"/>
  <path d="M100 60C120 40 140 90 160 60" marker-end="arrow"/>
  <g transform="rotate(20 150 80)"><rect x="140" y="75" width="20" height="10"/><text x="150" y="80">hi</text></g>`;

describe('the hand', () => {
  test('draws the same drawing the same way each time, whatever was drawn before', () => {
    const first = JSON.stringify(sketch(draw(EVERYTHING), THEME, fonts));
    sketch(draw('<circle cx="9" cy="9" r="5"/>'), THEME, fonts);
    expect(JSON.stringify(sketch(draw(EVERYTHING), THEME, fonts))).toBe(first);
  });

  test('never asks for a number that nobody can repeat', () => {
    const { random } = Math;
    Math.random = () => {
      throw new Error('Math.random was called');
    };
    try {
      for (const roughness of [0, 0.5, 1.1, 3])
        for (let seed = 1; seed < 40; seed++) {
          const drawing: Drawing = { ...draw(EVERYTHING), seed };
          expect(sketch(drawing, { ...THEME, roughness }, fonts).length).toBeGreaterThan(10);
        }
    } finally {
      Math.random = random;
    }
  });

  test('shakes: no line is where it was written, and another drawing shakes otherwise', () => {
    const [one] = paths('<rect x="10" y="10" width="100" height="50"/>');
    const [ruled] = paths('<rect x="10" y="10" width="100" height="50" data-rough="no"/>');
    const [other] = paths(
      '<rect x="10" y="10" width="100" height="50"/><text x="1" y="20">x</text>',
    );
    expect(one?.ops).not.toEqual(ruled?.ops);
    expect(one?.ops).not.toEqual(other?.ops);
  });

  test('draws with a ruler what asks for it', () => {
    const [mark] = paths('<rect x="10" y="10" width="100" height="50" data-rough="no"/>');
    expect(mark?.ops).toEqual([
      ['M', 10, 10],
      ['L', 110, 10],
      ['L', 110, 60],
      ['L', 10, 60],
      ['Z'],
    ]);
  });

  test.each([
    '<rect x="50" y="40" width="W" height="W"/>',
    '<circle cx="100" cy="50" r="W"/>',
    '<path d="M50 50cW 0 W W 0 Wz"/>',
    '<polygon points="0,0 0,W W,W"/>',
  ])('keeps to the shape, the smaller the closer: %s', (body) => {
    for (const [size, most] of [
      [1, 0.25],
      [4, 0.4],
      [12, 0.8],
      [40, 1.8],
    ] as const) {
      const written = draw(body.replaceAll('W', String(size)));
      const shape = written.shapes[0];
      if (shape === undefined || shape.kind === 'text') throw new Error('no shape');
      const exact =
        shape.kind === 'path'
          ? boxOf(shape.ops)
          : {
              x: shape.x - shape.rx,
              y: shape.y - shape.ry,
              width: 2 * shape.rx,
              height: 2 * shape.ry,
            };
      for (let seed = 1; seed < 30; seed++) {
        const [mark] = sketch({ ...written, seed }, THEME, fonts);
        if (mark?.kind !== 'path') throw new Error('no path');
        const drawn = boxOf(mark.ops);
        for (const [is, should] of [
          [drawn.x, exact.x],
          [drawn.y, exact.y],
          [drawn.x + drawn.width, exact.x + exact.width],
          [drawn.y + drawn.height, exact.y + exact.height],
        ] as const)
          expect(Math.abs(is - should), `${size} with seed ${seed}`).toBeLessThan(most);
      }
    }
  });

  test('writes numbers of two decimals, inside the page', () => {
    for (const mark of paths(EVERYTHING)) {
      const values = mark.ops.flatMap(([, ...numbers]) => numbers);
      for (const value of [...values, mark.stroke?.width ?? 1, ...(mark.stroke?.dash ?? [])]) {
        expect(value).toBe(Number(value.toFixed(2)));
        expect(Object.is(value, -0)).toBe(false);
        expect(value).toBeGreaterThan(-5);
        expect(value).toBeLessThan(205);
      }
    }
  });
});

describe('ink', () => {
  test('fills first, then draws the line', () => {
    const [fill, line, ...more] = paths(
      '<rect x="5" y="5" width="40" height="30" fill="tint" stroke="accent"/>',
    );
    expect(more).toEqual([]);
    expect(fill).toMatchObject({ fill: 'tint' });
    expect(fill?.stroke).toBeUndefined();
    expect(line).toMatchObject({ stroke: { ink: 'accent', width: 1.4 } });
    expect(line?.fill).toBeUndefined();
  });

  test('that is light goes beside the line a little; paper and ink cover exactly', () => {
    const box = (fill: string) =>
      boxOf(paths(`<rect x="5" y="5" width="40" height="30" fill="${fill}"/>`)[0]?.ops ?? []);
    const exact = { x: 5, y: 5, width: 40, height: 30 };
    expect(box('paper')).toEqual(exact);
    expect(box('ink')).toEqual(exact);
    expect(box('tint').x).toBeGreaterThan(5);
    expect(box('tint').x).toBeLessThan(7);
  });

  test('of a pen is strokes that stay inside, in the colour of the fill', () => {
    const [fill, line] = paths(
      '<rect x="50" y="20" width="80" height="40" fill="accent" data-fill="hachure"/>',
    );
    expect(fill).toMatchObject({ stroke: { ink: 'accent', width: 0.98 } });
    expect(line).toMatchObject({ stroke: { ink: 'ink' } });
    const moves = fill?.ops.filter((op) => op[0] === 'M') ?? [];
    expect(moves.length).toBeGreaterThan(15);
    const { x, y, width, height } = boxOf(fill?.ops ?? []);
    expect(x).toBeGreaterThan(49);
    expect(y).toBeGreaterThan(19);
    expect(x + width).toBeLessThan(131);
    expect(y + height).toBeLessThan(61);
  });

  test('follows the transform part of the way', () => {
    const width = (scale: number) =>
      paths(
        `<g transform="scale(${scale})"><line x2="9" stroke-width="2" stroke-dasharray="4 2"/></g>`,
      )[0]?.stroke;
    expect(width(1)).toEqual({ ink: 'ink', width: 2, dash: [4, 2] });
    expect(width(0.5)).toEqual({ ink: 'ink', width: 1.41, dash: [2.83, 1.41] });
    expect(width(0.1)?.width).toBe(1.2);
    expect(width(9)?.width).toBe(3);
  });
});

describe('words', () => {
  test('start where their anchor and their width say', () => {
    const at = (anchor: string) =>
      words(`<text x="100" y="50" font-size="10" text-anchor="${anchor}">hello</text>`);
    const width = fonts.width('hello', 'hand', 10);
    expect(at('start')).toEqual({
      kind: 'text',
      text: 'hello',
      x: 100,
      y: 50,
      size: 10,
      face: 'hand',
      ink: 'ink',
    });
    expect(at('middle').x).toBeCloseTo(100 - width / 2, 1);
    expect(at('end').x).toBeCloseTo(100 - width, 1);
  });

  test('are written in four faces', () => {
    expect(words('<text class="mono">a</text>').face).toBe('mono');
    expect(words('<text class="mono" font-weight="bold">a</text>').face).toBe('mono-bold');
    expect(words('<text font-weight="bold" fill="accent">a</text>')).toMatchObject({
      face: 'hand-bold',
      ink: 'accent',
    });
  });

  test('keep their angle, and their anchor along it', () => {
    const mark = words(
      '<text x="100" y="50" font-size="10" text-anchor="end" transform="rotate(90 100 50)">hello</text>',
    );
    expect(mark.angle).toBe(90);
    expect(mark.x).toBeCloseTo(100, 1);
    expect(mark.y).toBeCloseTo(50 - fonts.width('hello', 'hand', 10), 1);
  });
});
