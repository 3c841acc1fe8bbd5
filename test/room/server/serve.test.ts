import { once } from 'node:events';
import { afterEach, describe, expect, test } from 'vitest';
import { SpyError } from '../../../src/base/errors.ts';
import { newRoomEvent, type RoomEvent } from '../../../src/room/model/events.ts';
import { apply } from '../../../src/room/model/fold.ts';
import type { RoomState } from '../../../src/room/model/state.ts';
import { toBoardSchema } from '../../../src/room/protocol.ts';
import { openDoor } from '../../../src/room/server/door.ts';
import { MemoryShelf } from '../memory-shelf.ts';
import {
  boardOf,
  Client,
  closeAll,
  command,
  events,
  joined,
  learnerHello,
  type OpenRoom,
  openRoom,
} from './open-room.ts';

afterEach(closeAll);

const SERVER = '7f7f7f7f-0000-4000-8000-000000000001';

/** Resolves when the room has heard of something. */
function until({ room }: OpenRoom, isSo: (state: RoomState) => boolean): Promise<void> {
  return new Promise((resolve) => {
    const stop = room.subscribe(check);
    function check() {
      if (!isSo(room.state)) return;
      stop();
      resolve();
    }
    check();
  });
}

function typesIn(log: readonly RoomEvent[]): string[] {
  return log.map(({ type }) => type);
}

/** What a board knows by now: the snapshot, and every event since. */
function boardState(board: Client): RoomState {
  const read = board.heard.map((message) => toBoardSchema.parse(message));
  const welcome = read.find((message) => message.type === 'welcome');
  if (welcome === undefined) throw new Error('no welcome');
  for (const message of read)
    if (message.type === 'events') for (const event of message.events) apply(welcome.state, event);
  return welcome.state;
}

describe('a learner', () => {
  test('joins, sends events and has them acknowledged; the board sees it', async () => {
    const room = await openRoom();
    const board = await boardOf(room);
    const { client, hello, welcome } = await joined(room);
    expect(welcome.room).toMatchObject({ id: 'owls-at-night', chapters: ['owls'] });
    expect(welcome.last).toBeUndefined();
    const batch = events(
      { type: 'step-entered', step: 'look' },
      { type: 'help-asked', step: 'look' },
    );
    client.say(batch);
    expect((await client.learner('ack')).upTo).toBe(batch.events[1]?.id);
    expect((await client.learner('mine')).mine.helpAt).toBeDefined();
    await board.client.hear(() => boardState(board.client).learners[hello.learner]?.helpAt);
    expect(typesIn(room.log.events)).toEqual([
      ...['room-opened', 'server-started', 'learner-joined', 'learner-came', 'learned', 'learned'],
    ]);
  });

  test('comes back: hears what the room has of theirs, and joins only once', async () => {
    const room = await openRoom();
    const first = await joined(room);
    const batch = events({ type: 'step-entered', step: 'look' });
    first.client.say(batch);
    await first.client.learner('ack');
    first.client.socket.close();
    await until(room, ({ learners }) => learners[first.hello.learner]?.server === undefined);
    const again = await joined(room, first.hello);
    expect(again.welcome.last).toBe(batch.events[0]?.id);
    expect(typesIn(room.log.events).filter((type) => type === 'learner-joined')).toHaveLength(1);
    await joined(room, { ...first.hello, name: 'Ada L.' });
    expect(room.room.state.learners[first.hello.learner]?.name).toBe('Ada L.');
  });

  test('over a second connection: the first one is told and ends, nobody has left', async () => {
    const room = await openRoom();
    const first = await joined(room);
    const second = await joined(room, first.hello);
    expect(await first.client.refusal()).toBe('replaced');
    await first.client.closed;
    second.client.say(events({ type: 'step-entered', step: 'look' }));
    await second.client.learner('ack');
    expect(typesIn(room.log.events)).not.toContain('learner-left');
    expect(room.room.state.learners[first.hello.learner]?.server).toBeDefined();
  });

  test('whose clock is wrong: the log has the difference, and the room its own time', async () => {
    const room = await openRoom();
    const { hello, client } = await joined(room, { now: '2001-01-01T00:00:00.000Z' });
    const { skew } = room.room.state.learners[hello.learner] ?? { skew: 0 };
    expect(Math.abs(Date.parse('2001-01-01') + skew - Date.now())).toBeLessThan(600_000);
    const batch = events({ type: 'step-entered', step: 'look' });
    const early = batch.events.map((event) => ({ ...event, at: '2001-01-01T00:00:00.000Z' }));
    client.say({ type: 'events', events: early });
    await client.learner('ack');
    expect(room.room.state.learners[hello.learner]?.place?.since).not.toContain('2001');
  });

  test('many batches at once, without waiting: all in order', async () => {
    const room = await openRoom();
    const { client } = await joined(room);
    const batches = Array.from({ length: 30 }, (_, index) =>
      events({ type: 'hint-shown', step: 'look', hint: index + 1 }),
    );
    for (const batch of batches) client.say(batch);
    const last = batches.at(-1)?.events[0]?.id;
    await client.hear((message) =>
      JSON.stringify(message).includes(`${last}`) ? true : undefined,
    );
    const hints = room.log.events.flatMap((event) =>
      event.type === 'learned' && event.event.type === 'hint-shown' ? [event.event.hint] : [],
    );
    expect(hints).toEqual(batches.map((_, index) => index + 1));
  });

  test('tells what the machine can do; the same twice is written once', async () => {
    const room = await openRoom();
    const { client, hello } = await joined(room);
    const doctor = { sandboxed: true, powers: ['sniff'], chapters: [] };
    client.say({ type: 'doctor', doctor });
    client.say({ type: 'doctor', doctor });
    client.say(events({ type: 'step-entered', step: 'look' }));
    await client.learner('ack');
    expect(room.room.state.learners[hello.learner]?.doctor).toEqual(doctor);
    expect(typesIn(room.log.events).filter((type) => type === 'learner-examined')).toHaveLength(1);
  });
});

