// A process of its own: a board that measures how old events are when they reach it. Driven by messages from main.ts.
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { RoomCommand, RoomEvent } from '../../../src/room/model/events.ts';
import { PROTOCOL, SOCKET_PATH, type ToBoard } from '../../../src/room/protocol.ts';
import { type BoardDone, type BoardWish, never } from './wishes.ts';

/** Help comes after so long. */
const HELP_MS = 8000;

let socket: WebSocket | undefined;
const groups = new Map<string, string>();
const ages = new Map<string, number[]>();
const help = new Set<NodeJS.Timeout>();

async function open(port: number, key: string): Promise<void> {
  const mine = new WebSocket(`ws://127.0.0.1:${port}${SOCKET_PATH}`, {
    maxPayload: 512 * 1024 * 1024,
    perMessageDeflate: false,
  });
  socket = mine;
  mine.on('error', () => {});
  await once(mine, 'open');
  const welcomed = new Promise<void>((resolve) => {
    mine.on('message', (data) => {
      const now = Date.now();
      const message: ToBoard = JSON.parse(String(data));
      if (message.type === 'events') for (const event of message.events) see(event, now);
      if (message.type === 'welcome') {
        for (const { id, name } of Object.values(message.state.learners))
          groups.set(id, name.charAt(0));
        resolve();
      }
    });
  });
  mine.send(JSON.stringify({ type: 'hello', v: PROTOCOL, role: 'board', key }));
  await welcomed;
}

function see(event: RoomEvent, now: number): void {
  if (event.type === 'learner-joined') groups.set(event.learner, event.name.charAt(0));
  if (event.type !== 'learned') return;
  const group = groups.get(event.learner) ?? '?';
  const known = ages.get(group);
  // Made and sent in the same moment, by the clock of this machine.
  const age = now - Date.parse(event.event.at);
  if (known) known.push(age);
  else ages.set(group, [age]);
  if (event.event.type !== 'help-asked') return;
  const { learner } = event;
  const timer = setTimeout(() => {
    help.delete(timer);
    command({ type: 'help-given', learner });
  }, HELP_MS);
  help.add(timer);
}

function command(wish: RoomCommand): void {
  if (socket?.readyState === WebSocket.OPEN)
    socket.send(JSON.stringify({ type: 'command', id: randomUUID(), command: wish }));
}

function figures(): BoardDone['figures'] {
  const all = [...ages.values()].flat();
  return Object.fromEntries(
    [...ages, ['all', all] as const].map(([group, list]) => {
      const sorted = Float64Array.from(list).sort();
      const at = (share: number) =>
        sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
      return [group, { count: sorted.length, p50: at(0.5), p99: at(0.99) }];
    }),
  );
}

async function obey(wish: BoardWish): Promise<void> {
  switch (wish.do) {
    case 'open':
      return open(wish.port, wish.key);
    case 'measure':
      return ages.clear();
    case 'note':
      return command({ type: 'noted', text: wish.text });
    case 'figures':
      return;
    case 'close':
      for (const timer of help) clearTimeout(timer);
      help.clear();
      socket?.terminate();
      return;
    default:
      never(wish);
  }
}

process.on('message', async (wish: BoardWish) => {
  await obey(wish);
  process.send?.({ id: wish.id, figures: figures() } satisfies BoardDone);
});
process.on('disconnect', () => process.exit(0));
