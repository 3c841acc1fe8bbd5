import { never } from '../../base/exhaustive.ts';
import type { PathOp } from '../marks.ts';

/** SVG's matrix(a b c d e f): x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Matrix = readonly [number, number, number, number, number, number];

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** First `inner`, then `outer`. */
export function multiply(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [g, h, i, j, k, l] = inner;
  return [
    a * g + c * h,
    b * g + d * h,
    a * i + c * j,
    b * i + d * j,
    a * k + c * l + e,
    b * k + d * l + f,
  ];
}

/** Moved by this much. */
export function translation(x: number, y: number): Matrix {
  return [1, 0, 0, 1, x, y];
}

/** Larger by two factors. */
export function scaling(x: number, y: number): Matrix {
  return [x, 0, 0, y, 0, 0];
}

/** Clockwise, in degrees, around a point. */
export function rotation(degrees: number, x = 0, y = 0): Matrix {
  const angle = (degrees * Math.PI) / 180;
  const turn: Matrix = [Math.cos(angle), Math.sin(angle), -Math.sin(angle), Math.cos(angle), 0, 0];
  return multiply(multiply(translation(x, y), turn), translation(-x, -y));
}

/** Where a point goes. */
export function applyTo([a, b, c, d, e, f]: Matrix, x: number, y: number): [number, number] {
  return [a * x + c * y + e, b * x + d * y + f];
}

/** How much larger lengths become (the root of the area's growth). */
export function scaleOf([a, b, c, d]: Matrix): number {
  return Math.sqrt(Math.abs(a * d - b * c));
}

/** The path's points moved through the matrix. */
export function transformOps(matrix: Matrix, ops: readonly PathOp[]): PathOp[] {
  return ops.map((op): PathOp => {
    switch (op[0]) {
      case 'M':
        return ['M', ...applyTo(matrix, op[1], op[2])];
      case 'L':
        return ['L', ...applyTo(matrix, op[1], op[2])];
      case 'C':
        return [
          'C',
          ...applyTo(matrix, op[1], op[2]),
          ...applyTo(matrix, op[3], op[4]),
          ...applyTo(matrix, op[5], op[6]),
        ];
      case 'Z':
        return op;
      default:
        return never(op);
    }
  });
}
