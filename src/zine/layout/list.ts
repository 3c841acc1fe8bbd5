import type { Mark } from '../marks.ts';
import type { Inline } from '../model.ts';
import { baseline, type Desk, LEAD } from './desk.ts';
import { penCircle, wash } from './pen.ts';
import { artifact, piece, type Slab } from './slab.ts';
import { runningHand, setLines } from './text.ts';
import { wrapKindly } from './wrap.ts';

/** A blot of ink in front of an item. */
function bullet(x: number, y: number, size: number): Mark {
  return wash({ x, y: y - size * 0.46, width: size * 0.36, height: size * 0.36 }, 'accent');
}

/** An item's number, in a circle. */
function numeral(count: number, x: number, y: number, desk: Desk): { under: Mark[]; over: Mark[] } {
  const size = desk.size * 0.82;
  const text = String(count);
  const width = desk.fonts.width(text, 'hand-bold', size);
  const radius = desk.size * 0.56;
  return {
    under: penCircle(desk, x + radius, y - desk.size * 0.28, radius, {
      stroke: 'accent',
      strokeWidth: 1,
    }),
    over: [
      {
        kind: 'text',
        text,
        x: x + radius - width / 2,
        y: y - desk.size * 0.28 + size * 0.35,
        size,
        face: 'hand-bold',
        ink: 'accent',
      },
    ],
  };
}

/** A list: bullets or numbers, and the text beside them. */
export function listSlab(
  items: readonly (readonly Inline[])[],
  ordered: boolean,
  width: number,
  desk: Desk,
): Slab {
  const { size } = desk;
  const hand = runningHand(desk);
  const indent = size * (ordered ? 1.5 : 0.85);
  const between = size * (ordered ? 0.25 : 0.2);
  const set = items.map((item) => wrapKindly(item, width - indent, hand, desk.fonts));
  const lead = size * LEAD;
  const count = set.reduce((sum, lines) => sum + lines.length, 0);
  return {
    height: count * lead + Math.max(0, items.length - 1) * between,
    before: size * 0.35,
    after: size * 0.42,
    stretch: Math.max(0, items.length - 1) * size * 0.35,
    draw: (x, y, extra) => {
      const apart = between + extra / Math.max(1, items.length - 1);
      const under: Mark[] = [];
      const over: Mark[] = [];
      const cells: number[][] = [];
      let top = y;
      set.forEach((lines, index) => {
        const held = over.length;
        const first = baseline(top, lead, size);
        if (ordered) {
          const number = numeral(index + 1, x, first, desk);
          under.push(...number.under);
          over.push(...number.over);
        } else under.push(bullet(x + size * 0.1, first, size));
        const text = setLines(lines, x + indent, top, size, desk);
        under.push(...text.under);
        over.push(...text.over);
        cells.push([over.length - held]);
        top += lines.length * lead + apart;
      });
      return [...artifact(under), ...piece('list', over, { cells })];
    },
  };
}
