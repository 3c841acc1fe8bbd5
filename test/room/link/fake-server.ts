import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import { type EventDetails, newEvent } from '../../../src/journal/events.ts';
import { memoryJournal } from '../../../src/journal/memory.ts';
import { observed } from '../../../src/journal/observed.ts';
import type { ChapterOutline } from '../../../src/journal/summary.ts';
import type { Joined } from '../../../src/room/link/joined.ts';
import type { LinkOptions, LinkView, RoomLink } from '../../../src/room/link/link.ts';
import { openLink } from '../../../src/room/link/open.ts';
import type { Timing } from '../../../src/room/link/socket.ts';
import type { ToLearner } from '../../../src/room/protocol.ts';
import { newSecret } from '../../../src/room/secrets.ts';

export const QUICK: Timing = {
  firstPause: 10,
  longestPause: 50,
  patience: 2000,
  heartbeat: 10_000,
};
export const COURSE: ChapterOutline[] = [
  {
    id: 'owls',
    title: 'Owls',
    steps: ['look', 'guess', 'prove'].map((id) => ({ id, title: id })),
  },
];

const open: (() => Promise<void>)[] = [];
/** Ends what a test opened, the newest first. */
export async function closeLinks(): Promise<void> {
  for (const close of open.splice(0).reverse()) await close();
}

/** A server that does what a test says: remembers what it hears and answers nothing by itself. */
export class FakeServer {
  readonly heard: { type: string; [key: string]: unknown }[] = [];
  readonly sockets: WebSocket[] = [];
  #server: WebSocketServer;
  #waiters = new Set<() => void>();

  private constructor(server: WebSocketServer) {
    this.#server = server;
    server.on('connection', (socket) => {
      this.sockets.push(socket);
      socket.on('message', (data) => {
        this.heard.push(JSON.parse(String(data)));
        for (const wake of this.#waiters) wake();
      });
      for (const wake of this.#waiters) wake();
    });
  }

  static async listen(port = 0): Promise<FakeServer> {
    const server = new WebSocketServer({ host: '127.0.0.1', port });
    await new Promise((resolve) => server.once('listening', resolve));
    const fake = new FakeServer(server);
    open.push(() => fake.close());
    return fake;
  }

  get port(): number {
    const address = this.#server.address();
    return isAddress(address) ? address.port : 0;
  }

  get url(): string {
    return `ws://127.0.0.1:${this.port}/room`;
  }

  /** Over the newest connection. */
  say(message: ToLearner | string | Buffer): void {
    const raw = typeof message === 'string' || Buffer.isBuffer(message);
    this.sockets.at(-1)?.send(raw ? message : JSON.stringify(message));
  }

  welcome(more: Partial<Extract<ToLearner, { type: 'welcome' }>> = {}): void {
    this.say({
      type: 'welcome',
      room: { id: 'r', name: 'Owls at night', chapters: ['owls'] },
      now: new Date().toISOString(),
      news: { reveals: [], notes: [] },
      mine: { notes: [] },
      ...more,
    });
  }

  /** Resolves when so many messages of a type were heard; gives the newest. */
  async hears(type: string, count = 1): Promise<Record<string, unknown>> {
    for (;;) {
      const found = this.heard.filter((each) => each.type === type);
      const newest = found.at(-1);
      if (newest && found.length >= count) return newest;
      await new Promise<void>((resolve) => {
        const wake = () => {
          this.#waiters.delete(wake);
          resolve();
        };
        this.#waiters.add(wake);
      });
    }
  }

  /** Ids of the events of the newest batch. */
  async batch(count = 1): Promise<string[]> {
    const { events } = await this.hears('events', count);
    return Array.isArray(events) ? events.map(({ id }) => String(id)) : [];
  }

  /** Without a word to anybody. */
  async close(): Promise<void> {
    for (const socket of this.sockets) socket.terminate();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

export function seat(url: string, more: Partial<Joined> = {}): Joined {
  return {
    v: 1,
    url,
    code: 'XK7P-2M9Q',
    learner: crypto.randomUUID(),
    token: newSecret(),
    name: 'Ada',
    joinedAt: new Date(0).toISOString(),
    ...more,
  };
}

/** A link over a journal in memory; closed by `closeLinks`. */
export function linkTo(url: string, more: Partial<LinkOptions> = {}) {
  const journal = more.journal ?? observed(memoryJournal());
  const joined = more.joined ?? seat(url);
  const link = openLink({ joined, journal, course: COURSE, timing: QUICK, ...more });
  open.push(() => link.close());
  const happen = (details: EventDetails = { type: 'step-entered', step: 'look' }) => {
    const event = newEvent('owls', details);
    journal.append(event);
    return event.id;
  };
  return { link, journal, joined, happen };
}

/** Waits until the link shows something. */
export async function until(link: RoomLink, holds: (view: LinkView) => boolean): Promise<LinkView> {
  while (!holds(link.view))
    await new Promise<void>((resolve) => {
      const stop = link.subscribe(() => {
        stop();
        resolve();
      });
    });
  return link.view;
}

export function is(status: LinkView['status']['is']) {
  return (view: LinkView) => view.status.is === status;
}

function isAddress(address: string | AddressInfo | null): address is AddressInfo {
  return typeof address === 'object' && address !== null;
}
