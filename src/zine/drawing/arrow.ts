import type { PathOp } from '../marks.ts';
import { pointsOn } from './bounds.ts';

/** Degrees between an arrow's shaft and each of its two strokes. */
const SPREAD = (27 * Math.PI) / 180;

/** The head's two strokes at a path's end (or start), as one line from side to tip to side. */
export function arrowHead(ops: readonly PathOp[], where: 'end' | 'start', pen: number): PathOp[] {
  const along = pointsOn(ops);
  const points = where === 'end' ? along.reverse() : along;
  const tip = points[0];
  if (tip === undefined) return [];
  const length = Math.min(4.5 + 2.2 * pen, 0.45 * lengthOf(points));
  // The direction is that of the last piece as long as the head: a curve's very end may point anywhere.
  const back = points.find((point) => distance(point, tip) >= 0.7 * length) ?? points.at(-1);
  if (back === undefined || distance(back, tip) === 0) return [];
  const angle = Math.atan2(back[1] - tip[1], back[0] - tip[0]);
  const side = (turn: number): [number, number] => [
    tip[0] + length * Math.cos(angle + turn),
    tip[1] + length * Math.sin(angle + turn),
  ];
  return [
    ['M', ...side(-SPREAD)],
    ['L', tip[0], tip[1]],
    ['L', ...side(SPREAD)],
  ];
}

function distance(a: readonly [number, number], b: readonly [number, number]): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}

function lengthOf(points: readonly (readonly [number, number])[]): number {
  return points.reduce((sum, point, at) => sum + distance(point, points[at - 1] ?? point), 0);
}
