import type { PathOp } from '../marks.ts';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The box around a path, its curves followed closely enough for a pen. */
export function boxOf(ops: readonly PathOp[]): Box {
  const points = pointsOn(ops);
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const [x, y] = [xs.reduce(least, Infinity), ys.reduce(least, Infinity)];
  return { x, y, width: xs.reduce(most, x) - x, height: ys.reduce(most, y) - y };
}

function least(a: number, b: number): number {
  return Math.min(a, b);
}

function most(a: number, b: number): number {
  return Math.max(a, b);
}

const STEPS = 8;

/** Points along a path: its corners, and some of each curve. */
export function pointsOn(ops: readonly PathOp[]): [number, number][] {
  const points: [number, number][] = [];
  let at: [number, number] = [0, 0];
  for (const op of ops) {
    if (op[0] === 'Z') continue;
    if (op[0] !== 'C') points.push([op[1], op[2]]);
    else for (let step = 1; step <= STEPS; step++) points.push(onCurve(at, op, step / STEPS));
    at = points.at(-1) ?? at;
  }
  return points;
}

function onCurve(
  [x0, y0]: readonly [number, number],
  [, x1, y1, x2, y2, x3, y3]: Extract<PathOp, readonly ['C', ...unknown[]]>,
  t: number,
): [number, number] {
  const u = 1 - t;
  const [a, b, c, d] = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t];
  return [a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3];
}
