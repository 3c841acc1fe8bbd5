import type { Paint, Shape } from '../drawing/model.ts';
import { sketch } from '../drawing/sketch.ts';
import type { Mark, PathOp } from '../marks.ts';
import type { Ink } from '../model.ts';
import { chance, seedOf } from './chance.ts';
import type { Desk } from './desk.ts';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const PEN: Paint = {
  stroke: 'ink',
  strokeWidth: 1.2,
  dash: undefined,
  fill: undefined,
  fillStyle: 'solid',
  arrow: 'none',
  rough: true,
  scale: 1,
};

/** Draws shapes by the same hand as the page's drawings; they stand in the page's own coordinates. */
function drawn(desk: Desk, box: Box, shapes: readonly Shape[]): Mark[] {
  const seed = seedOf(box.x, box.y, box.width, box.height);
  return sketch(
    { width: desk.format.width, height: desk.format.height, title: '', seed, shapes },
    desk.theme,
    desk.fonts,
  );
}

/** A path by hand. `at` is where it is, for its seed. */
export function penPath(
  desk: Desk,
  at: Box,
  ops: readonly PathOp[],
  paint: Partial<Paint> = {},
): Mark[] {
  return drawn(desk, at, [{ kind: 'path', ops, paint: { ...PEN, ...paint } }]);
}

/** A circle as a pen draws it. */
export function penCircle(
  desk: Desk,
  x: number,
  y: number,
  radius: number,
  paint: Partial<Paint> = {},
): Mark[] {
  const at = { x, y, width: radius, height: radius };
  return drawn(desk, at, [
    { kind: 'ellipse', x, y, rx: radius, ry: radius, paint: { ...PEN, ...paint } },
  ]);
}

/** A stroke of a broad marker behind words. */
export function wash({ x, y, width, height }: Box, ink: Ink): Mark {
  const next = chance(x, y, width);
  const stray = Math.min(1, height / 14);
  const off = () => next() * stray;
  const right = x + width;
  const low = y + height;
  const bow = off() * 0.7;
  return {
    kind: 'path',
    fill: ink,
    ops: [
      ['M', x + off() * 0.6, y + off() * 0.8],
      [
        'C',
        x + width / 3,
        y + bow,
        x + (2 * width) / 3,
        y - bow,
        right + off() * 0.6,
        y + off() * 0.8,
      ],
      ['L', right + off() * 0.8, low + off() * 0.8],
      [
        'C',
        x + (2 * width) / 3,
        low + bow,
        x + width / 3,
        low - bow,
        x + off() * 0.8,
        low + off() * 0.8,
      ],
      ['Z'],
    ],
  };
}

/** One stroke from left to right that is not quite straight. */
export function stroke(x: number, y: number, width: number, ink: Ink, thickness: number): Mark {
  const next = chance(x, y, width);
  const stray = Math.min(1.1, width / 24);
  const off = () => next() * stray;
  return {
    kind: 'path',
    stroke: { ink, width: thickness },
    ops: [
      ['M', x, y + off() * 0.5],
      ['C', x + width / 3, y + off(), x + (2 * width) / 3, y + off(), x + width, y + off() * 0.5],
    ],
  };
}
