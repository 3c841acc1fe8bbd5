import { arrowHead } from '../drawing/arrow.ts';
import { ellipseOps } from '../drawing/geometry.ts';
import type { Paint, Shape } from '../drawing/model.ts';
import type { Ink } from '../model.ts';
import type { Dots } from './dots.ts';
import { far, outlines, type Point } from './outline.ts';

/** Where the drawing's points come to lie among the dots. */
export interface Scale {
  /** Dots to a point. */
  readonly x: number;
  readonly y: number;
  /** Dots that everything is moved down by, so that lines and words keep out of each other's way. */
  readonly down: number;
}

/** From this width of the pen on, in points, a line is two dots wide. */
const THICK = 3;
const HACHURE_GAP = 5;
/** An arrow's head is as large as one drawn by a pen of so many points. */
const PEN = 1.6;

/** Draws a shape that is no text; what is filled hides what lies below. */
export function plot(shape: Exclude<Shape, { kind: 'text' }>, dots: Dots, scale: Scale): void {
  const ops =
    shape.kind === 'ellipse' ? ellipseOps(shape.x, shape.y, shape.rx, shape.ry) : shape.ops;
  const parts = outlines(ops);
  fill(parts, shape.paint, dots, scale);
  const { stroke, arrow } = shape.paint;
  if (stroke === undefined) return;
  const ink = dotOf(stroke);
  for (const part of parts) line(part, shape.paint, ink, dots, scale);
  const plain = { ...shape.paint, dash: undefined };
  for (const where of ['end', 'start'] as const)
    if (arrow === where || arrow === 'both')
      for (const head of outlines(arrowHead(ops, where, PEN))) line(head, plain, ink, dots, scale);
}

/** Paper and tint are nothing where there are only dots. */
function dotOf(ink: Ink): Ink | undefined {
  return ink === 'paper' ? undefined : ink;
}

function line(
  part: readonly Point[],
  paint: Paint,
  ink: Ink | undefined,
  dots: Dots,
  scale: Scale,
): void {
  const thick = (paint.strokeWidth ?? 0) * paint.scale >= THICK;
  let gone = 0;
  for (const [index, to] of part.entries()) {
    const from = part[index - 1];
    if (from === undefined) continue;
    const [dx, dy] = [(to.x - from.x) * scale.x, (to.y - from.y) * scale.y];
    const steps = Math.max(1, Math.ceil(Math.max(Math.abs(dx), Math.abs(dy))));
    const length = far(from, to);
    for (let step = 0; step <= steps; step++) {
      const part = step / steps;
      if (!drawnAt(gone + part * length, paint.dash)) continue;
      const x = Math.round((from.x + part * (to.x - from.x)) * scale.x);
      const y = Math.round((from.y + part * (to.y - from.y)) * scale.y) + scale.down;
      dots.put(x, y, ink);
      if (!thick) continue;
      dots.put(x + 1, y, ink);
      dots.put(x, y + 1, ink);
    }
    gone += length;
  }
}

/** Whether the pen is down after so many points of a dashed line. */
function drawnAt(gone: number, dash: readonly number[] | undefined): boolean {
  const pattern = dash?.map((length) => Math.max(length, 2.5));
  const whole = pattern?.reduce((sum, length) => sum + length, 0) ?? 0;
  if (pattern === undefined || whole === 0) return true;
  let rest = gone % whole;
  for (const [index, length] of pattern.entries()) {
    if (rest < length) return index % 2 === 0;
    rest -= length;
  }
  return true;
}

function fill(parts: readonly Point[][], paint: Paint, dots: Dots, scale: Scale): void {
  if (paint.fill === undefined || parts.length === 0) return;
  const dense = paint.fill === 'ink' || paint.fill === 'accent';
  const corners = parts.map((part) =>
    part.map(({ x, y }) => ({ x: x * scale.x, y: y * scale.y + scale.down })),
  );
  const every = corners.flat();
  const [left, right] = extent(every.map(({ x }) => x));
  const [top, bottom] = extent(every.map(({ y }) => y));
  for (let y = Math.max(0, Math.floor(top)); y <= Math.min(dots.height, bottom); y++)
    for (let x = Math.max(0, Math.floor(left)); x <= Math.min(dots.width, right); x++) {
      if (!inside(corners, x, y)) continue;
      const hachured = paint.fillStyle === 'hachure' && paint.fill !== 'paper';
      const dot = hachured ? (x + y) % HACHURE_GAP === 0 : dense;
      dots.put(x, y, dot ? paint.fill : undefined);
    }
}

function extent(values: readonly number[]): [number, number] {
  return values.reduce<[number, number]>(
    ([least, most], value) => [Math.min(least, value), Math.max(most, value)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );
}

/** Whether a dot lies inside: a line from it to the right crosses the outline an odd number of times. */
function inside(parts: readonly (readonly Point[])[], x: number, y: number): boolean {
  let odd = false;
  for (const part of parts)
    for (const [index, to] of part.entries()) {
      const from = part[index - 1] ?? part.at(-1) ?? to;
      if (from.y > y === to.y > y) continue;
      if (x < from.x + ((y - from.y) * (to.x - from.x)) / (to.y - from.y)) odd = !odd;
    }
  return odd;
}
