import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { Limits } from './limits.ts';

const EVERYWHERE = 'everywhere';

/** Counts, for the last minute: wrong codes, keys and tokens (never what is right), comings, and doctors. */
export class Tries {
  #byNetwork: RateLimiterMemory;
  #all: RateLimiterMemory;
  #comings: RateLimiterMemory;
  #doctors: RateLimiterMemory;

  constructor({ failures, allFailures, comings, doctors }: Limits) {
    this.#byNetwork = new RateLimiterMemory({ points: failures, duration: 60 });
    this.#all = new RateLimiterMemory({ points: allFailures, duration: 60 });
    this.#comings = new RateLimiterMemory({ points: comings, duration: 60 });
    this.#doctors = new RateLimiterMemory({ points: doctors, duration: 60 });
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
  mayCome(learner: string): Promise<boolean> {
    return allowed(this.#comings, learner);
  }

  /** Whether this learner's doctor may tell something new once more. */
  mayTell(learner: string): Promise<boolean> {
    return allowed(this.#doctors, learner);
  }
}

function allowed(limiter: RateLimiterMemory, who: string): Promise<boolean> {
  return limiter.consume(who).then(
    () => true,
    () => false,
  );
}
