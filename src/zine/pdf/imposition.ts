/** Where one page stands on one side of a sheet. */
export interface Slot {
  readonly page: number;
  readonly half: 'left' | 'right';
  /** Upside down. */
  readonly turned: boolean;
}

/** What the printer puts on one side of a landscape sheet. */
export interface Side {
  /** From 1, the outermost. */
  readonly sheet: number;
  readonly face: 'front' | 'back';
  readonly slots: readonly [Slot, Slot];
}

/** A page of the mini zine on its one sheet; rows and columns count from the top left, from 0. */
export interface Panel {
  readonly page: number;
  readonly row: number;
  readonly column: number;
  /** Upside down. */
  readonly turned: boolean;
}

/**
 * The sides of a stapled booklet, in printing order: sheets lie in each other, so the first page shares its side with
 * the last. Turned over at the short edge of a landscape sheet, both sides are the right way up.
 */
export function bookletSides(pageCount: number): Side[] {
  if (pageCount < 4 || pageCount % 4 !== 0)
    throw new RangeError(`a booklet has a multiple of four pages, not ${pageCount}`);
  const side = (sheet: number, face: Side['face'], left: number, right: number): Side => ({
    sheet,
    face,
    slots: [
      { page: left, half: 'left', turned: false },
      { page: right, half: 'right', turned: false },
    ],
  });
  return Array.from({ length: pageCount / 4 }, (_, index) => {
    const first = 2 * index + 1;
    const last = pageCount - 2 * index;
    return [
      side(index + 1, 'front', last, first),
      side(index + 1, 'back', first + 1, last - 1),
    ] as const;
  }).flat();
}

export const MINI_ROWS = 2;
export const MINI_COLUMNS = 4;

/** The one cut of a mini zine: along the line between the rows, over these columns. */
export const MINI_CUT = { from: 1, to: 3 } as const;

/** The eight pages on one side of one sheet: folded lengthwise, cut in the middle and pushed together, they are a book. */
export function miniPanels(): Panel[] {
  const row = (index: number, pages: readonly number[], turned: boolean): Panel[] =>
    pages.map((page, column) => ({ page, row: index, column, turned }));
  return [...row(0, [7, 6, 5, 4], true), ...row(1, [8, 1, 2, 3], false)];
}
