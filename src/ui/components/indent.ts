/** Cells that the pointer and the number take before a label in a list of choices. */
export const INDENT = 5;
