import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { PROTOCOL } from '../../src/room/protocol.ts';
import { newCode, newSecret, proofOf } from '../../src/room/secrets.ts';
import { LIMITS } from '../../src/room/server/limits.ts';
import { Peer } from '../../src/room/server/peer.ts';
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
} from './server/open-room.ts';

afterEach(closeAll);

/** What the server answers to an HTTP request that may be as strange as one likes. */
async function ask(
  { server }: OpenRoom,
  path: string,
  options: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<{ status: number; text: string; headers: NodeJS.Dict<string | string[]> }> {
  const { body, ...rest } = options;
  const sent = httpRequest({ host: '127.0.0.1', port: server.port, path, agent: false, ...rest });
  sent.end(body);
  const [response] = await once(sent, 'response');
  let text = '';
  for await (const chunk of response) text += String(chunk);
  return { status: response.statusCode, text, headers: response.headers };
}

/** Resolves when a connection is over, also with an error. */
function closing(socket: Socket): Promise<void> {
  return new Promise((resolve) => socket.once('close', () => resolve()));
}

/** The status with which a WebSocket is refused, or 101. */
async function knock(room: OpenRoom, headers: Record<string, string>): Promise<number> {
  const { socket } = new Client(room.server, { headers });
  return new Promise((resolve) => {
    socket.once('open', () => resolve(101));
    socket.once('unexpected-response', (request, response) => {
      request.destroy();
      resolve(response.statusCode ?? 0);
    });
  });
}

/** Says hello from an address of this machine, and what comes of it: `welcome`, or why not. */
async function hello(room: OpenRoom, message: unknown, localAddress = '127.0.0.1') {
  const client = await new Client(room.server, { localAddress }).opened();
  client.say(message);
  return client.hear((heard) => outcome(heard));
}

function outcome(message: unknown): string | undefined {
  if (typeof message !== 'object' || message === null) return undefined;
  if ('why' in message) return String(message.why);
  return 'type' in message && message.type === 'welcome' ? 'welcome' : undefined;
}

const boardHello = (key: string) => ({ type: 'hello', v: PROTOCOL, role: 'board', key });

describe('guessing', () => {
  test('codes: after some wrong ones nothing from there is looked at; others are not hindered', async () => {
    const room = await openRoom({ limits: { failures: 5 } });
    const old = learnerHello(room);
    expect(await hello(room, old)).toBe('welcome');
    const wrong = () => hello(room, learnerHello(room, { code: newCode() }));
    for (let tries = 0; tries < 5; tries += 1) expect(await wrong()).toBe('wrong-code');
    expect(await wrong()).toBe('too-many-tries');
    expect(await hello(room, learnerHello(room))).toBe('too-many-tries');
    expect(await hello(room, learnerHello(room), '127.0.0.2')).toBe('welcome');
    // Who has a token is no guesser, wherever they sit.
    expect(await hello(room, old)).toBe('welcome');
  });

  test('keys: the same, and a code is no key', async () => {
    const room = await openRoom({ limits: { failures: 3 } });
    expect(await hello(room, boardHello(newSecret()))).toBe('wrong-key');
    expect(await hello(room, boardHello(room.record.code))).toBe('wrong-key');
    expect(await hello(room, boardHello(room.record.key.slice(0, -1)))).toBe('wrong-key');
    expect(await hello(room, boardHello(newSecret()))).toBe('too-many-tries');
  });

  test('a prankster in the same network does not lock the facilitator out of the board', async () => {
    const room = await openRoom({ limits: { failures: 2, allFailures: 2 } });
    for (let tries = 0; tries < 3; tries += 1)
      await hello(room, learnerHello(room, { code: newCode() }));
    expect(await hello(room, learnerHello(room))).toBe('too-many-tries');
    expect(await hello(room, boardHello(room.record.key))).toBe('welcome');
  });

  test('from many addresses: there is a limit for all of them together', async () => {
    const room = await openRoom({ limits: { failures: 3, allFailures: 8 } });
    for (let host = 0; host < 8; host += 1) {
      const guess = learnerHello(room, { code: newCode() });
      expect(await hello(room, guess, `127.0.1.${host + 1}`)).toBe('wrong-code');
    }
    expect(await hello(room, learnerHello(room), '127.0.1.99')).toBe('too-many-tries');
  });

  test('a made-up X-Forwarded-For is another address only behind a proxy', async () => {
    const from = (room: OpenRoom, address: string) =>
      new Client(room.server, { headers: { 'x-forwarded-for': address } }).opened();
    for (const behindProxy of [false, true]) {
      const room = await openRoom({ limits: { failures: 2 }, behindProxy });
      // The last one is the proxy's own word; what stands before it is the client's.
      for (const address of ['198.51.100.1, 203.0.113.1', '198.51.100.2, 203.0.113.1']) {
        const client = await from(room, address);
        client.say(learnerHello(room, { code: newCode() }));
        expect(await client.refusal()).toBe('wrong-code');
      }
      const come = async (address: string) => {
        const client = await from(room, address);
        client.say(learnerHello(room));
        return client.hear(outcome);
      };
      expect(await come('198.51.100.3, 203.0.113.1')).toBe('too-many-tries');
      expect(await come('198.51.100.1, 203.0.113.2')).toBe(
        behindProxy ? 'welcome' : 'too-many-tries',
      );
    }
  });

  test('a token: the learner stays who they are, and stays connected', async () => {
    const room = await openRoom();
    const victim = await joined(room);
    const thief = learnerHello(room, { learner: victim.hello.learner, name: 'Thief' });
    expect(await hello(room, thief)).toBe('wrong-token');
    victim.client.say(events({ type: 'step-entered', step: 'look' }));
    await victim.client.learner('ack');
    expect(room.room.state.learners[victim.hello.learner]?.name).toBe('Ada');
  });

  test('two at once under one new id: one of them is the learner', async () => {
    const room = await openRoom();
    const first = learnerHello(room);
    const second = { ...first, token: newSecret() };
    const clients = [new Client(room.server), new Client(room.server)];
    await Promise.all(clients.map((client) => client.opened()));
    clients[0]?.say(first);
    clients[1]?.say(second);
    const became = await Promise.all(clients.map((client) => client.hear(outcome)));
    expect(became.filter((each) => each === 'welcome').length).toBeLessThan(2);
    const proofs = room.log.events.flatMap((event) =>
      event.type === 'learner-joined' ? [event.proof] : [],
    );
    const owners = [first, second].map(({ token }) => proofOf(token) === proofs[0]);
    expect(owners).toContain(true);
    expect(became[owners.indexOf(false)]).not.toBe('welcome');
  });
});

describe('a learner who wants more', () => {
  test('commands of a board: not understood, and nothing happens', async () => {
    const room = await openRoom();
    for (const wish of [
      { type: 'room-ended' },
      { type: 'gate-opened' },
      { type: 'noted', text: 'I am the teacher' },
    ] as const) {
      const { client } = await joined(room);
      client.say(command(wish));
      expect(await client.refusal()).toBe('not-understood');
      expect(await client.closed).toBe(1008);
    }
    expect(room.log.events.filter(({ type }) => type === 'commanded')).toEqual([]);
  });

  test("others' answers: whatever is asked, nothing of theirs is heard", async () => {
    const room = await openRoom();
    const other = await joined(room, { name: 'Grace Secretive' });
    const secret = 'the-owl-of-Minerva';
    const judged = { verdict: 'passed', reason: 'yes' } as const;
    other.client.say(
      events(
        { type: 'step-entered', step: 'prove' },
        { type: 'answered', step: 'prove', answer: secret, ...judged },
        { type: 'help-asked', step: 'prove' },
      ),
    );
    await other.client.learner('mine');
    const about = { learner: other.hello.learner, room: room.record.room };
    const types = [
      'state',
      'snapshot',
      'get',
      'subscribe',
      'welcome',
      'events',
      'answers',
      'board',
    ];
    const wishes: unknown[] = [
      ...types.map((type) => ({ type, ...about })),
      boardHello(room.record.key),
      { ...boardHello(room.record.code), ...about },
      command({ type: 'spotlit', place: { chapter: 'owls', step: 'prove' } }),
      { type: 'doctor', doctor: about },
    ];
    for (const wish of wishes) {
      const { client } = await joined(room);
      client.say(wish);
      expect(await client.refusal()).toBe('not-understood');
      await client.closed;
      const heard = JSON.stringify(client.heard);
      for (const theirs of [secret, 'Grace', other.hello.learner, other.hello.token])
        expect(heard).not.toContain(theirs);
    }
  });

  test("a note to one, and another's call for help, are heard by nobody else", async () => {
    const room = await openRoom();
    const board = await boardOf(room);
    const [one, other] = [await joined(room), await joined(room)];
    board.client.say(command({ type: 'noted', text: 'only for you', to: one.hello.learner }));
    expect((await one.client.learner('mine')).mine.notes[0]?.text).toBe('only for you');
    board.client.say(command({ type: 'noted', text: 'for all' }));
    await other.client.learner('news');
    expect(JSON.stringify(other.client.heard)).not.toContain('only for you');
    expect((await joined(room, other.hello)).welcome.mine.notes).toEqual([]);
  });

  test("events in another's name: they are the sender's own", async () => {
    const room = await openRoom();
    const [one, other] = [await joined(room), await joined(room)];
    const batch = events({ type: 'step-entered', step: 'look' });
    other.client.say(batch);
    await other.client.learner('ack');
    // The same ids again, and a field that names the other.
    one.client.say({ ...batch, learner: other.hello.learner, proof: proofOf(other.hello.token) });
    await one.client.learner('ack');
    const learned = room.log.events.flatMap((event) =>
      event.type === 'learned' ? [event.learner] : [],
    );
    expect(learned).toEqual([other.hello.learner, one.hello.learner]);
    expect(room.room.state.steps['owls/look']?.entered).toBe(2);
  });

  test('the same events again and again: once in the log, acknowledged each time', async () => {
    const room = await openRoom();
    const { client } = await joined(room);
    const batch = events(
      { type: 'step-entered', step: 'look' },
      { type: 'hint-shown', step: 'look', hint: 1 },
    );
    for (let times = 0; times < 5; times += 1) client.say(batch);
    await client.hear(() =>
      client.heard.filter((message) => JSON.stringify(message).includes('"ack"')).length === 5
        ? true
        : undefined,
    );
    expect(room.log.events.filter(({ type }) => type === 'learned')).toHaveLength(2);
    expect(room.room.state.steps['owls/look']?.hints).toBe(1);
  });

  test('places that the course does not have: acknowledged, and forgotten', async () => {
    const room = await openRoom();
    const { client } = await joined(room);
    const invented = events(
      { type: 'step-entered', step: 'nowhere' },
      { type: 'step-entered', step: '__proto__' },
      { type: 'step-entered', step: 'x'.repeat(200) },
    );
    client.say(invented);
    expect((await client.learner('ack')).upTo).toBe(invented.events[2]?.id);
    expect(room.room.state.steps).toEqual({});
    expect(room.log.events.filter(({ type }) => type === 'learned')).toEqual([]);
  });
});

describe('too much', () => {
  test('a message longer than the protocol allows: 1009, and the others go on', async () => {
    const room = await openRoom();
    const other = await joined(room);
    for (const early of [true, false]) {
      const client = early ? await new Client(room.server).opened() : (await joined(room)).client;
      client.say(`"${'x'.repeat(300 * 1024)}"`);
      // Whoever has not said hello yet is let go earlier, without a word.
      expect(await client.closed).toBe(early ? 1006 : 1009);
    }
    other.client.say(events({ type: 'step-entered', step: 'look' }));
    await other.client.learner('ack');
  });

  test('half a hello that goes on and on', async () => {
    const room = await openRoom({ limits: { helloMs: 60_000 } });
    const client = await new Client(room.server).opened();
    const drip = setInterval(() => client.socket.send('x'.repeat(1000), { fin: false }), 5);
    expect(await client.closed).toBe(1006);
    clearInterval(drip);
  });

  test('a flood of messages', async () => {
    const room = await openRoom();
    const { client } = await joined(room);
    const batch = JSON.stringify(events({ type: 'step-entered', step: 'look' }));
    for (let times = 0; times < 5000; times += 1) client.say(batch);
    expect(await client.refusal()).toBe('too-fast');
    expect(await client.closed).toBe(1008);
    expect(room.log.events.filter(({ type }) => type === 'learned')).toHaveLength(1);
  });

  test('a flood of pings', async () => {
    const room = await openRoom();
    const { client } = await joined(room);
    const pinging = setInterval(() => {
      for (let times = 0; times < 50 && client.socket.readyState === WebSocket.OPEN; times += 1)
        client.socket.ping();
    }, 1);
    expect(await client.closed).toBe(1006);
    clearInterval(pinging);
  });

  test('more events than a room takes from one learner', async () => {
    const room = await openRoom({ limits: { events: 3 } });
    const { client } = await joined(room);
    const enter = () =>
      events({ type: 'step-entered', step: 'look' }, { type: 'step-entered', step: 'guess' });
    client.say(enter());
    await client.learner('ack');
    client.say(enter());
    expect(await client.refusal()).toBe('too-much');
    expect(room.log.events.filter(({ type }) => type === 'learned')).toHaveLength(2);
  });

  test('more bytes than a room takes from one learner, also over several connections', async () => {
    const room = await openRoom({ limits: { bytes: 20_000 } });
    const me = learnerHello(room);
    const long = { type: 'step-entered', step: 'look', filler: 'x'.repeat(9000) };
    const send = async () => {
      const { client } = await joined(room, me);
      const batch = events({ type: 'step-entered', step: 'look' });
      client.say({ ...batch, long });
      return client.hear((message) =>
        JSON.stringify(message).includes('"ack"')
          ? 'ack'
          : outcome(message) === 'welcome'
            ? undefined
            : outcome(message),
      );
    };
    expect([await send(), await send(), await send()]).toEqual(['ack', 'ack', 'too-much']);
  });

  test('a doctor that tells novels', async () => {
    const room = await openRoom();
    const { client } = await joined(room);
    const lacks = Array.from({ length: 50 }, () => 'x'.repeat(190));
    const chapters = Array.from({ length: 20 }, () => ({
      chapter: 'owls',
      playable: false,
      lacks,
    }));
    client.say({ type: 'doctor', doctor: { sandboxed: true, powers: [], chapters } });
    expect(await client.refusal()).toBe('too-much');
    expect(room.log.events.filter(({ type }) => type === 'learner-examined')).toEqual([]);
  });

  test('a doctor that tells something else every time: a few in a minute are kept', async () => {
    const room = await openRoom({ limits: { doctors: 3 } });
    const me = learnerHello(room);
    for (let connection = 0; connection < 2; connection += 1) {
      const { client } = await joined(room, me);
      for (let times = 0; times < 4; times += 1) {
        const power = `p${connection}${times}`;
        client.say({ type: 'doctor', doctor: { sandboxed: true, powers: [power], chapters: [] } });
      }
      // Answered in order: what came before it is done.
      client.say(events({ type: 'step-entered', step: 'look' }));
      await client.learner('ack');
    }
    const told = room.log.events.filter(({ type }) => type === 'learner-examined');
    expect(told).toHaveLength(3);
  });

  test('more learners than the room takes; who is in comes back in', async () => {
    const room = await openRoom({ limits: { most: 2 } });
    const first = await joined(room);
    await joined(room);
    expect(await hello(room, learnerHello(room))).toBe('full');
    expect(await hello(room, first.hello)).toBe('welcome');
  });

  test('coming again and again', async () => {
    const room = await openRoom({ limits: { comings: 4 } });
    const me = learnerHello(room);
    for (let times = 0; times < 4; times += 1) expect(await hello(room, me)).toBe('welcome');
    expect(await hello(room, me)).toBe('too-fast');
  });

  test('more boards than there are screens', async () => {
    const room = await openRoom({ limits: { boards: 1 } });
    await boardOf(room);
    expect(await hello(room, boardHello(room.record.key))).toBe('full');
  });
});

describe('too slow', () => {
  test('nobody says hello: the connection ends by itself', async () => {
    const room = await openRoom({ limits: { helloMs: 100 } });
    const client = await new Client(room.server).opened();
    expect(await client.refusal()).toBe('not-understood');
    expect(await client.closed).toBe(1008);
  });

  test('a crowd that says nothing: its own oldest go, and a learner from elsewhere comes in', async () => {
    const room = await openRoom({ limits: { strangers: 10, helloMs: 60_000 } });
    const quiet = await new Client(room.server, { localAddress: '127.0.0.9' }).opened();
    const crowd: Client[] = [];
    for (let each = 0; each < 15; each += 1) crowd.push(await new Client(room.server).opened());
    // With the quiet one there were 16 for 10 places.
    await Promise.all(crowd.slice(0, 6).map(({ closed }) => closed));
    expect(await hello(room, learnerHello(room), '127.0.0.2')).toBe('welcome');
    quiet.say(learnerHello(room));
    expect(await quiet.hear(outcome)).toBe('welcome');
  });

  test('connections that never begin, without end: their own oldest go, and others come in', async () => {
    const room = await openRoom({ limits: { strangers: 20, idleMs: 600_000 } });
    const crowd = Array.from({ length: 40 }, () => {
      const socket = connect({
        port: room.server.port,
        host: '127.0.0.1',
        localAddress: '127.0.0.7',
      });
      socket.on('error', () => {});
      return { socket, closed: closing(socket) };
    });
    await Promise.all(crowd.slice(0, 20).map(({ closed }) => closed));
    expect((await ask(room, '/health')).status).toBe(200);
    expect(await hello(room, learnerHello(room), '127.0.0.8')).toBe('welcome');
    for (const { socket } of crowd) socket.destroy();
  });

  test('thousands of pages asked for at once over one connection: it ends after a few', async () => {
    const room = await openRoom();
    const socket = connect(room.server.port, '127.0.0.1');
    let heard = '';
    socket.on('data', (data) => {
      heard += String(data);
    });
    socket.on('error', () => {});
    const closed = closing(socket);
    const request = 'GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n';
    socket.write(request.repeat(2000));
    await closed;
    expect(heard.split('HTTP/1.1 200').length - 1).toBeLessThan(10);
    // One after the other is fine, however many.
    const patient = connect(room.server.port, '127.0.0.1');
    for (let page = 0; page < 30; page += 1) {
      patient.write(request);
      const [answer] = await once(patient, 'data');
      expect(String(answer)).toContain('HTTP/1.1 200');
    }
    patient.destroy();
  });

  test('headers that never end, and connections that never begin: they are ended', async () => {
    const room = await openRoom();
    const until = async (text: string, drop: string) => {
      const socket = connect(room.server.port, '127.0.0.1');
      socket.on('error', () => {});
      socket.write(text);
      const dripping = setInterval(() => socket.write(drop), 300);
      let heard = '';
      socket.on('data', (data) => {
        heard += String(data);
      });
      await once(socket, 'close');
      clearInterval(dripping);
      return heard;
    };
    const [slow, silent] = await Promise.all([
      until('GET /room HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ', 'x'),
      until('', ''),
    ]);
    expect(slow).toContain('408 Request Timeout');
    expect(silent).not.toContain('200 OK');
  });

  test('a client that does not read: bounded memory, then it is cut off', async () => {
    const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false });
    await once(server, 'listening');
    const address = server.address();
    if (typeof address !== 'object' || address === null) throw new Error('no port');
    const reader = new WebSocket(`ws://127.0.0.1:${address.port}/`);
    reader.on('error', () => {});
    const [socket]: WebSocket[] = await once(server, 'connection');
    if (socket === undefined) throw new Error('no connection');
    if (reader.readyState === WebSocket.CONNECTING) await once(reader, 'open');
    reader.pause();
    const peer = new Peer(socket, 'here', { ...LIMITS, unreadByLearner: 500_000 });
    const text = 'x'.repeat(100_000);
    let most = 0;
    let sent = 0;
    while (peer.open) {
      peer.sendText(text);
      most = Math.max(most, socket.bufferedAmount);
      sent += 1;
      // The network takes what it can: a fast sender alone would prove nothing.
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(sent).toBeGreaterThan(5);
    expect(most).toBeGreaterThan(500_000);
    expect(most).toBeLessThan(500_000 + 2 * text.length);
    reader.terminate();
    server.close();
  });

  test('a board that stops reading is cut off, and the room goes on', async () => {
    const room = await openRoom({ limits: { unreadByBoard: 100_000, batchMs: 1 } });
    const slow = await boardOf(room);
    slow.client.socket.pause();
    const { client } = await joined(room);
    const line = 'y'.repeat(2000);
    const gone = new Promise<void>((resolve) => {
      const check = setInterval(() => {
        // Cut off, its next words go nowhere: the system answers them with a reset.
        if (slow.client.socket.readyState === WebSocket.OPEN) slow.client.socket.ping();
        else {
          clearInterval(check);
          resolve();
        }
      }, 20);
    });
    let over = false;
    void gone.then(() => {
      over = true;
    });
    let acks = 0;
    while (!over) {
      client.say(
        events(
          ...Array.from({ length: 30 }, () => ({
            type: 'cited' as const,
            step: 'look',
            line,
            verdict: 'wrong' as const,
            reason: line,
          })),
        ),
      );
      acks += 1;
      await client.hear(() => {
        const heard = client.heard.filter((each) => JSON.stringify(each).includes('"ack"'));
        return heard.length >= acks ? true : undefined;
      });
    }
    expect(acks).toBeGreaterThan(1);
  });

  test('a client that is gone without a word is noticed', async () => {
    const room = await openRoom({ limits: { pingMs: 100 } });
    const client = await new Client(room.server, { autoPong: false }).opened();
    const me = learnerHello(room);
    client.say(me);
    await client.learner('welcome');
    expect(await client.closed).toBe(1006);
  });
});

