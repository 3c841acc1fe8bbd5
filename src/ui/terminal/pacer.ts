/** Paints at once when idle, and at most once every `intervalMs` in a flood; the last state always shows. */
export class Pacer {
  #last = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly paint: () => void,
    private readonly intervalMs = 33,
  ) {}

  /** Something changed. */
  request(): void {
    if (this.#timer) return;
    const wait = this.#last + this.intervalMs - performance.now();
    if (wait <= 0) this.now();
    else this.#timer = setTimeout(() => this.now(), wait);
  }

  /** Paints without waiting. */
  now(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.paint();
    this.#last = performance.now();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