test('a whole room comes at once, as after a restart: everybody is let in at the first try', async () => {
  const room = await openRoom();
  const crowd = Array.from({ length: 700 }, () => new Client(room.server));
  await Promise.all(crowd.map((client) => client.opened()));
  for (const client of crowd) client.say(learnerHello(room));
  await Promise.all(crowd.map((client) => client.learner('welcome')));
  expect(Object.keys(room.room.state.learners)).toHaveLength(700);
});

test('a ping is answered when everything before it is done', async () => {
  const room = await openRoom();
  const { client } = await joined(room);
  const batch = events({ type: 'step-entered', step: 'look' });
  client.say(batch);
  client.socket.ping('mark');
  const [mark] = await once(client.socket, 'pong');
  expect(String(mark)).toBe('mark');
  expect(typesIn(room.log.events)).toContain('learned');
});

describe('when the log cannot be written', () => {
  test('a learner keeps the connection and sends again; a board hears that nothing was done', async () => {
    const room = await openRoom();
    const board = await boardOf(room);
    const { client } = await joined(room);
    room.log.failing = true;
    const batch = events({ type: 'step-entered', step: 'look' });
    client.say(batch);
    expect(await client.refusal()).toBe('unsaved');
    const wish = command({ type: 'clock-set', minutes: 5 });
    board.client.say(wish);
    expect(await board.client.refusal()).toBe('unsaved');
    expect(await new Client(room.server).opened().then(refusedHello(room))).toBe('unsaved');
    room.log.failing = false;
    client.say(batch);
    expect((await client.learner('ack')).upTo).toBe(batch.events[0]?.id);
    board.client.say(wish);
    expect((await board.client.board('done')).id).toBe(wish.id);
    expect((await client.learner('news')).news.clock).toBeDefined();
    expect(client.heard.filter((each) => JSON.stringify(each).includes('"ack"'))).toHaveLength(1);
  });

  test('every board hears why, also one that comes later, and when it is over', async () => {
    const room = await openRoom();
    const early = await boardOf(room);
    const { client } = await joined(room);
    room.log.failing = true;
    client.say(events({ type: 'step-entered', step: 'look' }));
    const trouble = { type: 'trouble', message: 'The disk is full. Make some space.' };
    expect(await early.client.board('trouble')).toEqual(trouble);
    const late = await boardOf(room);
    expect(await late.client.board('trouble')).toEqual(trouble);
    expect(room.room.trouble).toBe(trouble.message);
    room.log.failing = false;
    client.say(events({ type: 'step-entered', step: 'guess' }));
    await late.client.board('events');
    for (const board of [early, late])
      expect(await board.client.hear(over)).toEqual({ type: 'trouble' });
    expect(room.room.trouble).toBeUndefined();
  });

  function over(message: unknown) {
    const read = toBoardSchema.parse(message);
    return read.type === 'trouble' && read.message === undefined ? read : undefined;
  }

  function refusedHello(room: OpenRoom) {
    return async (client: Client) => {
      client.say(learnerHello(room));
      const why = await client.refusal();
      expect(await client.closed).toBe(1008);
      return why;
    };
  }
});

