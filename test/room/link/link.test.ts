import { afterEach, describe, expect, test } from 'vitest';
import { newEvent } from '../../../src/journal/events.ts';
import { memoryJournal } from '../../../src/journal/memory.ts';
import { observed } from '../../../src/journal/observed.ts';
import { GATE_HOLDS_MS } from '../../../src/room/link/standing.ts';
import type { Refusal } from '../../../src/room/protocol.ts';
import { closeLinks, FakeServer, is, linkTo, QUICK, seat, until } from './fake-server.ts';

afterEach(closeLinks);

const GATE = { chapter: 'owls', step: 'look' };
const NEWS = { reveals: [], notes: [] };

describe('what is sent', () => {
  test('first who it is, then what happened since joining, each batch after the last is safe', async () => {
    const server = await FakeServer.listen();
    const journal = observed(memoryJournal());
    const { happen } = linkTo(server.url, { journal });
    const first = [happen(), happen()];
    const hello = await server.hears('hello');
    expect(hello).toMatchObject({ role: 'learner', v: 1, code: 'XK7P-2M9Q', name: 'Ada' });
    expect(server.heard).toHaveLength(1);
    server.welcome();
    expect(await server.batch()).toEqual(first);
    const second = [happen(), happen()];
    server.say({ type: 'ack', upTo: first[0] ?? '' });
    server.say({ type: 'ack', upTo: first[1] ?? '' });
    expect(await server.batch(2)).toEqual(second);
  });

  test('nothing from before joining', async () => {
    const server = await FakeServer.listen();
    const journal = observed(memoryJournal());
    const { happen, link } = linkTo('ws://127.0.0.1:9/room', { journal });
    const since = happen();
    await link.close();
    const own = linkTo(server.url, { journal, joined: seat(server.url, { since }) });
    await server.hears('hello');
    server.welcome();
    const event = own.happen();
    expect(await server.batch()).toEqual([event]);
  });

  test('what was lost with its acknowledgement is sent again, and what the room has is not', async () => {
    const server = await FakeServer.listen();
    const { happen, link } = linkTo(server.url);
    const ids = [happen(), happen(), happen()];
    await server.hears('hello');
    server.welcome();
    await server.batch();
    server.sockets.at(-1)?.terminate();
    await until(link, is('away'));
    expect(link.view.unsent).toBe(3);
    await server.hears('hello', 2);
    server.welcome({ last: ids[0] ?? '' });
    expect(await server.batch(2)).toEqual(ids.slice(1));
    server.say({ type: 'ack', upTo: ids[2] ?? '' });
    await until(link, ({ unsent }) => unsent === 0);
  });

  test('what the room could not save is sent again over the same connection', async () => {
    const server = await FakeServer.listen();
    const { happen } = linkTo(server.url);
    const id = happen();
    await server.hears('hello');
    server.welcome();
    await server.batch();
    server.say({ type: 'refused', why: 'unsaved', message: 'The disk is full.' });
    expect(await server.batch(2)).toEqual([id]);
    expect(server.sockets).toHaveLength(1);
  });

  test('on leaving the last events get their chance; a server that is silent is not waited for long', async () => {
    const server = await FakeServer.listen();
    const { happen, link } = linkTo(server.url);
    await server.hears('hello');
    server.welcome();
    await until(link, is('connected'));
    const id = happen();
    const closed = link.close();
    expect(await server.batch()).toEqual([id]);
    server.say({ type: 'ack', upTo: id });
    await closed;
    expect(link.view.unsent).toBe(0);
    happen();
    expect(server.heard.filter(({ type }) => type === 'events')).toHaveLength(1);
  });

  test('what the machine can do is told after each welcome until it has arrived, then no more', async () => {
    const server = await FakeServer.listen();
    const { link } = linkTo(server.url);
    const doctor = { sandboxed: true, powers: ['sniff'], chapters: [] };
    link.examined(doctor);
    await server.hears('hello');
    server.sockets.at(-1)?.terminate();
    await server.hears('hello', 2);
    const pong = new Promise((resolve) => server.sockets.at(-1)?.once('ping', resolve));
    server.welcome();
    expect(await server.hears('doctor')).toEqual({ type: 'doctor', doctor });
    await pong;
    // The answer to the ping comes before anything said now.
    server.say({ type: 'news', news: { ...NEWS, gate: GATE } });
    await until(link, ({ news }) => news.gate !== undefined);
    server.sockets.at(-1)?.terminate();
    await server.hears('hello', 3);
    server.welcome();
    await until(link, is('connected'));
    await link.close();
    expect(server.heard.filter(({ type }) => type === 'doctor')).toHaveLength(1);
  });
});