describe('nonsense', () => {
  const deep = (opening: string) => opening.repeat(6000);
  const strange: Record<string, string | Buffer> = {
    'no JSON': 'DROP TABLE learners;',
    'half a JSON': '{"type":"events","events":[',
    nothing: '',
    'a number': '42',
    null: 'null',
    'deep arrays': deep('['),
    'deep objects': deep('{"a":'),
    'deep and closed': `${deep('[')}${']'.repeat(6000)}`,
    'an unknown type': '{"type":"shutdown"}',
    '__proto__ as a field': '{"__proto__":{"type":"events","polluted":true},"type":"constructor"}',
    '__proto__ alone': '{"__proto__":{"type":"events","events":[],"polluted":true}}',
    'no events': '{"type":"events","events":[]}',
    'a type that is an object': '{"type":{"toString":"events"},"events":[{}]}',
    bytes: Buffer.from('{"type":"events","events":[]}'),
    'control characters': '\u0000\u001b]0;title\u0007',
    'a second hello': JSON.stringify({ type: 'hello', v: 1 }),
  };

  for (const [name, message] of Object.entries(strange))
    test(`${name}: not understood, before the hello and after it`, async () => {
      const room = await openRoom();
      const stranger = await new Client(room.server).opened();
      for (const client of [stranger, (await joined(room)).client, (await boardOf(room)).client]) {
        client.socket.send(message);
        expect(await client.refusal()).toBe('not-understood');
        expect(await client.closed).toBe(1008);
      }
      expect(Reflect.get({}, 'polluted')).toBeUndefined();
      expect(Object.keys(room.room.state.learners)).toHaveLength(1);
      expect(await hello(room, learnerHello(room))).toBe('welcome');
    });

  test('nested as deep as a message can be', async () => {
    const room = await openRoom();
    const { client } = await joined(room);
    client.say(`${'['.repeat(120_000)}${']'.repeat(120_000)}`);
    expect(await client.refusal()).toBe('not-understood');
    expect(await hello(room, learnerHello(room))).toBe('welcome');
  });

  test('bytes that would be right as text', async () => {
    const room = await openRoom();
    const { client } = await joined(room);
    client.socket.send(Buffer.from(JSON.stringify(events({ type: 'step-entered', step: 'look' }))));
    expect(await client.refusal()).toBe('not-understood');
    expect(room.log.events.filter(({ type }) => type === 'learned')).toEqual([]);
  });

  test('fields named __proto__ in what is right otherwise: left out', async () => {
    const room = await openRoom();
    const board = await boardOf(room);
    const { client } = await joined(room);
    const judged = { verdict: 'wrong', reason: 'no' } as const;
    const batch = events(
      { type: 'answered', step: 'look', answer: '__proto__', ...judged },
      { type: 'predicted', step: 'guess', choice: '__proto__', label: 'constructor' },
    );
    client.say(JSON.stringify(batch).replaceAll('"v":1', '"__proto__":{"polluted":true},"v":1'));
    await client.learner('ack');
    const told = await board.client.hear((message) => {
      const text = JSON.stringify(message);
      return text.includes('"predicted"') ? text : undefined;
    });
    expect(told).not.toContain('polluted');
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
    expect(Object.getPrototypeOf(room.room.state.steps['owls/look']?.answers)).toBe(
      Object.prototype,
    );
  });

  test('a hello of another version: told which way, also when all else is different', async () => {
    const room = await openRoom();
    for (const v of [0, 2, 99])
      expect(await hello(room, { type: 'hello', v, role: 'ghost' })).toBe('other-version');
  });

  test('a hello with a token too short to be one, or an id that is none', async () => {
    const room = await openRoom();
    for (const wrong of [{ token: 'short' }, { learner: '../../etc' }, { now: 'yesterday' }])
      expect(await hello(room, learnerHello(room, wrong))).toBe('not-understood');
  });
});

