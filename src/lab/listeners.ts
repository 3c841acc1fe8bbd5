import { messageOf } from '../base/errors.ts';
import { log } from '../base/log.ts';

/** Who wants to hear of something. One listener's failure is logged and spares the others. */
export class Listeners<Arguments extends readonly unknown[]> {
  readonly #listeners = new Set<(...args: Arguments) => void>();

  /** Returns what ends the listening. */
  add(listener: (...args: Arguments) => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  tell(...args: Arguments): void {
    for (const listener of [...this.#listeners]) {
      try {
        listener(...args);
      } catch (error) {
        log('lab', `a listener failed: ${messageOf(error)}`);
      }
    }
  }
}
