import type { Refusal } from '../protocol.ts';
import type { LinkStatus } from './link.ts';

/** A gate does not hold a learner who has not heard from the room for so long. */
export const GATE_HOLDS_MS = 60_000;

/** How a learner stands with the room, and until when its gate holds them. */
export class Standing {
  status: LinkStatus = { is: 'connecting' };
  #lastHeard: number;
  #timer: NodeJS.Timeout | undefined;

  constructor(
    /** Milliseconds of a clock that nobody sets. */
    private readonly now: () => number,
    /** The gate has just ceased to hold. */
    private readonly onRelease: () => void,
  ) {
    this.#lastHeard = now();
  }

  /** The room gave a sign of life. */
  heard(): void {
    this.#lastHeard = this.now();
  }

  connected(): void {
    clearTimeout(this.#timer);
    this.status = { is: 'connected' };
  }

  away(why: string): void {
    if (this.status.is === 'refused' || this.status.is === 'ended') return;
    if (this.status.is === 'away') {
      this.status = { ...this.status, why };
      return;
    }
    this.status = { is: 'away', since: this.#lastHeard, why };
    const left = Math.max(0, this.#lastHeard + GATE_HOLDS_MS - this.now());
    this.#timer = setTimeout(this.onRelease, left + 1);
  }

  refused(refusal: Refusal): void {
    this.status = { is: 'refused', refusal };
  }

  ended(): void {
    this.status = { is: 'ended' };
  }

  /** Whether the room has let the learner in, on the connection that stands. */
  get isIn(): boolean {
    return this.status.is === 'connected' || this.status.is === 'ended';
  }

  /** Whether a gate that the room closed holds. */
  get gateHolds(): boolean {
    const { status } = this;
    if (status.is === 'away') return this.now() - status.since < GATE_HOLDS_MS;
    return status.is === 'connected';
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
