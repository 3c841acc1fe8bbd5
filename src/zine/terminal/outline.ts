import type { PathOp } from '../marks.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Points are this far apart on a curve, in the drawing's units: about a dot. */
const STEP = 2;
const MOST_STEPS = 64;

/** A path as straight lines, one list of points for each of its parts. */
export function outlines(ops: readonly PathOp[]): Point[][] {
  const parts: Point[][] = [];
  let part: Point[] = [];
  let start: Point = { x: 0, y: 0 };
  for (const op of ops) {
    const last = part.at(-1) ?? start;
    switch (op[0]) {
      case 'M':
        start = { x: op[1], y: op[2] };
        part = [start];
        parts.push(part);
        break;
      case 'L':
        part.push({ x: op[1], y: op[2] });
        break;
      case 'C':
        part.push(...curve([last, at(op[1], op[2]), at(op[3], op[4]), at(op[5], op[6])]));
        break;
      case 'Z':
        part.push(start);
        // What goes on without an M begins where this part began.
        part = [start];
        parts.push(part);
        break;
    }
  }
  return parts.filter(({ length }) => length > 1);
}

function at(x: number, y: number): Point {
  return { x, y };
}

/** Points of a Bézier curve, without its first. */
function curve([a, b, c, d]: readonly [Point, Point, Point, Point]): Point[] {
  const length = far(a, b) + far(b, c) + far(c, d);
  const steps = Math.max(1, Math.min(MOST_STEPS, Math.ceil(length / STEP)));
  return Array.from({ length: steps }, (_, index) => {
    const t = (index + 1) / steps;
    const u = 1 - t;
    const [p, q, r, s] = [u ** 3, 3 * u * u * t, 3 * u * t * t, t ** 3];
    return at(p * a.x + q * b.x + r * c.x + s * d.x, p * a.y + q * b.y + r * c.y + s * d.y);
  });
}

/** How far two points are apart. */
export function far(a: Point, b: Point): number {
  return Math.hypot(b.x - a.x, b.y - a.y);
}
