/** How large and how long everything is. */
export interface Sizes {
  readonly learners: number;
  readonly everyMs: number;
  readonly warmMs: number;
  readonly steadyMs: number;
  readonly cutMs: number;
  /** Learners that one process can play. */
  readonly mostInCrowd: number;
  /** The search for the largest room ends here: descriptors and ports are not endless. */
  readonly largest: number;
  /** Steps of the bisection after doubling. */
  readonly bisections: number;
}

export const FULL: Sizes = {
  ...{ learners: 2000, everyMs: 5000, warmMs: 6000, steadyMs: 20_000, cutMs: 60_000 },
  ...{ mostInCrowd: 8000, largest: 16_000, bisections: 2 },
};

/** To try the benchmark itself: its figures say nothing. */
export const SHORT: Sizes = {
  ...{ learners: 50, everyMs: 1000, warmMs: 1000, steadyMs: 3000, cutMs: 3000 },
  ...{ mostInCrowd: 60, largest: 100, bisections: 1 },
};
