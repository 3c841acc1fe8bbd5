import { once } from 'node:events';
import { type ClientOptions, WebSocket } from 'ws';
import { type EventDetails, type JournalEvent, newEvent } from '../../../src/journal/events.ts';
import type { BoardCourse } from '../../../src/room/model/course.ts';
import type { RoomCommand } from '../../../src/room/model/events.ts';
import {
  type Hello,
  PROTOCOL,
  SOCKET_PATH,
  type ToBoard,
  type ToLearner,
  toBoardSchema,
  toLearnerSchema,
} from '../../../src/room/protocol.ts';
import { newCode, newSecret } from '../../../src/room/secrets.ts';
import { Room } from '../../../src/room/server/room.ts';
import { type RoomServer, type ServeOptions, serveRoom } from '../../../src/room/server/serve.ts';
import type { RoomRecord } from '../../../src/room/store/store.ts';
import { type MemoryLog, MemoryShelf } from '../memory-shelf.ts';

/** Two chapters with three steps each. */
export const COURSE: BoardCourse = ['owls', 'toads'].map((id, number) => ({
  id,
  title: `The ${id}`,
  number,
  minutes: 6,
  intro: 'Listen.',
  steps: ['look', 'guess', 'prove'].map((step) => ({
    id: step,
    title: step,
    minutes: 2,
    kind: step === 'guess' ? ('predict' as const) : ('answer' as const),
    prose: 'Look.',
    options:
      step === 'guess'
        ? [
            { id: 'yes', label: 'Yes' },
            { id: 'no', label: 'No' },
          ]
        : [],
    hints: ['Closer.'],
    solution: ['ls'],
  })),
}));

export interface OpenRoom {
  readonly server: RoomServer;
  readonly room: Room;
  readonly record: RoomRecord;
  readonly shelf: MemoryShelf;
  readonly log: MemoryLog;
}

const open: (() => Promise<void>)[] = [];

export function newRecord(more: Partial<RoomRecord> = {}): RoomRecord {
  return {
    v: 1,
    room: 'owls-at-night',
    name: 'Owls at night',
    chapters: ['owls'],
    code: newCode(),
    key: newSecret(),
    createdAt: new Date().toISOString(),
    ...more,
  };
}

/** A room in memory, served on a free port of loopback; ended by `closeAll`. */
export async function openRoom(
  options: Partial<ServeOptions> = {},
  shelf = new MemoryShelf(),
): Promise<OpenRoom> {
  const [known] = await shelf.list();
  const { record, store } = known ? await shelf.open(known.room) : await shelf.create(newRecord());
  const room = await Room.hold(record, store);
  const server = await serveRoom({ room, course: COURSE, ...options });
  open.push(async () => {
    await server.close();
    await room.close();
  });
  return { server, room, record, shelf, log: shelf.log(record.room) };
}

/** Ends what the test opened, clients first. */
export async function closeAll(): Promise<void> {
  for (const close of open.splice(0).reverse()) await close();
}

/** A client that says what a test wants and remembers what it hears. */
export class Client {
  readonly heard: unknown[] = [];
  readonly socket: WebSocket;
  readonly closed: Promise<number>;
  #news: (() => void)[] = [];

  constructor(server: Pick<RoomServer, 'port'>, options: ClientOptions = {}) {
    this.socket = new WebSocket(`ws://127.0.0.1:${server.port}${SOCKET_PATH}`, options);
    this.socket.on('message', (data) => {
      this.heard.push(JSON.parse(String(data)));
      this.#wake();
    });
    this.socket.on('error', () => {});
    this.closed = new Promise((resolve) => {
      this.socket.once('close', (code: number) => {
        resolve(code);
        this.#wake();
      });
    });
    open.push(async () => {
      this.socket.terminate();
      if (this.socket.readyState !== WebSocket.CLOSED) await this.closed;
    });
  }

  async opened(): Promise<this> {
    if (this.socket.readyState === WebSocket.CONNECTING) await once(this.socket, 'open');
    return this;
  }

  say(message: unknown): void {
    this.socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  }

  /** The first message, heard already or yet to come, that `find` makes something of. Fails when the connection ends first. */
  async hear<Found>(find: (message: unknown) => Found | undefined): Promise<Found> {
    for (;;) {
      for (const message of this.heard) {
        const found = find(message);
        if (found !== undefined) return found;
      }
      if (this.socket.readyState === WebSocket.CLOSED)
        throw new Error(
          `the connection ended; heard: ${JSON.stringify(this.heard).slice(0, 2000)}`,
        );
      await new Promise<void>((resolve) => this.#news.push(resolve));
    }
  }

  /** What a learner hears, of one type. */
  learner<Type extends ToLearner['type']>(type: Type) {
    return this.hear((message) => {
      const read = toLearnerSchema.parse(message);
      return isOf(read, type) ? read : undefined;
    });
  }

  /** What a board hears, of one type. */
  board<Type extends ToBoard['type']>(type: Type) {
    return this.hear((message) => {
      const read = toBoardSchema.parse(message);
      return isOf(read, type) ? read : undefined;
    });
  }

  /** Why the server refused. */
  refusal(): Promise<string> {
    return this.hear((message) => {
      const read = toLearnerSchema.safeParse(message);
      return read.success && read.data.type === 'refused' ? read.data.why : undefined;
    });
  }

  #wake(): void {
    for (const wake of this.#news.splice(0)) wake();
  }
}

function isOf<Message extends { type: string }, Type extends Message['type']>(
  message: Message,
  type: Type,
): message is Extract<Message, { type: Type }> {
  return message.type === type;
}

type LearnerHello = Extract<Hello, { role: 'learner' }>;

export function learnerHello(
  { record }: { readonly record: Pick<RoomRecord, 'code'> },
  more: Partial<LearnerHello> = {},
): LearnerHello {
  return {
    type: 'hello',
    v: PROTOCOL,
    role: 'learner',
    code: record.code,
    learner: crypto.randomUUID(),
    token: newSecret(),
    name: 'Ada',
    now: new Date().toISOString(),
    ...more,
  };
}

/** A learner who has the welcome. */
export async function joined(room: OpenRoom, more: Partial<LearnerHello> = {}) {
  const hello = learnerHello(room, more);
  const client = await new Client(room.server).opened();
  client.say(hello);
  const welcome = await client.learner('welcome');
  return { client, hello, welcome };
}

/** A board that has the welcome. */
export async function boardOf(room: OpenRoom) {
  const client = await new Client(room.server).opened();
  client.say({ type: 'hello', v: PROTOCOL, role: 'board', key: room.record.key });
  return { client, welcome: await client.board('welcome') };
}

export function command(command: RoomCommand, id: string = crypto.randomUUID()) {
  return { type: 'command', id, command };
}

/** Events of a learner's journal, in the chapter `owls` if no other is named. */
export function events(...details: EventDetails[]): { type: 'events'; events: JournalEvent[] } {
  return { type: 'events', events: details.map((each) => newEvent('owls', each)) };
}
