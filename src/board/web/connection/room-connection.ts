import ReconnectingWebSocket from 'partysocket/ws';
import { never } from '../../../base/exhaustive.ts';
import type { RoomCommand } from '../../../room/model/events.ts';
import { apply } from '../../../room/model/fold.ts';
import {
  PROTOCOL,
  type Refusal,
  SOCKET_PATH,
  type ToBoard,
  toBoardSchema,
} from '../../../room/protocol.ts';
import { Outbox } from './outbox.ts';
import type { Link, Snapshot } from './snapshot.ts';

/** A busy room sends hundreds of events a second: the screen is drawn at most this often. */
const BETWEEN_DRAWINGS_MS = 200;
/** What the server could not save is sent again after this. */
const AGAIN_AFTER_MS = 3000;
/** How long to stay away after a refusal that passes; the others are for good. */
const PAUSES_MS: Partial<Record<Refusal['why'], number>> = {
  'too-many-tries': 60_000,
  'too-fast': 5000,
};

/** The board's end of the wire: keeps the state as the server has it, and sends commands until they are safe. */
export class RoomConnection {
  #socket: ReconnectingWebSocket;
  #outbox = new Outbox();
  #snapshot: Snapshot = { link: 'connecting', pending: 0 };
  #listeners = new Set<() => void>();
  #drawnAt = 0;
  #drawing: ReturnType<typeof setTimeout> | undefined;
  #again: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly key: string) {
    const url = `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}${SOCKET_PATH}`;
    this.#socket = new ReconnectingWebSocket(url, undefined, {
      minReconnectionDelay: 500,
      maxReconnectionDelay: 5000,
      maxEnqueuedMessages: 0,
    });
    this.#socket.addEventListener('open', () => this.#hello());
    this.#socket.addEventListener('message', ({ data }) => this.#receive(data));
    this.#socket.addEventListener('close', () => this.#lost());
    window.addEventListener('offline', this.#reconnect);
    window.addEventListener('online', this.#reconnect);
  }

  /** Both as React's useSyncExternalStore wants them. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  readonly snapshot = (): Snapshot => this.#snapshot;

  /** Sends a command now, or as soon as the server is back. */
  command(command: RoomCommand): void {
    const message = this.#outbox.add(command);
    if (this.#snapshot.link === 'connected') this.#socket.send(message);
    this.#show({ refusal: undefined });
  }

  close(): void {
    window.removeEventListener('offline', this.#reconnect);
    window.removeEventListener('online', this.#reconnect);
    clearTimeout(this.#drawing);
    clearTimeout(this.#again);
    this.#listeners.clear();
    this.#socket.close();
  }

  #reconnect = (): void => this.#socket.reconnect();

  #hello(): void {
    this.#socket.send(JSON.stringify({ type: 'hello', v: PROTOCOL, role: 'board', key: this.key }));
  }

  #lost(): void {
    const { link } = this.#snapshot;
    if (link !== 'refused' && link !== 'closed') this.#show({ link: this.#away() });
  }

  #receive(data: unknown): void {
    const message = read(data);
    // A later server may say more than this page knows.
    if (message === undefined) return;
    switch (message.type) {
      case 'welcome': {
        const { joinUrl, code, course, state, now } = message;
        const ahead = Date.parse(now) - Date.now();
        const room = { joinUrl, code, course, state, ahead };
        this.#show({ link: 'connected', room, refusal: undefined, trouble: undefined });
        this.#sendAgain();
        return;
      }
      case 'events': {
        const { room } = this.#snapshot;
        if (!room) return;
        for (const event of message.events) apply(room.state, event);
        this.#drawSoon();
        return;
      }
      case 'trouble':
        this.#show({ trouble: message.message });
        return;
      case 'done':
        this.#outbox.done(message.id);
        // All is saved: what could not be saved before is no news any more.
        this.#show(this.#outbox.size === 0 ? { refusal: undefined } : {});
        return;
      case 'refused':
        this.#refused(message);
        return;
      default:
        never(message);
    }
  }

  #refused({ why, message }: Refusal): void {
    const refusal = { why, message };
    if (why === 'unsaved') {
      this.#later(() => this.#sendAgain(), AGAIN_AFTER_MS);
      this.#show({ refusal });
      return;
    }
    this.#socket.close();
    const pause = PAUSES_MS[why];
    if (pause !== undefined) {
      this.#later(this.#reconnect, pause);
      this.#show({ link: this.#away(), refusal });
      return;
    }
    this.#outbox.clear();
    const otherKey = why === 'wrong-key';
    this.#show({ link: otherKey ? 'refused' : 'closed', refusal });
  }

  #later(act: () => void, ms: number): void {
    clearTimeout(this.#again);
    this.#again = setTimeout(act, ms);
  }

  #away(): Link {
    return this.#snapshot.room === undefined ? 'connecting' : 'away';
  }

  #sendAgain(): void {
    if (this.#snapshot.link !== 'connected') return;
    for (const message of this.#outbox.messages()) this.#socket.send(message);
  }

  #drawSoon(): void {
    const wait = this.#drawnAt + BETWEEN_DRAWINGS_MS - performance.now();
    if (wait <= 0) this.#show({});
    else this.#drawing ??= setTimeout(() => this.#show({}), wait);
  }

  #show(change: Partial<Snapshot>): void {
    clearTimeout(this.#drawing);
    this.#drawing = undefined;
    this.#drawnAt = performance.now();
    this.#snapshot = { ...this.#snapshot, ...change, pending: this.#outbox.size };
    for (const listener of this.#listeners) listener();
  }
}

function read(data: unknown): ToBoard | undefined {
  if (typeof data !== 'string') return undefined;
  try {
    return toBoardSchema.safeParse(JSON.parse(data)).data;
  } catch {
    return undefined;
  }
}
