import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { Limits } from './limits.ts';

const EVERYWHERE = 'everywhere';

/** Counts wrong codes, keys and tokens of the last minute. What is right is never counted. */
export class Tries {
  #byNetwork: RateLimiterMemory;
  #all: RateLimiterMemory;
  #comings: RateLimiterMemory;

  constructor({ failures, allFailures, comings }: Limits) {
    this.#byNetwork = new RateLimiterMemory({ points: failures, duration: 60 });
    this.#all = new RateLimiterMemory({ points: allFailures, duration: 60 });
    this.#comings = new RateLimiterMemory({ points: comings, duration: 60 });
  }

  /** Whether nothing from there is looked at any more, for now. */
  async exhausted(network: string): Promise<boolean> {
    const [here, all] = await Promise.all([
      this.#byNetwork.get(network),
      this.#all.get(EVERYWHERE),
    ]);
    return (
      (here?.consumedPoints ?? 0) >= this.#byNetwork.points ||
      (all?.consumedPoints ?? 0) >= this.#all.points
    );
  }

  async failed(network: string): Promise<void> {
    await Promise.all([this.#byNetwork.penalty(network), this.#all.penalty(EVERYWHERE)]);
  }

  /** Whether this learner may come once more. */
  async mayCome(learner: string): Promise<boolean> {
    return this.#comings.consume(learner).then(
      () => true,
      () => false,
    );
  }
}