describe('texts that want to be more than text', () => {
  const ESCAPES = '\x1b[31m\x1b]0;owned\x07\x9b2J\x00';
  const TURNED = '\u202egnp.exe\u2066\u200f';
  const HTML = '<img src=x onerror=alert(1)>';
  const evil = `${ESCAPES}${TURNED}${HTML}${'A'.repeat(10_000)}`;

  function isClean(text: string): boolean {
    return !/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(
      text,
    );
  }
  function texts(value: unknown): string[] {
    if (typeof value === 'string') return [value];
    return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [];
  }

  test('names, answers and notes: whoever is told of them gets clean, short text', async () => {
    const room = await openRoom();
    const board = await boardOf(room);
    const me = await joined(room, { name: evil });
    const judged = { verdict: 'wrong', reason: evil } as const;
    const texted = events(
      { type: 'answered', step: 'look', answer: 'x', ...judged },
      { type: 'predicted', step: 'guess', choice: 'yes', label: 'x' },
      { type: 'command-judged', step: 'prove', command: 'x', line: 'x', ...judged },
    );
    // As a client of another make would send it: nothing cut, nothing cleaned.
    const sent = texted.events.map((event) =>
      Object.fromEntries(
        Object.entries(event).map(([key, value]) => [key, value === 'x' ? evil : value]),
      ),
    );
    me.client.say({ type: 'events', events: sent });
    await me.client.learner('ack');
    board.client.say(command({ type: 'noted', text: evil }));
    const { news } = await me.client.learner('news');
    expect(news.notes[0]?.text.length).toBeLessThanOrEqual(500);
    const later = await boardOf(room);
    await board.client.board('done');
    const heard = texts([board.client.heard, later.client.heard, me.client.heard, room.log.events]);
    expect(heard.length).toBeGreaterThan(50);
    expect(heard.filter((text) => !isClean(text))).toEqual([]);
    expect(Math.max(...heard.map(({ length }) => length))).toBeLessThanOrEqual(2000);
    const { name } = later.welcome.state.learners[me.hello.learner] ?? {};
    expect(name).toContain('<img src=x');
    expect(name?.length).toBe(40);
    const [answer] = Object.keys(later.welcome.state.steps['owls/look']?.answers ?? {});
    expect(answer?.length).toBe(200);
  });

  test('a name of nothing that can be seen', async () => {
    const room = await openRoom();
    const { hello } = await joined(room, { name: '\u202e\x1b[2J \u200f' });
    expect(room.room.state.learners[hello.learner]?.name).toBe('somebody');
  });
});

