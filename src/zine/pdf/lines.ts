import type { Fonts } from '../fonts.ts';
import type { Face, Mark, PathOp } from '../marks.ts';
import type { Ink } from '../model.ts';

export type Point = readonly [x: number, y: number];

export interface Line {
  readonly width: number;
  readonly dash?: readonly number[];
  readonly fill?: Ink;
}

/** A line from point to point, with a ruler. */
export function line(points: readonly Point[], { width, dash }: Line): Mark {
  const ops = points.map(([x, y], index): PathOp => [index === 0 ? 'M' : 'L', x, y]);
  return { kind: 'path', ops, stroke: { ink: 'ink', width, dash } };
}

/** A rectangle, exact; the point is its upper left corner. */
export function rectangle([x, y]: Point, width: number, height: number, stroke: Line): Mark {
  return closed(
    [
      ['M', x, y],
      ['L', x + width, y],
      ['L', x + width, y + height],
      ['L', x, y + height],
    ],
    stroke,
  );
}

/** How far a quarter circle's control points are from its ends, in radii. */
const KAPPA = 0.5523;

/** A circle, exact. */
export function circle([x, y]: Point, radius: number, stroke: Line): Mark {
  const r = radius;
  const k = radius * KAPPA;
  return closed(
    [
      ['M', x - r, y],
      ['C', x - r, y - k, x - k, y - r, x, y - r],
      ['C', x + k, y - r, x + r, y - k, x + r, y],
      ['C', x + r, y + k, x + k, y + r, x, y + r],
      ['C', x - k, y + r, x - r, y + k, x - r, y],
    ],
    stroke,
  );
}

function closed(ops: readonly PathOp[], { width, dash, fill }: Line): Mark {
  return { kind: 'path', ops: [...ops, ['Z']], stroke: { ink: 'ink', width, dash }, fill };
}

/** One line of text; what it says goes to whoever prints, not to whoever reads. */
export function note(
  text: string,
  [x, y]: Point,
  { size, face = 'hand', angle }: { size: number; face?: Face; angle?: number },
): Mark {
  return { kind: 'text', text, x, y, size, face, ink: 'ink', angle };
}

/** A note whose middle is at this x. */
export function centredNote(
  text: string,
  [x, y]: Point,
  style: { size: number; face: Face },
  fonts: Fonts,
): Mark {
  return note(text, [x - fonts.width(text, style.face, style.size) / 2, y], style);
}
