import ReconnectingWebSocket from 'partysocket/ws';
import { WebSocket } from 'ws';
import { cleanLine } from '../../base/clean.ts';
import { log } from '../../base/log.ts';
import { t } from '../../words/words.ts';
import { type Hello, type LearnerMessage, type ToLearner, toLearnerSchema } from '../protocol.ts';
import { readMessage } from '../read.ts';

/** Bytes of one message from the server, at most: all notes and reveals there can be fit well. */
const LONGEST_FROM_SERVER = 1024 * 1024;

/** Milliseconds; tests may be quicker. */
export interface Timing {
  /** Before the first try again; each further wait is longer, none longer than the next, all within half of it. */
  readonly firstPause: number;
  readonly longestPause: number;
  /** A try to connect takes no longer. */
  readonly patience: number;
  /** Between two questions whether the server is there still; also how long it may take to answer. */
  readonly heartbeat: number;
}
export const TIMING: Timing = {
  firstPause: 800,
  longestPause: 4000,
  patience: 4000,
  heartbeat: 10_000,
};

export interface SocketListener {
  opened(): void;
  said(message: ToLearner): void;
  /** The server has everything that was sent before it was asked for a sign of life with this mark. */
  alive(mark: string): void;
  /** The connection is gone, or was not made; the next try follows by itself. */
  lost(why: string): void;
}

/** A connection that comes back: with growing pauses, each drawn by lot so that a whole room does not come at once. */
export class Socket {
  #socket: ReconnectingWebSocket;
  #wire: WebSocket | undefined;
  #closing = new AbortController();
  #beat: NodeJS.Timeout | undefined;
  #answered = true;
  #why = '';
  #atLeast = 0;

  constructor(
    url: string,
    private readonly listener: SocketListener,
    private readonly timing: Timing = TIMING,
  ) {
    const adopt = (wire: WebSocket) => this.#adopt(wire);
    const { patience } = timing;
    class Wire extends WebSocket {
      constructor(address: string) {
        super(address, {
          maxPayload: LONGEST_FROM_SERVER,
          handshakeTimeout: patience,
          perMessageDeflate: false,
        });
        adopt(this);
      }
    }
    this.#socket = new ReconnectingWebSocket(
      () => this.#pause().then(() => url),
      null,
      // The pauses are ours: its own would all be of the same length, and outlive `close`.
      {
        WebSocket: Wire,
        connectionTimeout: patience + 1000,
        minReconnectionDelay: 0,
        maxEnqueuedMessages: 0,
      },
    );
  }

  /** Whether it went out; what did not is gone. */
  send(message: Hello | LearnerMessage): boolean {
    const wire = this.#wire;
    if (wire?.readyState !== WebSocket.OPEN) return false;
    wire.send(JSON.stringify(message));
    return true;
  }

  /** Asks for a sign of life now. */
  ask(mark: string): void {
    if (this.#wire?.readyState === WebSocket.OPEN) this.#wire.ping(mark);
  }

  /** Lets this connection go and tries again, after about so long at least. */
  restart(why: string, atLeast = 0): void {
    this.#why = why;
    this.#atLeast = atLeast;
    this.#wire?.terminate();
  }

  /** For good; resolves when the connection is gone. */
  async close(): Promise<void> {
    const wire = this.#wire;
    this.#closing.abort();
    clearInterval(this.#beat);
    const gone =
      wire === undefined || wire.readyState === WebSocket.CLOSED
        ? Promise.resolve()
        : new Promise<void>((resolve) => wire.once('close', () => resolve()));
    this.#socket.close();
    if (wire === undefined) return;
    // A server that does not answer is not waited for.
    const impatience = setTimeout(() => wire.terminate(), 300);
    await gone;
    clearTimeout(impatience);
  }

  /** Before the first try there is no pause. */
  #pause(): Promise<void> {
    const { firstPause, longestPause } = this.timing;
    const tries = this.#socket?.retryCount ?? 0;
    const usual = tries === 0 ? 0 : Math.min(longestPause, firstPause * 1.7 ** (tries - 1));
    const pause = Math.max(usual, this.#atLeast) * (0.5 + Math.random());
    this.#atLeast = 0;
    if (pause === 0 || this.#closing.signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.#closing.signal.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, pause);
      this.#closing.signal.addEventListener('abort', done);
    });
  }

  #adopt(wire: WebSocket): void {
    this.#wire = wire;
    this.#why = t`it closed the connection`;
    const mine = () => this.#wire === wire && !this.#closing.signal.aborted;
    wire.on('open', () => {
      if (!mine()) return;
      this.#listen(wire);
      this.listener.opened();
    });
    wire.on('message', (data, isBinary) => {
      if (mine() && !isBinary) this.#read(String(data));
    });
    wire.on('pong', (data) => {
      if (!mine()) return;
      this.#answered = true;
      this.listener.alive(data.toString('latin1'));
    });
    wire.on('error', (error) => {
      this.#why = cleanLine(error.message, 200);
    });
    wire.on('close', () => {
      if (!mine()) return;
      clearInterval(this.#beat);
      this.listener.lost(this.#why);
    });
  }

  /** A server that vanished without a word, or a laptop that slept, is noticed by the silence. */
  #listen(wire: WebSocket): void {
    clearInterval(this.#beat);
    this.#answered = true;
    this.#beat = setInterval(() => {
      if (!this.#answered) {
        this.#why = t`it does not answer any more`;
        wire.terminate();
        return;
      }
      this.#answered = false;
      wire.ping();
    }, this.timing.heartbeat);
  }

  /** What the server says is checked and cleaned like anything from outside; what is not understood is left alone. */
  #read(text: string): void {
    const message = readMessage(toLearnerSchema, text);
    if (message !== undefined) this.listener.said(message);
    else log('room', `the server said something unknown (${text.length} characters)`);
  }
}
