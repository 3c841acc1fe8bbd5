/** Some numbers in short; of none, only how many. */
export interface Numbers {
  readonly count: number;
  readonly median?: number;
  /** Nine of ten are not above it. */
  readonly p90?: number;
  readonly most?: number;
}

export function numbersOf(values: readonly number[]): Numbers {
  const sorted = Float64Array.from(values).sort();
  if (sorted.length === 0) return { count: 0 };
  const upper = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? 0;
  return {
    count: sorted.length,
    median: (lower + upper) / 2,
    p90: sorted[Math.ceil(sorted.length * 0.9) - 1],
    most: sorted.at(-1),
  };
}
