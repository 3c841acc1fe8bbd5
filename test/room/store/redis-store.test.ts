import { execFile } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newEvent } from '../../../src/journal/events.ts';
import { newRoomEvent } from '../../../src/room/model/events.ts';
import { RedisConnection } from '../../../src/room/store/redis-connection.ts';
import { openShelf } from '../../../src/room/store/shelf.ts';
import type { Shelf } from '../../../src/room/store/store.ts';
import { type RedisServer, startRedis } from '../redis-server.ts';
import { all, idsOf, note, notes, reading, record } from './fixtures/help.ts';

let redis: RedisServer;
const shelves: Shelf[] = [];

beforeEach(async () => {
  redis = await startRedis();
});
afterEach(async () => {
  await Promise.all(shelves.splice(0).map((shelf) => shelf.close()));
  await redis.stop();
});

async function newShelf(store = redis.url): Promise<Shelf> {
  const shelf = await openShelf({ data: '/nowhere', store });
  shelves.push(shelf);
  return shelf;
}

/** What redis-cli answers. */
async function ask(...words: string[]): Promise<string> {
  const port = new URL(redis.url).port;
  return (await promisify(execFile)('redis-cli', ['-p', port, ...words])).stdout;
}

/** Appends until it is safe, as a learner's link does. */
async function insist(append: () => Promise<void>): Promise<number> {
  for (let refusals = 0; ; refusals++)
    try {
      await append();
      return refusals;
    } catch (error) {
      expect(error).toMatchObject({ code: 'room-unwritable' });
    }
}

describe('two servers on one Redis', () => {
  test('see all events in the same order, their own too', async () => {
    const [one, two] = [await newShelf(), await newShelf()];
    const a = (await one.create(record('r'))).store;
    const b = (await two.open('r')).store;
    const [readA, readB] = [await reading(a), await reading(b)];
    const [mine, yours] = [notes(500, 'a'), notes(500, 'b')];
    await Promise.all([
      ...mine.map((event) => a.append([event])),
      ...yours.map((event) => b.append([event])),
    ]);
    await Promise.all([readA.until(1000), readB.until(1000)]);
    expect(readA.events).toEqual(readB.events);
    const order = idsOf(readA.events);
    expect(order.filter((id) => idsOf(mine).includes(id))).toEqual(idsOf(mine));
    expect(order.filter((id) => idsOf(yours).includes(id))).toEqual(idsOf(yours));
    expect(idsOf(await all(one.events('r')))).toEqual(order);
  });

  test('write once what a learner sends to one and, not hearing of it, to the other', async () => {
    const [one, two] = [await newShelf(), await newShelf()];
    const a = (await one.create(record('r'))).store;
    const b = (await two.open('r')).store;
    const events = notes(100);
    await Promise.all([a.append(events), b.append(events), a.append(events.slice(50))]);
    await b.append(events);
    expect(idsOf(await all(one.events('r')))).toEqual(idsOf(events));
  });

  test('an id counts for its learner only', async () => {
    const { store } = await (await newShelf()).create(record('r'));
    const event = newEvent('owls', { type: 'step-entered', step: 'look' });
    const learned = [
      '5e0f2f0e-6f0a-4d0a-9b5e-0d6f5f1f4a11',
      '5e0f2f0e-6f0a-4d0a-9b5e-0d6f5f1f4a12',
    ].map((learner) => newRoomEvent({ type: 'learned', learner, event }, event.id));
    await store.append(learned);
    expect((await reading(store)).events).toEqual(learned);
  });

  test('one may go and come back while the other goes on', async () => {
    const [one, two] = [await newShelf(), await newShelf()];
    const a = (await one.create(record('r'))).store;
    const readA = await reading(a);
    const gone = (await two.open('r')).store;
    await reading(gone);
    await gone.close();
    await a.append(notes(10));
    const back = (await two.open('r')).store;
    expect((await reading(back)).events).toEqual(readA.events);
  });
});

