import { never } from '../../base/exhaustive.ts';
import type { Mark, PathOp } from '../marks.ts';

/** Scales by `k`, then moves. */
export interface Placement {
  readonly x: number;
  readonly y: number;
  readonly k: number;
}

function placedOp(op: PathOp, { x, y, k }: Placement): PathOp {
  switch (op[0]) {
    case 'M':
      return ['M', op[1] * k + x, op[2] * k + y];
    case 'L':
      return ['L', op[1] * k + x, op[2] * k + y];
    case 'C':
      return [
        'C',
        op[1] * k + x,
        op[2] * k + y,
        op[3] * k + x,
        op[4] * k + y,
        op[5] * k + x,
        op[6] * k + y,
      ];
    case 'Z':
      return op;
    default:
      return never(op);
  }
}

/** The same mark somewhere else, in another size. */
export function placed(mark: Mark, at: Placement): Mark {
  const { x, y, k } = at;
  switch (mark.kind) {
    case 'text':
      return { ...mark, x: mark.x * k + x, y: mark.y * k + y, size: mark.size * k };
    case 'link':
      return {
        ...mark,
        x: mark.x * k + x,
        y: mark.y * k + y,
        width: mark.width * k,
        height: mark.height * k,
      };
    case 'path':
      return {
        ...mark,
        ops: mark.ops.map((op) => placedOp(op, at)),
        stroke: mark.stroke && {
          ...mark.stroke,
          width: mark.stroke.width * k,
          dash: mark.stroke.dash?.map((length) => length * k),
        },
      };
    default:
      return never(mark);
  }
}