describe('coming back', () => {
  test('by itself, as the same learner, when the server is there again', async () => {
    const server = await FakeServer.listen();
    const { port } = server;
    const { link, joined } = linkTo(server.url);
    await server.hears('hello');
    server.welcome();
    await until(link, is('connected'));
    await server.close();
    const view = await until(link, is('away'));
    expect(view.room).toBe('Owls at night');
    await until(link, ({ status }) => status.is === 'away' && /ECONNREFUSED/.test(status.why));
    const again = await FakeServer.listen(port);
    expect(await again.hears('hello')).toMatchObject({
      learner: joined.learner,
      token: joined.token,
    });
    again.welcome();
    await until(link, is('connected'));
  });

  test('a server that says nothing any more is noticed', async () => {
    const server = await FakeServer.listen();
    const { link } = linkTo(server.url, { timing: { ...QUICK, heartbeat: 40 } });
    await server.hears('hello');
    server.welcome();
    await until(link, is('connected'));
    server.sockets.at(-1)?.pause();
    await until(link, ({ status }) => status.is === 'away' && /answer/.test(status.why));
    await server.hears('hello', 2);
  });

  test('while nobody is there it waits, and closing does not wait for that', async () => {
    const { link } = linkTo('ws://127.0.0.1:9/room', {
      timing: { ...QUICK, firstPause: 1e8, longestPause: 1e8 },
    });
    await until(link, is('away'));
    await link.close();
    expect(link.view.status.is).toBe('away');
  });

  const forGood: Refusal['why'][] = [
    ...(['wrong-code', 'wrong-token', 'other-version', 'replaced'] as const),
    ...(['full', 'too-much', 'not-understood'] as const),
  ];
  test.each(forGood)('"%s" is for good', async (why) => {
    const server = await FakeServer.listen();
    const { link } = linkTo(server.url);
    await server.hears('hello');
    const gone = new Promise((resolve) => server.sockets.at(-1)?.once('close', resolve));
    server.say({ type: 'refused', why, message: 'No.' });
    expect((await until(link, is('refused'))).status).toMatchObject({ refusal: { why } });
    await gone;
    await link.close();
    expect(server.sockets).toHaveLength(1);
  });

  test('a room that has ended gets what happened before, and nothing later', async () => {
    const server = await FakeServer.listen();
    const { link, happen, journal } = linkTo(server.url);
    await server.hears('hello');
    server.welcome();
    await until(link, is('connected'));
    const id = happen();
    await server.batch();
    const gone = new Promise((resolve) => server.sockets.at(-1)?.once('close', resolve));
    const endedAt = new Date().toISOString();
    server.say({ type: 'news', news: { ...NEWS, gate: GATE, endedAt } });
    await until(link, is('ended'));
    expect(link.view.unsent).toBe(1);
    const later = new Date(Date.now() + 3_600_000);
    journal.append(newEvent('owls', { type: 'step-entered', step: 'guess' }, later));
    expect(link.view.unsent).toBe(1);
    server.say({ type: 'ack', upTo: id });
    await gone;
    expect(link.gate.refuses('owls', 2)).toBeUndefined();
    expect(link.view.unsent).toBe(0);
    expect(server.heard.filter(({ type }) => type === 'events')).toHaveLength(1);
  });
});

