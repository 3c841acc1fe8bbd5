/** So many closings of the gate are remembered, the latest ones. */
const MOST = 1000;

interface Closing {
  readonly from: number;
  readonly until: number;
  /** Position of the step in the room. */
  readonly at: number;
}

/** When the gate was closed, and where. Times in milliseconds. */
export class HeldTimes {
  #closings: Closing[] = [];
  #open: { readonly from: number; readonly at: number } | undefined;

  close(at: number, now: number): void {
    this.open(now);
    this.#open = { from: now, at };
  }

  open(now: number): void {
    if (this.#open === undefined) return;
    this.#closings.push({ ...this.#open, until: now });
    if (this.#closings.length > MOST) this.#closings.shift();
    this.#open = undefined;
  }

  /** How long between two moments nobody could go on from the step at this position. */
  held(position: number, from: number, until: number): number {
    const open = this.#open === undefined ? [] : [{ ...this.#open, until }];
    return [...this.#closings, ...open]
      .filter(({ at }) => at <= position)
      .reduce(
        (sum, each) => sum + Math.max(0, Math.min(until, each.until) - Math.max(from, each.from)),
        0,
      );
  }
}
