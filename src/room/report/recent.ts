/** More events than one learner ever has on the way to a room, on all connections together. */
const WINDOW = 150;

/**
 * Tells events that a log holds twice. Two servers of one room may both write what a learner sent to one and, after
 * reconnecting, to the other; the second copy then follows close behind the first. So the latest ids are enough,
 * and a long log needs no more memory than a short one.
 */
export class RecentIds {
  #ids = new Set<string>();

  isNew(id: string): boolean {
    if (this.#ids.has(id)) return false;
    this.#ids.add(id);
    if (this.#ids.size > WINDOW) for (const oldest of this.#ids) return this.#ids.delete(oldest);
    return true;
  }
}