describe('what is shown', () => {
  test('news, own notes, and the clock of the server', async () => {
    const server = await FakeServer.listen();
    const { link } = linkTo(server.url);
    await server.hears('hello');
    const note = { id: 'n', at: new Date().toISOString(), text: 'Hello' };
    server.welcome({
      now: new Date(Date.now() + 3_600_000).toISOString(),
      mine: { notes: [note] },
    });
    const view = await until(link, is('connected'));
    expect(view).toMatchObject({
      room: 'Owls at night',
      chapters: ['owls'],
      mine: { notes: [note] },
    });
    expect(Math.round(view.skew / 60_000)).toBe(60);
  });

  test('help: asked, known, given; asked again, and taken back before the room heard of it', async () => {
    const server = await FakeServer.listen();
    const { link, happen } = linkTo(server.url);
    await server.hears('hello');
    server.welcome();
    await until(link, is('connected'));
    expect(link.view.help).toBe('none');
    const id = happen({ type: 'help-asked', step: 'look' });
    expect(link.view.help).toBe('asked');
    await server.batch();
    server.say({ type: 'ack', upTo: id });
    await until(link, ({ unsent }) => unsent === 0);
    expect(link.view.help).toBe('asked');
    const helpAt = new Date().toISOString();
    server.say({ type: 'mine', mine: { notes: [], helpAt } });
    await until(link, ({ help }) => help === 'known');
    server.say({ type: 'mine', mine: { notes: [] } });
    await until(link, ({ help }) => help === 'none');
    happen({ type: 'help-asked', step: 'look' });
    expect(link.view.help).toBe('asked');
    happen({ type: 'help-withdrawn', step: 'look' });
    expect(link.view.help).toBe('none');
    server.say({ type: 'mine', mine: { notes: [], helpAt } });
    await until(link, ({ mine }) => mine.helpAt !== undefined);
    expect(link.view.help).toBe('none');
  });

  test('the gate holds while the room is heard, a minute longer, and again when it is back', async () => {
    const server = await FakeServer.listen();
    let clock = 1_000_000;
    const { link } = linkTo(server.url, { steady: () => clock });
    await server.hears('hello');
    server.welcome({ news: { ...NEWS, gate: GATE } });
    await until(link, is('connected'));
    expect(link.gate.refuses('owls', 0)).toBeUndefined();
    expect(link.gate.refuses('owls', 1)).toContain('The room waits at "look"');
    clock += 10 * GATE_HOLDS_MS;
    expect(link.gate.refuses('owls', 1)).toContain('The room waits');
    server.say({
      type: 'mine',
      mine: { notes: [{ id: 'n', at: new Date().toISOString(), text: 'x' }] },
    });
    await until(link, ({ mine }) => mine.notes.length > 0);
    server.sockets.at(-1)?.terminate();
    await until(link, is('away'));
    clock += GATE_HOLDS_MS - 1;
    expect(link.gate.refuses('owls', 1)).toContain('The room waits');
    clock += 1;
    expect(link.gate.refuses('owls', 1)).toBeUndefined();
    await server.hears('hello', 2);
    server.welcome({ news: { ...NEWS, gate: GATE } });
    await until(link, is('connected'));
    expect(link.gate.refuses('owls', 1)).toContain('The room waits');
  });

  test('whoever was past the gate before joining stays there, and is held once they have gone back', async () => {
    const server = await FakeServer.listen();
    const journal = observed(memoryJournal());
    const before = newEvent('owls', { type: 'step-entered', step: 'prove' });
    journal.append(before);
    const joined = seat(server.url, { since: before.id });
    const { link, happen } = linkTo(server.url, { journal, joined });
    await server.hears('hello');
    server.welcome({ news: { ...NEWS, gate: GATE } });
    await until(link, is('connected'));
    expect(link.gate.refuses('owls', 2)).toBeUndefined();
    happen({ type: 'step-entered', step: 'look' });
    expect(link.gate.refuses('owls', 1)).toContain('The room waits');
    expect(link.gate.refuses('owls', 2)).toContain('The room waits');
  });

  test('the gate lets go after a minute also where the clock was set back meanwhile', async () => {
    const server = await FakeServer.listen();
    let [wall, steady] = [Date.now(), 0];
    const { link } = linkTo(server.url, { now: () => wall, steady: () => steady });
    await server.hears('hello');
    server.welcome({ news: { ...NEWS, gate: GATE } });
    await until(link, is('connected'));
    server.sockets.at(-1)?.terminate();
    await until(link, is('away'));
    wall -= 24 * 3_600_000;
    expect(link.gate.refuses('owls', 1)).toContain('The room waits');
    steady += GATE_HOLDS_MS;
    expect(link.gate.refuses('owls', 1)).toBeUndefined();
  });

  test('when the clock was set, the room is asked for the time anew', async () => {
    const server = await FakeServer.listen();
    let [wall, steady] = [Date.now(), 0];
    const timing = { ...QUICK, heartbeat: 20 };
    const { link } = linkTo(server.url, { timing, now: () => wall, steady: () => steady });
    await server.hears('hello');
    const now = new Date(wall).toISOString();
    server.welcome({ now });
    await until(link, ({ skew, status }) => status.is === 'connected' && skew === 0);
    wall += 60_000;
    steady += 60_000;
    wall -= 3_600_000;
    await server.hears('hello', 2);
    server.welcome({ now: new Date(wall + 3_600_000).toISOString() });
    expect((await until(link, ({ skew }) => skew !== 0)).skew).toBe(3_600_000);
    expect(server.sockets).toHaveLength(2);
  });

  test('a listener that fails disturbs neither the journal nor the others', async () => {
    const server = await FakeServer.listen();
    const { link, happen } = linkTo(server.url);
    let told = 0;
    link.subscribe(() => {
      throw new Error('boom');
    });
    link.subscribe(() => {
      told += 1;
    });
    expect(() => happen()).not.toThrow();
    expect(told).toBeGreaterThan(0);
    await server.hears('hello');
  });
});