describe('a board', () => {
  test('commands once, whatever is sent twice; all learners hear of it', async () => {
    const room = await openRoom();
    const board = await boardOf(room);
    const learners = [await joined(room), await joined(room)];
    const message = command({ type: 'noted', text: 'Five more minutes' });
    board.client.say(message);
    board.client.say(message);
    expect((await board.client.board('done')).id).toBe(message.id);
    for (const { client } of learners) {
      const { news } = await client.learner('news');
      expect(news.notes.map(({ text }) => text)).toEqual(['Five more minutes']);
    }
    expect(typesIn(room.log.events).filter((type) => type === 'commanded')).toHaveLength(1);
  });

  test('that comes in the middle of everything has exactly the state of the room', async () => {
    const room = await openRoom();
    const learners = [await joined(room), await joined(room), await joined(room)];
    const boards: Client[] = [];
    for (let round = 0; round < 10; round += 1) {
      for (const { client } of learners)
        client.say(
          events(
            { type: 'step-entered', step: 'look' },
            { type: 'hint-shown', step: 'look', hint: 1 },
          ),
        );
      boards.push((await boardOf(room)).client);
    }
    boards[0]?.say(command({ type: 'noted', text: 'the last word' }));
    for (const board of boards) {
      await board.hear(() =>
        boardState(board).notes.length > 0 && boardState(board).steps['owls/look']?.hints === 30
          ? true
          : undefined,
      );
      expect(boardState(board)).toEqual(JSON.parse(JSON.stringify(room.room.state)));
    }
  });

  test('what learners do is told to no learner', async () => {
    const room = await openRoom();
    const [one, other] = [await joined(room), await joined(room)];
    one.client.say(events({ type: 'step-entered', step: 'look' }));
    await one.client.learner('ack');
    const board = await boardOf(room);
    board.client.say(command({ type: 'spotlit', place: { chapter: 'owls', step: 'look' } }));
    board.client.say(command({ type: 'gate-closed', place: { chapter: 'owls', step: 'look' } }));
    expect((await other.client.learner('news')).news.gate).toEqual({
      chapter: 'owls',
      step: 'look',
    });
    expect(other.client.heard).toHaveLength(2);
  });
});

describe('the end of a room', () => {
  test('all hear it; late events are taken, nobody new comes in', async () => {
    const room = await openRoom();
    const board = await boardOf(room);
    const { client, hello } = await joined(room);
    board.client.say(command({ type: 'room-ended' }));
    expect((await client.learner('news')).news.endedAt).toBeDefined();
    client.say(events({ type: 'step-entered', step: 'look' }));
    await client.learner('ack');
    const late = await new Client(room.server).opened();
    late.say(learnerHello(room));
    expect(await late.refusal()).toBe('ended');
    expect((await joined(room, hello)).welcome.news.endedAt).toBeDefined();
  });

  test('a server that stops says goodbye, and leaves nobody connected in the log', async () => {
    const room = await openRoom();
    const [learner, board] = [await joined(room), await boardOf(room)];
    const stranger = await new Client(room.server).opened();
    await room.server.close();
    for (const client of [learner.client, board.client, stranger])
      expect(await client.closed).toBe(1001);
    expect(typesIn(room.log.events).at(-1)).toBe('learner-left');
    const door = await openDoor('127.0.0.1', room.server.port);
    await door.close();
  });

  test('after a crash the same server knows that nobody is connected to it any more', async () => {
    const shelf = new MemoryShelf();
    const crashed = await openRoom({ server: SERVER }, shelf);
    const { hello } = await joined(crashed);
    const next = await openRoom({ server: SERVER }, shelf);
    expect(next.room.state.learners[hello.learner]).toMatchObject({ name: 'Ada' });
    expect(next.room.state.learners[hello.learner]?.server).toBeUndefined();
  });
});

