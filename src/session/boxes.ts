import { messageOf } from '../base/errors.ts';
import { log } from '../base/log.ts';
import type { PlantedMysteries } from '../lab/mysteries.ts';

/** Opens mysteries' boxes (their sources go into the lab's home) and knows when that is done. */
export class Boxes {
  #opening = new Set<Promise<void>>();

  constructor(private readonly planted: PlantedMysteries) {}

  async open(mysteries: readonly string[]): Promise<void> {
    const all = this.#openAll(mysteries).finally(() => this.#opening.delete(all));
    this.#opening.add(all);
    await all;
  }

  /** Resolves once nothing is written any more: a lab must not be closed before. */
  async settled(): Promise<void> {
    await Promise.all(this.#opening);
  }

  async #openAll(mysteries: readonly string[]): Promise<void> {
    for (const mystery of mysteries)
      try {
        await this.planted.openBox(mystery);
      } catch (error) {
        // The lab has ended meanwhile, or its disk is full: no reason to end the school.
        log('play', `opening ${mystery}: ${messageOf(error)}`);
      }
  }
}
