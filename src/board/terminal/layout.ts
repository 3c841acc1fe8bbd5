/** The least that the board can be drawn in. */
export const LEAST = { columns: 72, rows: 20 } as const;
/** From this many columns on, two things stand side by side. */
export const WIDE_FROM = 116;

/** Rows above and below a page: two of the room, the pages, a rule; the word and the keys. */
export const FRAME_ROWS = 6;

/** Widths of two parts side by side, with a rule between them; undefined where there is no room for two. */
export function sideBySide(
  columns: number,
  share: number,
): { left: number; right: number } | undefined {
  if (columns < WIDE_FROM) return undefined;
  const left = Math.floor((columns - 3) * share);
  return { left, right: columns - 3 - left };
}
