/** The least that slides and notes can be drawn in. */
export const LEAST = { columns: 60, rows: 18 } as const;