describe('Redis killed and restarted, with appendonly', () => {
  test('nothing acknowledged is lost or told twice, and the stores go on by themselves', async () => {
    const [one, two] = [await newShelf(), await newShelf()];
    const a = (await one.create(record('r'))).store;
    const b = (await two.open('r')).store;
    const [readA, readB] = [await reading(a), await reading(b)];
    const before = notes(200, 'before');
    for (const event of before.slice(0, 20)) await a.append([event]);
    // In the midst of it.
    const middle = before.slice(20).map((event) => insist(() => a.append([event])));
    await readB.until(30);
    await redis.kill();
    await redis.restart();
    await Promise.all(middle);
    const after = notes(50, 'after');
    for (const event of after) await insist(() => b.append([event]));
    const last = after.at(-1)?.id ?? '';
    const settled = async (read: typeof readA) => {
      for (let n = read.events.length; !idsOf(read.events).includes(last); n++)
        await read.until(n + 1);
    };
    await Promise.all([settled(readA), settled(readB)]);

    const order = idsOf(await all(one.events('r')));
    expect(idsOf(readA.events)).toEqual(order);
    expect(idsOf(readB.events)).toEqual(order);
    expect([...order].sort()).toEqual(idsOf([...before, ...after]).sort());
    expect(order.slice(-50)).toEqual(idsOf(after));
  });

  test('while it is away, what is appended is refused, in bounded memory', async () => {
    const { store } = await (await newShelf()).create(record('r'));
    await reading(store);
    await redis.kill();
    // 30 MB, of which not more than 16 may wait.
    const big = Array.from({ length: 60 }, () => notes(1000, 'x'.repeat(350)));
    const outcomes = await Promise.allSettled(big.map((events) => store.append(events)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toEqual([]);
    const messages = outcomes.map((each) =>
      each.status === 'rejected' ? each.reason.message : '',
    );
    expect(messages.filter((each) => each.includes('more is waiting')).length).toBeGreaterThan(20);
    const others = messages.filter((each) => !each.includes('more is waiting'));
    for (const each of others) expect(each).toMatch(/ECONNREFUSED|the connection broke|reached/);
    expect(others.length).toBeGreaterThan(20);
    await redis.restart();
    const event = note('again');
    await insist(() => store.append([event]));
  });
});

describe('a Redis that hangs', () => {
  test('is given up after a while, and found again', async () => {
    const shelf = await newShelf();
    const { store } = await shelf.create(record('r'));
    const read = await reading(store);
    redis.freeze();
    await expect(store.append([note('x')])).rejects.toMatchObject({ code: 'room-unwritable' });
    redis.thaw();
    const event = note('y');
    await insist(() => store.append([event]));
    while (!idsOf(read.events).includes(event.id)) await read.until(read.events.length + 1);
  });

  test('or is killed does not hold up closing', async () => {
    const shelf = await newShelf();
    const { store } = await shelf.create(record('r'));
    await reading(store);
    redis.freeze();
    const under = store.append([note('x')]).catch((error) => error.code);
    await store.close();
    await shelf.close();
    expect(await under).toBe('room-unwritable');
    await redis.kill();
  });
});

test('closing ends a blocked read at once: no connection is left', async () => {
  const shelf = await newShelf();
  const { store } = await shelf.create(record('r'));
  await reading(store);
  const clients = async () => (await ask('CLIENT', 'LIST')).match(/cmd=xread/g)?.length ?? 0;
  while ((await clients()) !== 1) await pause(10);
  await store.close();
  while ((await clients()) !== 0) await pause(10);
  await shelf.close();
  while ((await ask('CLIENT', 'LIST')).trim().split('\n').length !== 1) await pause(10);
});

test("somebody else's entries are left out; those of a newer school are told", async () => {
  const shelf = await newShelf();
  const { store } = await shelf.create(record('r'));
  await store.append([note('x')]);
  for (const [field, value] of [
    ['other', 'x'],
    ['event', 'rubbish'],
    ['event', '{}'],
  ])
    await ask('XADD', 'spy-school:{r}:log', '*', field ?? '', value ?? '');
  expect((await reading(store)).events).toHaveLength(1);
  await ask('XADD', 'spy-school:{r}:log', '*', 'event', '{"v":2,"id":"x"}');
  const refusal = { code: 'room-damaged', message: expect.stringContaining('format 2') };
  await expect(all(shelf.events('r'))).rejects.toMatchObject(refusal);
  await expect(reading((await shelf.open('r')).store)).rejects.toMatchObject(refusal);
});

test('a record that cannot be read is told', async () => {
  const shelf = await newShelf();
  await shelf.create(record('r'));
  await ask('SET', 'spy-school:{r}', '{"v":1}');
  await expect(shelf.open('r')).rejects.toMatchObject({ code: 'room-damaged' });
  await expect(shelf.create(record('r'))).rejects.toMatchObject({ code: 'room-exists' });
});

describe('what cannot be', () => {
  const told = (error: unknown) => JSON.stringify([String(error), error]);

  test('no Redis there: said within a bounded time, without a password', async () => {
    await redis.kill();
    const store = redis.url.replace('//', '//owl:hunter22@');
    const error = await newShelf(store).catch((thrown) => thrown);
    expect(error).toMatchObject({ code: 'room-unwritable' });
    expect(error.message).toMatch(/^Redis at 127\.0\.0\.1:\d+: .*ECONNREFUSED/);
    expect(told(error)).not.toContain('hunter22');
  });

  test('a wrong password is told and never shown; the right one opens', async () => {
    await redis.stop();
    redis = await startRedis(['--requirepass', 'quiet-owl']);
    for (const wrong of ['', ':hunter22@']) {
      const error = await newShelf(redis.url.replace('//', `//${wrong}`)).catch((thrown) => thrown);
      expect(error).toMatchObject({ code: 'room-unwritable' });
      expect(error.message).toContain('another name or password');
      expect(told(error)).not.toContain('hunter22');
    }
    const shelf = await newShelf(redis.url.replace('//', '//:quiet-owl@'));
    await shelf.create(record('r'));
  });

  test('a Redis whose memory is full is told, without the secrets of the room', async () => {
    await redis.stop();
    redis = await startRedis(['--maxmemory', '1', '--maxmemory-policy', 'noeviction']);
    const made = record('r');
    const error = await (await newShelf()).create(made).catch((thrown) => thrown);
    expect(error).toMatchObject({ code: 'room-unwritable' });
    expect(error.message).toContain('its memory is full');
    expect(told(error)).not.toContain(made.key);
    expect(error.cause).toBeUndefined();
  });
});

test('a Redis that does not know a command repeats what was sent: the code is not shown', async () => {
  await redis.stop();
  redis = await startRedis(['--rename-command', 'SET', 'XSET']);
  const made = record('r', { name: 'x', chapters: ['a'] });
  const error = await (await newShelf()).create(made).catch((thrown) => thrown);
  expect(error).toMatchObject({ code: 'room-unwritable' });
  expect(error.message).toContain('unknown command');
  expect(JSON.stringify([String(error), error])).not.toContain(made.code);
});

test('names of connections show no password', () => {
  const urls = ['redis://u:secret@h:1/0', 'redis://h', 'unix:///run/redis.sock'];
  const names = urls.map((url) => {
    const connection = new RedisConnection(url);
    connection.close();
    return connection.name;
  });
  expect(names).toEqual(['h:1', 'h:6379', '/run/redis.sock']);
});
