import { setTimeout as sleep } from 'node:timers/promises';
import type { WebSocket } from 'ws';
import { messageOf } from '../../base/errors.ts';
import { log } from '../../base/log.ts';
import { t } from '../../words/words.ts';
import type { Refusal, ToBoard, ToLearner } from '../protocol.ts';
import { type Limits, TokenBucket } from './limits.ts';

const FAREWELL_MS = 3000;

/** Close codes of RFC 6455, section 7.4.1, as we use them. */
export const CLOSE = { goingAway: 1001, policy: 1008, tryLater: 1013 } as const;

/**
 * One connection. Its messages are worked on one after the other, and the socket is not read meanwhile: whoever sends
 * faster than we take is slowed down by the network and never kept in our memory.
 */
export class Peer {
  #waiting: string[] = [];
  #working = false;
  #over = new AbortController();
  #idle: Promise<void> = Promise.resolve();
  #bucket: TokenBucket;
  #pings: TokenBucket;
  #alive = true;
  #mayWait: number;
  /** What a message does. Set by whoever the connection belongs to. */
  onMessage: (text: string) => Promise<void> = async () => {};
  /** Told once, when the connection is over and its last message is done. */
  onEnd: () => void = () => {};

  constructor(
    private readonly socket: WebSocket,
    /** Whose it is, for limits. */
    readonly network: string,
    private readonly limits: Limits,
  ) {
    this.#bucket = new TokenBucket(limits.messagesPerSecond, limits.burst);
    this.#pings = new TokenBucket(limits.messagesPerSecond, limits.burst);
    this.#mayWait = limits.unreadByLearner;
    socket.on('message', (data: Buffer, isBinary) => this.#take(data, isBinary));
    socket.on('pong', () => {
      this.#alive = true;
    });
    socket.on('ping', (mark: Buffer) => this.#ping(mark));
    // ws closes the connection by itself then, with a code that says why.
    socket.on('error', (error) => log('room', `socket: ${messageOf(error)}`));
    socket.once('close', () => {
      this.#over.abort();
      this.#waiting = [];
      void this.#idle.then(() => this.onEnd());
    });
  }

  get open(): boolean {
    return this.socket.readyState === this.socket.OPEN;
  }

  send(message: ToLearner | ToBoard): void {
    this.sendText(JSON.stringify(message));
  }

  /** The same for a message that many get. Whoever does not read what was sent before is cut off. */
  sendText(text: string): void {
    if (!this.open) return;
    if (this.socket.bufferedAmount > this.#mayWait) this.cut('does not read');
    else this.socket.send(text);
  }

  /** For a client that gets something large at first: so much may wait from now on. */
  allowUnread(bytes: number): void {
    this.#mayWait = bytes;
  }

  /** Tells why not; the connection stays. */
  tell(why: Refusal['why'], message: string): void {
    this.send({ type: 'refused', why, message });
  }

  /** Tells why not, and ends the connection. */
  refuse(why: Refusal['why'], message: string): void {
    log('room', `refused: ${why}`);
    this.tell(why, message);
    this.end(CLOSE.policy, why);
  }

  end(code: number, reason: string): void {
    this.#waiting = [];
    this.onMessage = async () => {};
    this.socket.close(code, reason);
    this.socket.resume();
    // Whoever does not answer the farewell is not waited for long.
    const late = setTimeout(() => this.socket.terminate(), FAREWELL_MS);
    this.socket.once('close', () => clearTimeout(late));
  }

  /** Ends the connection without a word. */
  cut(why: string): void {
    log('room', `cut: ${why}`);
    this.socket.terminate();
  }

  /** To be called regularly: asks whether the client is alive, and cuts it when it did not answer the last time. */
  beat(): void {
    if (!this.open) return;
    // While we do not read we cannot hear the answer.
    if (!this.#alive && !this.#working) this.cut('does not answer');
    else {
      this.#alive = false;
      this.socket.ping();
    }
  }

  /** Answered when everything before it is done, so that whoever asked knows that it is. */
  #ping(mark: Buffer): void {
    if (this.socket.bufferedAmount > this.#mayWait || this.#pings.take() > 0) this.cut('pings');
    else
      void this.#idle.then(() => {
        if (this.open) this.socket.pong(mark);
      });
  }

  #take(data: Buffer, isBinary: boolean): void {
    if (!this.open) return;
    this.#waiting.push(data.toString('utf8'));
    if (isBinary) this.refuse('not-understood', t`The room speaks text, not bytes.`);
    else if (this.#waiting.length > this.limits.waiting)
      this.refuse('too-fast', t`Too many messages at once.`);
    else {
      this.socket.pause();
      if (!this.#working) this.#idle = this.#work();
    }
  }

  async #work(): Promise<void> {
    this.#working = true;
    for (let text = this.#waiting.shift(); text !== undefined; text = this.#waiting.shift()) {
      try {
        const wait = this.#bucket.take();
        if (wait > 0) await sleep(wait, undefined, { signal: this.#over.signal });
        await this.onMessage(text);
      } catch (error) {
        if (this.#over.signal.aborted) break;
        log('room', `message: ${messageOf(error)}`);
        this.refuse('not-understood', t`The room could not do that. Please try again.`);
      }
    }
    this.#working = false;
    this.#alive = true;
    this.socket.resume();
  }
}
