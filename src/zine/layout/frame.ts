import { never } from '../../base/exhaustive.ts';
import { roundedBox } from '../drawing/geometry.ts';
import type { Mark } from '../marks.ts';
import type { Ink, Look } from '../model.ts';
import { bubbleOutline, type Tail, tailLength } from './bubble.ts';
import type { Desk } from './desk.ts';
import { notePaper } from './note.ts';
import { type Box, penPath } from './pen.ts';

/** Room between a panel's edge and what it holds. */
export interface Insets {
  readonly side: number;
  readonly top: number;
  readonly bottom: number;
}

/** Frames are drawn with the theme's pen, on the small pages of the mini zine with a finer one. */
function penWidth(desk: Desk): number {
  return desk.theme.strokeWidth * Math.min(1, desk.format.most / 12);
}

/** How far a look keeps its content from the panel's edges. */
export function insetsOf(look: Look, tail: Tail, desk: Desk): Insets {
  const { size } = desk;
  switch (look) {
    case 'plain':
      return { side: 0, top: 0, bottom: 0 };
    case 'box':
    case 'note':
      return { side: size * 0.78, top: size * 0.58, bottom: size * 0.62 };
    case 'bubble':
      return {
        side: size * 0.88,
        top: size * 0.6 + (tail === 'top' ? tailLength(desk) : 0),
        bottom: size * 0.65 + (tail === 'bottom' ? tailLength(desk) : 0),
      };
    default:
      return never(look);
  }
}

/** What text in such a panel stands on. */
export function groundOf(look: Look): Ink {
  return look === 'note' ? 'tint' : 'paper';
}

/** Draws a panel's frame. */
export function drawFrame(look: Look, tail: Tail, box: Box, desk: Desk): Mark[] {
  switch (look) {
    case 'plain':
      return [];
    case 'box':
      return penPath(desk, box, roundedBox(box, desk.size * 0.6), {
        strokeWidth: penWidth(desk),
      });
    case 'note':
      return notePaper(box, penWidth(desk), desk);
    case 'bubble':
      return penPath(desk, box, bubbleOutline(box, tail, desk), {
        strokeWidth: penWidth(desk),
      });
    default:
      return never(look);
  }
}
