/** Numbers from -1 to 1 that look random and are the same each time for the same place on a page. */
export function chance(...place: readonly number[]): () => number {
  let state = seedOf(...place);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 31 - 1;
  };
}

/** A seed for the hand that draws at this place. */
export function seedOf(...place: readonly number[]): number {
  let hash = 2166136261;
  for (const part of place) hash = Math.imul(hash ^ Math.round(part * 8), 16777619) ^ (hash >>> 13);
  return (hash >>> 1) + 1;
}
