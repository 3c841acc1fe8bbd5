/** Milliseconds between frames: in a flood, and when only a key was echoed, which must feel immediate. */
export const FLOOD_MS = 33;
export const ECHO_MS = 4;

/** Paints at once when idle, and not more often than asked for; the last state always shows. */
export class Pacer {
  #last = 0;
  #timer: NodeJS.Timeout | undefined;
  #due = Number.POSITIVE_INFINITY;

  constructor(private readonly paint: () => void) {}

  /** Something changed: paints now, or as soon as `gapMs` have passed since the last frame. */
  request(gapMs = FLOOD_MS): void {
    const due = this.#last + gapMs;
    const wait = due - performance.now();
    if (wait <= 0) {
      this.now();
      return;
    }
    if (due >= this.#due) return;
    clearTimeout(this.#timer);
    this.#due = due;
    this.#timer = setTimeout(() => this.now(), wait);
  }

  /** Paints without waiting. */
  now(): void {
    this.stop();
    this.paint();
    this.#last = performance.now();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#due = Number.POSITIVE_INFINITY;
  }
}