describe('through the browser and around it', () => {
  test("another site's page opens no socket; the room's own and a program without a page do", async () => {
    const room = await openRoom();
    const own = `127.0.0.1:${room.server.port}`;
    expect(await knock(room, { origin: 'https://evil.example' })).toBe(403);
    expect(await knock(room, { origin: 'null' })).toBe(403);
    expect(await knock(room, { origin: 'http://127.0.0.1:1' })).toBe(403);
    expect(await knock(room, { origin: `file://${own}` })).toBe(403);
    expect(await knock(room, { origin: `http://${own}` })).toBe(101);
    expect(await knock(room, {})).toBe(101);
  });

  test('the public address is its own site', async () => {
    const room = await openRoom({ publicUrl: 'https://spies.example.org' });
    expect(await knock(room, { origin: 'https://spies.example.org' })).toBe(101);
    expect(await knock(room, { origin: 'https://spies.example.org.evil.example' })).toBe(403);
    const { status } = await ask(room, '/', { headers: { host: 'spies.example.org' } });
    expect(status).toBe(200);
  });

  test('a name that was bent to point here (DNS rebinding) gets nothing', async () => {
    const room = await openRoom();
    for (const host of [
      'evil.example',
      'localhost.evil.example',
      '127.0.0.1.evil.example',
      'a@b',
    ]) {
      const page = await ask(room, '/board', { headers: { host } });
      expect([host, page.status]).toEqual([host, 421]);
      expect(page.text).not.toContain('<');
      expect(await knock(room, { host, origin: `http://${host}` })).toBe(421);
    }
    for (const host of ['localhost', '127.0.0.1', '[::1]:7777', '192.0.2.7:80'])
      expect((await ask(room, '/', { headers: { host } })).status).toBe(200);
  });

  test('an address with another name in it than Host says: as little as under that name', async () => {
    const room = await openRoom();
    for (const path of ['http://evil.example/board', '//evil.example/board', '*']) {
      const { status, headers, text } = await ask(room, path);
      expect([path, [400, 404, 421].includes(status)]).toEqual([path, true]);
      expect(`${JSON.stringify(headers)}${text}`).not.toContain('evil');
    }
  });

  test('paths out of the folder of the board', async () => {
    const boardFiles = new URL('../../src/board/web', import.meta.url).pathname;
    const room = await openRoom({ boardFiles });
    expect((await ask(room, '/assets/board.html')).status).toBe(200);
    for (const path of [
      '/assets/../board.html',
      '/assets/..%2f..%2f..%2fpackage.json',
      '/assets/%2e%2e/%2e%2e/%2e%2e/package.json',
      '/assets//etc/passwd',
      '/assets/%00',
      '/assets/....//....//package.json',
      '/assets/',
      '/..//..//..//etc/passwd',
      '/room.json',
    ]) {
      const { status, text } = await ask(room, path);
      expect([path, status]).toEqual([path, 404]);
      expect(text).toBe('There is nothing here. The room is at /\n');
    }
    expect((await ask(room, '/assets/..\\..\\..\\package.json')).status).toBe(400);
  });

  test('headers and addresses without end, and methods that change things', async () => {
    const room = await openRoom();
    expect((await ask(room, '/', { headers: { 'x-long': 'x'.repeat(20_000) } })).status).toBe(431);
    expect((await ask(room, `/${'x'.repeat(1000)}`)).status).toBe(414);
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'])
      expect((await ask(room, '/join/x', { method })).status).toBe(405);
    expect(await knock(room, {})).toBe(101);
  });

  test('the page for joining says back only what can be a code, and nothing of the room', async () => {
    const room = await openRoom();
    const script = await ask(room, '/join/%3Cscript%3Ealert(1)%3C%2Fscript%3E');
    expect(script.status).toBe(404);
    expect(script.text).not.toContain('alert');
    const code = newCode();
    const other = await ask(room, `/join/${code.toLowerCase()}`);
    expect(other.text).toContain(`spy-school join ${room.server.url}/join/${code}`);
    const own = await ask(room, `/join/${room.record.code}`);
    // No telling a right code from a wrong one here.
    expect(own.text.replaceAll(room.record.code, '')).toBe(other.text.replaceAll(code, ''));
    for (const secret of [room.record.key, room.record.name, room.record.room])
      expect(own.text).not.toContain(secret);
  });

  test('pages allow nothing from elsewhere, no frame around them, and are not kept', async () => {
    const room = await openRoom();
    for (const path of ['/', '/board', '/health', '/nothing']) {
      const { headers } = await ask(room, path);
      const policy = String(headers['content-security-policy']);
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/unsafe|\*|https?:/);
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cache-control': 'no-store',
        'x-frame-options': 'DENY',
      });
    }
  });

  test('a socket only where the socket is', async () => {
    const room = await openRoom();
    const { socket } = new Client({ ...room.server, port: room.server.port }, {});
    await once(socket, 'open');
    const elsewhere = new WebSocket(`ws://127.0.0.1:${room.server.port}/board`);
    elsewhere.on('error', () => {});
    const [, response] = await once(elsewhere, 'unexpected-response');
    expect(response.statusCode).toBe(404);
    elsewhere.terminate();
  });
});
