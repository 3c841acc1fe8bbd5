/** How much the server takes from those who connect, and how long it waits for them. */
export interface Limits {
  /** Learners who may ever join the room. */
  readonly most: number;
  /** Boards at a time. */
  readonly boards: number;
  /** Connections that have not said who they are yet: after a restart a whole room comes at once. */
  readonly strangers: number;
  /** Bytes that one of them may send until then. */
  readonly helloBytes: number;
  /** Within this they must. */
  readonly helloMs: number;
  /** Connections that ask for nothing, or read a page, may be silent so long. */
  readonly idleMs: number;
  /** Messages a second from one connection, and how many at once before that counts. */
  readonly messagesPerSecond: number;
  readonly burst: number;
  /** Messages that wait while an earlier one of the same connection is worked on. */
  readonly waiting: number;
  /** Events of one learner in the room's log. */
  readonly events: number;
  /** Bytes from one learner while this server runs. */
  readonly bytes: number;
  /** Bytes of one learner's doctor message. */
  readonly doctorBytes: number;
  /** How often one learner's doctor may tell something new in a minute. */
  readonly doctors: number;
  /** How often one learner may connect in a minute. */
  readonly comings: number;
  /** Bytes that may wait for a client which does not read, besides a board's first snapshot. */
  readonly unreadByLearner: number;
  readonly unreadByBoard: number;
  /** How often a client must show that it is alive. */
  readonly pingMs: number;
  /** Wrong codes, keys and tokens in a minute: from one address, and from everywhere. */
  readonly failures: number;
  readonly allFailures: number;
  /** Events reach boards together, at most so late. */
  readonly batchMs: number;
}

/**
 * A class of 300 sits behind one address and mistypes: 30 wrong codes a minute are a bad morning, and still 70,000
 * years for 2^40 codes. 600 from everywhere are 3,500 years.
 */
export const LIMITS: Limits = {
  most: 3000,
  boards: 50,
  strangers: 3000,
  helloBytes: 32 * 1024,
  helloMs: 5000,
  idleMs: 5000,
  messagesPerSecond: 20,
  burst: 60,
  waiting: 100,
  events: 20_000,
  bytes: 50 * 1024 * 1024,
  doctorBytes: 32 * 1024,
  doctors: 10,
  comings: 60,
  unreadByLearner: 1024 * 1024,
  unreadByBoard: 8 * 1024 * 1024,
  pingMs: 30_000,
  failures: 30,
  allFailures: 600,
  batchMs: 50,
};

/** Tokens that come back with time. One may take more than there are, and then has to wait. */
export class TokenBucket {
  #tokens: number;
  #at: number;

  constructor(
    private readonly perSecond: number,
    private readonly most: number,
    now = performance.now(),
  ) {
    this.#tokens = most;
    this.#at = now;
  }

  /** Takes one; says how many milliseconds to wait before the next. */
  take(now = performance.now()): number {
    const back = ((now - this.#at) / 1000) * this.perSecond;
    this.#tokens = Math.min(this.most, this.#tokens + back) - 1;
    this.#at = now;
    return this.#tokens >= 0 ? 0 : (-this.#tokens / this.perSecond) * 1000;
  }
}
