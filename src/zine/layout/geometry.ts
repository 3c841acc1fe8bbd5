import type { Fonts } from '../fonts.ts';
import type { Mark } from '../marks.ts';

export type Point = readonly [number, number];
/** Four corners, in order. */
export type Quad = readonly [Point, Point, Point, Point];

/** How far letters reach above and below the baseline, in sizes: brackets and tails, not accents. */
const ABOVE = 0.76;
const BELOW = 0.26;

/** The box around a text's letters, turned as the text is. */
export function textQuad(mark: Extract<Mark, { kind: 'text' }>, fonts: Fonts): Quad {
  const { x, y, size, angle = 0 } = mark;
  const width = fonts.width(mark.text.trimEnd(), mark.face, size);
  const turn = (angle * Math.PI) / 180;
  const at = (right: number, down: number): Point => [
    x + right * Math.cos(turn) - down * Math.sin(turn),
    y + right * Math.sin(turn) + down * Math.cos(turn),
  ];
  const [above, below] = [-ABOVE * size, BELOW * size];
  return [at(0, above), at(width, above), at(width, below), at(0, below)];
}

/** How deep two quads overlap, in points; 0 or less: a line can be drawn between them. */
export function overlap(a: Quad, b: Quad): number {
  let least = Number.POSITIVE_INFINITY;
  for (const quad of [a, b])
    for (const [from, to] of [
      [quad[0], quad[1]],
      [quad[1], quad[2]],
    ] as const) {
      const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
      if (length === 0) continue;
      const axis: Point = [(to[0] - from[0]) / length, (to[1] - from[1]) / length];
      const [aLow, aHigh] = spanOn(a, axis);
      const [bLow, bHigh] = spanOn(b, axis);
      least = Math.min(least, Math.min(aHigh, bHigh) - Math.max(aLow, bLow));
    }
  return least === Number.POSITIVE_INFINITY ? 0 : least;
}

function spanOn(quad: Quad, axis: Point): [number, number] {
  const along = quad.map(([x, y]) => x * axis[0] + y * axis[1]);
  return [Math.min(...along), Math.max(...along)];
}

/** How far points lie outside a box, in points; 0: all are in it. */
export function outside(
  points: readonly Point[],
  box: { x: number; y: number; width: number; height: number },
): number {
  return Math.max(
    0,
    ...points.map(([x, y]) =>
      Math.max(box.x - x, x - box.x - box.width, box.y - y, y - box.y - box.height),
    ),
  );
}
