import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { newRoomEvent } from '../../../src/room/model/events.ts';
import { openShelf } from '../../../src/room/store/shelf.ts';
import type { Shelf } from '../../../src/room/store/store.ts';
import { type RedisServer, startRedis } from '../redis-server.ts';
import { all, folders, idsOf, note, notes, reading, record } from './fixtures/help.ts';

const newFolder = folders();
let redis: RedisServer;
const shelves: Shelf[] = [];

beforeAll(async () => {
  redis = await startRedis();
});
afterEach(async () => {
  await Promise.all(shelves.splice(0).map((shelf) => shelf.close()));
});
afterAll(async () => {
  await redis?.stop();
});

const PLACES: readonly [string, () => { data: string; store?: string }][] = [
  ['files', () => ({ data: newFolder() })],
  ['Redis', () => ({ data: '/nowhere', store: redis.url })],
];
let rooms = 0;

describe.each(PLACES)('a shelf of %s', (_name, newPlace) => {
  const begin = async () => {
    const place = newPlace();
    const reopen = async () => {
      const shelf = await openShelf(place);
      shelves.push(shelf);
      return shelf;
    };
    return { room: `room-${process.pid}-${++rooms}`, shelf: await reopen(), reopen };
  };

  test('keeps the record and the events, in order, for the next server', async () => {
    const { room, shelf, reopen } = await begin();
    const made = record(room);
    const first = await shelf.create(made);
    expect(first.record).toEqual(made);
    expect(first.notices).toEqual([]);
    const events = notes(25);
    await first.store.append(events.slice(0, 10));
    await first.store.append(events.slice(10));
    await first.store.close();
    await shelf.close();

    const again = await (await reopen()).open(room);
    expect(again.record).toEqual(made);
    expect(again.notices).toEqual([]);
    const read = await reading(again.store);
    expect(read.events).toEqual(events);
  });

  test('tells its reader of old events first, then of new ones, each once and before they count as safe', async () => {
    const { room, shelf } = await begin();
    const { store } = await shelf.create(record(room));
    const events = notes(300);
    await store.append(events.slice(0, 100));
    const read = await reading(store);
    expect(idsOf(read.events)).toEqual(idsOf(events.slice(0, 100)));
    await store.append(events.slice(100, 200));
    expect(idsOf(read.events)).toEqual(idsOf(events.slice(0, 200)));
    await Promise.all(events.slice(200).map((event) => store.append([event])));
    expect(read.events).toEqual(events);
  });

  test('keeps the order of what is appended without waiting, and of what comes while it is read', async () => {
    const { room, shelf } = await begin();
    const { store } = await shelf.create(record(room));
    const events = notes(2000);
    const appended = events.slice(0, 1000).map((event) => store.append([event]));
    const later = reading(store);
    const more = events.slice(1000).map((event) => store.append([event]));
    await Promise.all([...appended, ...more]);
    const read = await later;
    await read.until(2000);
    expect(idsOf(read.events)).toEqual(idsOf(events));
    expect(idsOf(await all(shelf.events(room)))).toEqual(idsOf(events));
  });

  test('tells nothing new before all that is old, however long that takes', async () => {
    const { room, shelf } = await begin();
    const { store } = await shelf.create(record(room));
    const old = notes(3000, 'x'.repeat(400));
    await store.append(old);
    const order: string[] = [];
    const read = store.read((events) => void order.push(...idsOf(events)));
    const fresh = notes(50, 'fresh');
    for (const event of fresh) await store.append([event]);
    await read;
    while (order.length < 3050) await new Promise((resolve) => setImmediate(resolve));
    expect(order).toEqual(idsOf([...old, ...fresh]));
  });

  test('gives back what any text comes to, the same at once and later', async () => {
    const { room, shelf } = await begin();
    const { store } = await shelf.create(record(room));
    const learner = crypto.randomUUID();
    const proof = 'a'.repeat(64);
    const hostile = `\u001b[2J\u202e<script>\n__proto__ \u{1f575}${'x'.repeat(9000)}`;
    const event = newRoomEvent({ type: 'learner-joined', learner, name: hostile, proof });
    const read = await reading(store);
    await store.append([event]);
    const [now] = read.events;
    expect(now?.type === 'learner-joined' && now.name).toMatch(/^<script> __proto__ 🕵x+…$/u);
    expect(await all(shelf.events(room))).toEqual([now]);
  });

  test('refuses what is no event, and goes on', async () => {
    const { room, shelf } = await begin();
    const { store } = await shelf.create(record(room));
    await expect(store.append([{ ...note('x'), id: 'no uuid' }])).rejects.toThrow();
    await store.append([note('y')]);
    expect(await all(shelf.events(room))).toHaveLength(1);
  });

  test('lists rooms, newest first, and shows their events while they are held', async () => {
    const { shelf, room } = await begin();
    const names = ['a', 'b', 'c'].map((end) => `${room}-${end}`);
    const days = ['2026-11-02', '2026-11-01', '2026-11-03'];
    for (const [n, name] of names.entries()) {
      const createdAt = `${days[n]}T10:00:00.000Z`;
      const { store } = await shelf.create(record(name, { createdAt }));
      await store.append(notes(n));
      expect(await all(shelf.events(name))).toHaveLength(n);
    }
    const listed = (await shelf.list()).map((each) => each.room);
    const [a, b, c] = names;
    expect(listed.filter((each) => names.includes(each))).toEqual([c, a, b]);
  });

  test('reads logs of more than one page', async () => {
    const { room, shelf } = await begin();
    const { store } = await shelf.create(record(room));
    const events = notes(2500, 'x'.repeat(300));
    await store.append(events);
    expect(idsOf(await all(shelf.events(room)))).toEqual(idsOf(events));
    const read = await reading(store);
    expect(idsOf(read.events)).toEqual(idsOf(events));
  });

  test('makes no room twice', async () => {
    const { room, shelf, reopen } = await begin();
    const { store } = await shelf.create(record(room));
    await expect(shelf.create(record(room))).rejects.toMatchObject({ code: 'room-exists' });
    await store.close();
    const again = (await reopen()).create(record(room));
    await expect(again).rejects.toMatchObject({ code: 'room-exists' });
  });

  test.each([
    'never-opened',
    '../../x',
    '..',
    '.',
    '',
    '/etc',
    'a/b',
    'A',
    'a\0b',
    '__proto__',
    'constructor',
    '-rf',
    '\u001b[31m',
    'x'.repeat(10_000),
  ])('knows no room %j', async (name) => {
    const { room, shelf } = await begin();
    await shelf.create(record(room));
    const unknown = { code: 'unknown-room', remedy: expect.stringContaining('room-') };
    const error = await shelf.open(name).catch((thrown) => thrown);
    expect(error).toMatchObject(unknown);
    expect(error.message).toMatch(/^[\x20-\x7e]{10,200}$/);
    await expect(all(shelf.events(name))).rejects.toMatchObject(unknown);
  });

  test('refuses to make a room of a hostile name', async () => {
    const { shelf } = await begin();
    await expect(shelf.create(record('../../x'))).rejects.toThrow();
  });

  test('takes nothing after it is closed, and may be closed twice', async () => {
    const { room, shelf } = await begin();
    const { store } = await shelf.create(record(room));
    await reading(store);
    const under = store.append(notes(3)).then(
      () => 'safe',
      (error) => error.code,
    );
    await Promise.all([store.close(), store.close()]);
    const known = (await all(shelf.events(room))).length;
    expect([await under, known]).toEqual(known === 3 ? ['safe', 3] : ['room-unwritable', 0]);
    await expect(store.append([note('late')])).rejects.toMatchObject({ code: 'room-unwritable' });
  });
});

test.each(['mysql://x', 'redis', '/tmp/x', 'redis://[', ''])('%j is no store', async (store) => {
  const refusal = { code: 'usage', exitCode: 2 };
  await expect(openShelf({ data: '/nowhere', store })).rejects.toMatchObject(refusal);
});
