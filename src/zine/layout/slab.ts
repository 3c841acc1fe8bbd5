import type { Mark, Piece, Role } from '../marks.ts';

/** Something whose place on the page is not decided yet: its height is, and how it is drawn. */
export interface Slab {
  readonly height: number;
  /** Room wanted before it and after it; of two neighbours the larger wish counts. */
  readonly before: number;
  readonly after: number;
  /** How much more height it can make good use of; left out: none. */
  readonly stretch?: number;
  /** Draws it, `extra` higher than it must be. */
  readonly draw: (x: number, y: number, extra: number) => Piece[];
}

/** Marks for the eye alone, if there are any. */
export function artifact(marks: readonly Mark[]): Piece[] {
  return marks.length === 0 ? [] : [{ role: 'artifact', marks }];
}

/** Marks to be read, if there are any. */
export function piece(
  role: Exclude<Role, 'artifact' | 'figure'>,
  marks: readonly Mark[],
  inside: Pick<Piece, 'cells' | 'headed'> = {},
): Piece[] {
  return marks.length === 0 ? [] : [{ role, marks, ...inside }];
}

/** The gap between two slabs; a heading keeps what follows close, whatever that would like. */
function gapBetween(upper: Slab, lower: Slab): number {
  return upper.after < 0 ? -upper.after : Math.max(upper.after, lower.before);
}

export interface Stack {
  /** With its gaps as wanted, none above and below. */
  readonly height: number;
  readonly gaps: number;
  /** What all slabs together can make use of. */
  readonly stretch: number;
  /** Draws the slabs with `slack` more in each gap that may grow, and `extra` shared among those that stretch. */
  readonly draw: (x: number, y: number, slack: number, extra: number) => Piece[];
}

/** Puts slabs one below the other. */
export function stack(slabs: readonly Slab[]): Stack {
  const gaps = slabs.slice(1).map((lower, index) => {
    const upper = slabs[index];
    return upper === undefined
      ? { room: 0, grows: false }
      : { room: gapBetween(upper, lower), grows: upper.after >= 0 };
  });
  const height =
    slabs.reduce((sum, slab) => sum + slab.height, 0) +
    gaps.reduce((sum, gap) => sum + gap.room, 0);
  const stretch = slabs.reduce((sum, slab) => sum + (slab.stretch ?? 0), 0);
  return {
    height,
    gaps: gaps.filter((gap) => gap.grows).length,
    stretch,
    draw: (x, y, slack, extra) => {
      let top = y;
      return slabs.flatMap((slab, index) => {
        const more = stretch === 0 ? 0 : (extra * (slab.stretch ?? 0)) / stretch;
        const pieces = slab.draw(x, top, more);
        const gap = gaps[index];
        top += slab.height + more + (gap === undefined ? 0 : gap.room + (gap.grows ? slack : 0));
        return pieces;
      });
    },
  };
}
