import type { Mark, PathOp } from '../marks.ts';
import { chance } from './chance.ts';
import type { Desk } from './desk.ts';
import type { Box } from './pen.ts';

/** Torn from a pad: four edges, each a little bent, and a corner that has been folded over. */
export function notePaper(box: Box, pen: number, desk: Desk): Mark[] {
  const { x, y, width, height } = box;
  const next = chance(x, y, width, height);
  const off = () => next() * Math.min(1.1, desk.size * 0.09);
  const fold = Math.min(desk.size * 0.82, height / 4);
  const right = x + width;
  const low = y + height;
  const a = [x + off(), y + off()] as const;
  const b = [right + off(), y + off()] as const;
  const c = [right + off(), low - fold] as const;
  const d = [right - fold, low + off()] as const;
  const e = [x + off(), low + off()] as const;
  const edge = (
    [ax, ay]: readonly [number, number],
    [bx, by]: readonly [number, number],
  ): PathOp => [
    'C',
    ax + (bx - ax) / 3 + off(),
    ay + (by - ay) / 3 + off(),
    ax + (2 * (bx - ax)) / 3 + off(),
    ay + (2 * (by - ay)) / 3 + off(),
    bx,
    by,
  ];
  const outline: PathOp[] = [
    ['M', ...a],
    edge(a, b),
    edge(b, c),
    ['L', ...d],
    edge(d, e),
    edge(e, a),
    ['Z'],
  ];
  const flap: PathOp[] = [
    ['M', ...c],
    ['L', c[0] - fold * 0.86, c[1] + fold * 0.1],
    ['L', ...d],
    ['Z'],
  ];
  return [
    { kind: 'path', ops: outline, fill: 'tint' },
    { kind: 'path', ops: flap, fill: 'paper' },
    { kind: 'path', ops: outline, stroke: { ink: 'ink', width: pen * 0.75 } },
    { kind: 'path', ops: flap, stroke: { ink: 'ink', width: pen * 0.75 } },
  ];
}