describe('two servers of one room', () => {
  test('a learner goes over to the other one; commands reach both', async () => {
    const shelf = new MemoryShelf();
    const [one, two] = [await openRoom({}, shelf), await openRoom({}, shelf)];
    const first = await joined(one);
    const stays = await joined(one);
    const second = await joined(two, first.hello);
    expect(await first.client.refusal()).toBe('replaced');
    await first.client.closed;
    const board = await boardOf(one);
    board.client.say(command({ type: 'noted', text: 'hello both' }));
    await second.client.learner('news');
    await stays.client.learner('news');
    expect(board.welcome.state.learners[first.hello.learner]?.server).toBeDefined();
    // Back again: what the first server remembers of earlier does not throw the learner out.
    const back = await joined(one, first.hello);
    expect(await second.client.refusal()).toBe('replaced');
    back.client.say(events({ type: 'step-entered', step: 'look' }));
    await back.client.learner('ack');
  });
});

test('a learner who comes while word of an older coming elsewhere is on its way stays', async () => {
  const shelf = new MemoryShelf();
  const room = await openRoom({}, shelf);
  const { hello } = await joined(room);
  // Another server's word gets into the log just before ours.
  room.log.before = async () => {
    room.log.before = undefined;
    const elsewhere = {
      type: 'learner-came',
      learner: hello.learner,
      server: SERVER,
      skew: 0,
    } as const;
    await room.log.store().append([newRoomEvent(elsewhere)]);
  };
  const { client } = await joined(room, hello);
  client.say(events({ type: 'step-entered', step: 'look' }));
  await client.learner('ack');
  expect(typesIn(room.log.events).filter((type) => type === 'learner-came')).toHaveLength(3);
  expect(JSON.stringify(client.heard)).not.toContain('refused');
});

describe('the door', () => {
  test('a request that gets no answer for long is ended', async () => {
    const door = await openDoor('127.0.0.1', 0);
    door.open({ request: () => {}, upgrade: () => {} }, { sockets: 1, strangers: 1, idleMs: 5000 });
    await expect(fetch(`http://127.0.0.1:${door.port}/`)).rejects.toThrow('fetch failed');
    await door.close();
  });

  test('a port that is taken: says so, and what to do', async () => {
    const door = await openDoor('127.0.0.1', 0);
    const error = await openDoor('127.0.0.1', door.port).catch((thrown: unknown) => thrown);
    await door.close();
    expect(error).toBeInstanceOf(SpyError);
    expect(error).toMatchObject({
      code: 'usage',
      exitCode: 2,
      message: expect.stringContaining('another program has it'),
      remedy: expect.stringContaining(`--port ${door.port + 1}`),
    });
  });

  test('before the room is open: try again', async () => {
    const door = await openDoor('127.0.0.1', 0);
    const answer = await fetch(`http://127.0.0.1:${door.port}/`);
    expect(answer.status).toBe(503);
    expect(await answer.text()).toContain('being opened');
    await door.close();
  });

  test('without the files of the web board: says how to get them', async () => {
    const room = await openRoom({ boardFiles: '/nowhere/board' });
    const page = await fetch(`${room.server.url}/board`);
    expect(page.status).toBe(404);
    expect(await page.text()).toContain('npm run build');
    expect((await fetch(`${room.server.url}/health`)).status).toBe(200);
  });
});
