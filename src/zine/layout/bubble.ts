import { roundedBox } from '../drawing/geometry.ts';
import type { PathOp } from '../marks.ts';
import type { Desk } from './desk.ts';
import type { Box } from './pen.ts';

/** Which side a speech bubble's tail leaves it on. */
export type Tail = 'left' | 'right' | 'top' | 'bottom';

/** How long a tail is; at the sides it reaches into the gap between panels. */
export function tailLength(desk: Desk): number {
  return desk.size * 1.15;
}

/** A bubble's outline, clockwise from the top left, with its tail on one side. */
export function bubbleOutline(whole: Box, tail: Tail, desk: Desk): PathOp[] {
  const long = tailLength(desk);
  const wide = long * 0.8;
  const y = whole.y + (tail === 'top' ? long : 0);
  const height = whole.height - (tail === 'top' || tail === 'bottom' ? long : 0);
  const box = { ...whole, y, height };
  const r = Math.min(desk.size * 1.1, height / 2.2);
  const [start, topEdge, topRight, rightEdge, lowRight, lowEdge, lowLeft, leftEdge, topLeft, end] =
    roundedBox(box, r);
  const right = box.x + box.width;
  const low = y + height;
  const at = Math.min(box.x + r + wide * 1.2, box.x + box.width / 2);
  const level = y + height * 0.6;
  const tails: Record<Tail, PathOp[]> = {
    top: [
      ['L', at, y],
      [
        'C',
        at - wide * 0.1,
        y - long * 0.4,
        at - wide * 0.4,
        y - long * 0.8,
        at - wide * 0.7,
        y - long,
      ],
      ['C', at, y - long * 0.8, at + wide * 0.7, y - long * 0.4, at + wide, y],
    ],
    right: [
      ['L', right, level - wide * 0.6],
      [
        'C',
        right + long * 0.3,
        level - wide * 0.3,
        right + long * 0.6,
        level,
        right + long,
        level + wide * 0.4,
      ],
      [
        'C',
        right + long * 0.6,
        level + wide * 0.4,
        right + long * 0.3,
        level + wide * 0.4,
        right,
        level + wide * 0.3,
      ],
    ],
    bottom: [
      ['L', at + wide, low],
      ['C', at + wide * 0.7, low + long * 0.4, at, low + long * 0.8, at - wide * 0.7, low + long],
      ['C', at - wide * 0.4, low + long * 0.8, at - wide * 0.1, low + long * 0.4, at, low],
    ],
    left: [
      ['L', box.x, level + wide * 0.3],
      [
        'C',
        box.x - long * 0.3,
        level + wide * 0.4,
        box.x - long * 0.6,
        level + wide * 0.4,
        box.x - long,
        level + wide * 0.4,
      ],
      [
        'C',
        box.x - long * 0.6,
        level,
        box.x - long * 0.3,
        level - wide * 0.3,
        box.x,
        level - wide * 0.6,
      ],
    ],
  };
  const side = (name: Tail): PathOp[] => (name === tail ? tails[name] : []);
  return [
    start,
    ...side('top'),
    topEdge,
    topRight,
    ...side('right'),
    rightEdge,
    lowRight,
    ...side('bottom'),
    lowEdge,
    lowLeft,
    ...side('left'),
    leftEdge,
    topLeft,
    end,
  ].filter((op) => op !== undefined);
}
