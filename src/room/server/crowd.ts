/**
 * Those who have not said yet who they are. When there are too many, the oldest goes, of the network that has most of
 * them: whoever makes the crowd pays for it.
 */
export class Crowd<One> {
  /** Sets keep the order of their coming. */
  #networks = new Map<string, Set<One>>();
  #networkOf = new Map<One, string>();

  constructor(public most: number) {}

  get size(): number {
    return this.#networkOf.size;
  }

  has(one: One): boolean {
    return this.#networkOf.has(one);
  }

  /** Somebody comes. Answers with who has to go for it, if anybody has to. */
  add(one: One, network: string): One | undefined {
    const others = this.#networks.get(network);
    if (others) others.add(one);
    else this.#networks.set(network, new Set([one]));
    this.#networkOf.set(one, network);
    if (this.size <= this.most) return undefined;
    const [oldest] = this.#largest();
    if (oldest !== undefined) this.delete(oldest);
    return oldest;
  }

  /** Gone, or known by now. */
  delete(one: One): void {
    const network = this.#networkOf.get(one);
    if (network === undefined) return;
    this.#networkOf.delete(one);
    const others = this.#networks.get(network);
    others?.delete(one);
    if (others?.size === 0) this.#networks.delete(network);
  }

  #largest(): Set<One> {
    return [...this.#networks.values()].reduce((a, b) => (b.size > a.size ? b : a), new Set<One>());
  }
}