describe('a hostile server', () => {
  test('what is no message of the protocol is left alone', async () => {
    const server = await FakeServer.listen();
    const { link } = linkTo(server.url);
    await server.hears('hello');
    const endless = Array.from({ length: 101 }, (_, at) => ({ id: `${at}`, at: '', text: '' }));
    for (const message of [
      'nonsense',
      '[]',
      'null',
      '{"type":"welcome"}',
      '{"type":"dance","__proto__":{"type":"news"}}',
      '{"type":"refused","why":"because","message":"x"}',
      JSON.stringify({ type: 'mine', mine: { notes: endless } }),
      JSON.stringify({ type: 'refused', why: 'replaced', message: 'x'.repeat(501) }),
    ])
      server.say(message);
    server.say(Buffer.from(JSON.stringify({ type: 'ack', upTo: 'x' })));
    expect(link.view).toMatchObject({ status: { is: 'connecting' }, mine: { notes: [] } });
    server.welcome({
      room: { id: 'r', name: '\x1b[31mred\u202e\nname'.padEnd(9000, 'x'), chapters: [] },
    });
    const { room } = await until(link, is('connected'));
    expect(room).toMatch(/^red namex+…$/);
    expect(room.length).toBeLessThanOrEqual(40);
  });

  test('a message without end ends the connection, not the school', async () => {
    const server = await FakeServer.listen();
    const { link } = linkTo(server.url);
    await server.hears('hello');
    server.welcome();
    await until(link, is('connected'));
    server.say(JSON.stringify({ type: 'news', news: NEWS, more: 'x'.repeat(2 * 1024 * 1024) }));
    const { status } = await until(link, is('away'));
    expect(status).toMatchObject({ why: expect.stringContaining('payload') });
    await server.hears('hello', 2);
  });

  test('before its welcome it gets nothing but the hello, whatever it says', async () => {
    const server = await FakeServer.listen();
    const { happen, link } = linkTo(server.url);
    happen();
    await server.hears('hello');
    server.say({ type: 'ack', upTo: 'x' });
    server.say({ type: 'news', news: { ...NEWS, endedAt: new Date().toISOString() } });
    await until(link, ({ news }) => news.endedAt !== undefined);
    server.welcome();
    await until(link, is('connected'));
    await server.batch();
    expect(server.heard.map(({ type }) => type)).toEqual(['hello', 'events']);
  });
});
