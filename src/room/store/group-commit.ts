interface Job<Item> {
  readonly items: readonly Item[];
  readonly weight: number;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** How much waits at most, and goes into one commit at most; in the unit of `weight`. */
interface Limits {
  readonly waiting: number;
  readonly commit: number;
}

/**
 * One commit at a time, in order: whatever comes while one is under way goes into the next together. Many small
 * writes so cost few flushes or round trips, and memory is bounded.
 */
export class GroupCommit<Item extends { readonly weight: number }> {
  #waiting: Job<Item>[] = [];
  #weight = 0;
  #running: Promise<void> | undefined;

  /** `commit` makes items safe or throws; `overflow` makes the error for what does not fit any more. */
  constructor(
    private readonly commit: (items: readonly Item[]) => Promise<void>,
    private readonly overflow: () => Error,
    private readonly limits: Limits = { waiting: 64 * 1024 * 1024, commit: 4 * 1024 * 1024 },
  ) {}

  /**
   * Resolves when the items are safe. Rejects with what `commit` threw for them or for those before them: nothing
   * overtakes, and nobody waits through one failure after another. What is added later is tried afresh.
   */
  add(items: readonly Item[]): Promise<void> {
    const weight = items.reduce((sum, item) => sum + item.weight, 0);
    if (this.#weight > 0 && this.#weight + weight > this.limits.waiting)
      return Promise.reject(this.overflow());
    return new Promise((resolve, reject) => {
      this.#waiting.push({ items, weight, resolve, reject });
      this.#weight += weight;
      this.#running ??= this.#run();
    });
  }

  /** Resolves when nothing waits any more. */
  async drained(): Promise<void> {
    await this.#running;
  }

  async #run(): Promise<void> {
    // What is added in this same turn still comes along.
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      const jobs = this.#next();
      try {
        await this.commit(jobs.flatMap(({ items }) => items));
        for (const { resolve } of jobs) resolve();
      } catch (error) {
        jobs.push(...this.#waiting.splice(0));
        for (const { reject } of jobs) reject(error);
      }
      for (const { weight } of jobs) this.#weight -= weight;
    }
    this.#running = undefined;
  }

  #next(): Job<Item>[] {
    let [count, weight] = [0, 0];
    for (const job of this.#waiting) {
      if (count > 0 && weight + job.weight > this.limits.commit) break;
      count += 1;
      weight += job.weight;
    }
    return this.#waiting.splice(0, count);
  }
}
