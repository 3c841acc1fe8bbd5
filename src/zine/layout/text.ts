import type { Mark, Role } from '../marks.ts';
import type { Inline } from '../model.ts';
import type { Hand, Run } from './atoms.ts';
import { baseline, type Desk, LEAD } from './desk.ts';
import { stroke, wash } from './pen.ts';
import { artifact, piece, type Slab } from './slab.ts';
import { type Line, wrapEvenly, wrapKindly } from './wrap.ts';

/** Marks of text, and those that lie under it. */
export interface Set {
  readonly under: readonly Mark[];
  readonly over: readonly Mark[];
}

/** The hand that running text is written with. */
export function runningHand(desk: Desk): Hand {
  return { size: desk.size, ink: 'ink', plain: 'hand', bold: 'hand-bold' };
}

function underneath(run: Run, x: number, y: number, desk: Desk): Mark[] {
  const { size } = run;
  switch (run.decor) {
    case 'code': {
      const box = { x: x - 1.3, y: y - size * 0.78, width: run.width + 2.6, height: size * 1.05 };
      return [wash(box, desk.ground === 'shade' ? 'paper' : 'shade')];
    }
    case 'em': {
      const box = { x: x - 1.5, y: y - size * 0.5, width: run.width + 3, height: size * 0.66 };
      return [wash(box, desk.ground === 'tint' ? 'paper' : 'tint')];
    }
    case 'link':
      return [stroke(x, y + size * 0.17, run.width, 'accent', size * 0.075)];
    case 'none':
      return [];
  }
}

/** Puts one line on the page, its baseline at y. */
function setLine(line: Line, x: number, y: number, desk: Desk): Set {
  const under: Mark[] = [];
  const over: Mark[] = [];
  let left = x;
  for (const run of line.runs) {
    const { text, size, face, ink, width } = run;
    under.push(...underneath(run, left, y, desk));
    over.push({ kind: 'text', text, x: left, y, size, face, ink });
    if (run.href !== undefined)
      over.push({
        kind: 'link',
        x: left,
        y: y - size * 0.8,
        width,
        height: size * 1.1,
        href: run.href,
      });
    left += width;
  }
  return { under, over };
}

/** Puts lines below each other. */
export function setLines(
  lines: readonly Line[],
  x: number,
  y: number,
  size: number,
  desk: Desk,
): Set {
  const lead = size * LEAD;
  const sets = lines.map((line, index) =>
    setLine(line, x, baseline(y + index * lead, lead, size), desk),
  );
  return { under: sets.flatMap((set) => set.under), over: sets.flatMap((set) => set.over) };
}

function textSlab(
  text: readonly Inline[],
  width: number,
  hand: Hand,
  desk: Desk,
  kind: { role: Exclude<Role, 'artifact' | 'figure'>; before: number; after: number },
): Slab {
  const wrap = kind.role === 'heading' ? wrapEvenly : wrapKindly;
  const lines = wrap(text, width, hand, desk.fonts);
  return {
    height: lines.length * hand.size * LEAD,
    before: kind.before,
    after: kind.after,
    draw: (x, y) => {
      const { under, over } = setLines(lines, x, y, hand.size, desk);
      return [...artifact(under), ...piece(kind.role, over)];
    },
  };
}

/** A paragraph. */
export function paragraphSlab(text: readonly Inline[], width: number, desk: Desk): Slab {
  const gap = desk.size * 0.42;
  return textSlab(text, width, runningHand(desk), desk, { role: 'text', before: gap, after: gap });
}

/** A heading in a panel. */
export function headingSlab(text: readonly Inline[], width: number, desk: Desk): Slab {
  const hand: Hand = {
    size: desk.size * 1.2,
    ink: 'accent',
    plain: 'lettering',
    bold: 'lettering',
  };
  return textSlab(text, width, hand, desk, {
    role: 'heading',
    before: desk.size * 0.65,
    after: -desk.size * 0.15,
  });
}
