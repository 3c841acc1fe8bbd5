import type { Mark } from '../marks.ts';
import type { Inline } from '../model.ts';
import { type Desk, LEAD } from './desk.ts';
import { stroke } from './pen.ts';
import { artifact, piece, type Slab } from './slab.ts';
import { runningHand, setLines } from './text.ts';
import { extent, type Line, wrapText } from './wrap.ts';

type Cells = readonly (readonly Inline[])[];

/** In a table text is a little smaller: there is more of it, and lines are short. */
const SMALLER = 0.94;

/**
 * Widths of columns: each as wide as its text likes, if all fit; else the widest give way, none below its
 * widest word while there is a choice.
 */
export function columnWidths(
  wishes: readonly { whole: number; word: number }[],
  room: number,
): number[] {
  const whole = wishes.reduce((sum, wish) => sum + wish.whole, 0);
  if (whole <= room) return wishes.map((wish) => wish.whole);
  const words = wishes.reduce((sum, wish) => sum + wish.word, 0);
  if (words >= room) return wishes.map((wish) => (wish.word / words) * room);
  // Every column gets its words; what is left goes to all up to one common width.
  let level = room;
  const at = (width: number): number[] =>
    wishes.map((wish) => Math.max(wish.word, Math.min(wish.whole, width)));
  for (let low = 0, round = 0; round < 40; round += 1) {
    const middle = (low + level) / 2;
    if (at(middle).reduce((sum, column) => sum + column, 0) > room) level = middle;
    else low = middle;
  }
  return at(level);
}

/** A table, a line under its head and fine ones between its rows. */
export function tableSlab(head: Cells, rows: readonly Cells[], width: number, desk: Desk): Slab {
  const hand = { ...runningHand(desk), size: Math.max(desk.format.least, desk.size * SMALLER) };
  const bold = { ...hand, plain: hand.bold };
  const { size } = hand;
  const gap = size * 1.1;
  const count = Math.max(head.length, ...rows.map((row) => row.length));
  const wishes = Array.from({ length: count }, (_, column) => {
    const cells = [extent(head[column] ?? [], bold, desk.fonts)].concat(
      rows.map((row) => extent(row[column] ?? [], hand, desk.fonts)),
    );
    return {
      whole: Math.max(...cells.map((cell) => cell.whole)) + 0.01,
      word: Math.max(...cells.map((cell) => cell.word)) + 0.01,
    };
  });
  const columns = columnWidths(wishes, width - gap * (count - 1));
  const wrap = (cells: Cells, face: typeof hand): Line[][] =>
    columns.map((column, index) => wrapText(cells[index] ?? [], column, face, desk.fonts));
  const lead = size * LEAD;
  const air = size * 0.3;
  const headed = head.some((cell) => cell.length > 0);
  const set = [...(headed ? [wrap(head, bold)] : []), ...rows.map((row) => wrap(row, hand))];
  const heights = set.map((row) => Math.max(1, ...row.map((cell) => cell.length)) * lead);
  return {
    height: heights.reduce((sum, height) => sum + height, (set.length - 1) * air),
    before: size * 0.45,
    after: size * 0.5,
    stretch: (set.length - 1) * size * 0.4,
    draw: (x, y, extra) => {
      const airy = air + extra / Math.max(1, set.length - 1);
      const under: Mark[] = [];
      const over: Mark[] = [];
      const cells: number[][] = [];
      let top = y;
      set.forEach((row, index) => {
        let left = x;
        const held = row.map((cell, column) => {
          const text = setLines(cell, left, top, size, desk);
          under.push(...text.under);
          over.push(...text.over);
          left += (columns[column] ?? 0) + gap;
          return text.over.length;
        });
        cells.push(held);
        top += (heights[index] ?? 0) + airy;
        const ruleAt = top - airy / 2;
        if (index === 0 && headed) under.push(stroke(x, ruleAt, width, 'ink', 1.1));
        else if (index < set.length - 1) under.push(stroke(x, ruleAt, width, 'shade', 0.8));
      });
      return [...artifact(under), ...piece('table', over, { cells, headed })];
    },
  };
}
