import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { newRoomId, serverId } from '../../src/commands/facilitate-room.ts';
import { exposure, type Opened, openedText } from '../../src/commands/facilitate-text.ts';
import { newEvent } from '../../src/journal/events.ts';
import { PROTOCOL } from '../../src/room/protocol.ts';
import { newSecret } from '../../src/room/secrets.ts';
import { newFolder, removeFolders, stateOf } from '../e2e/program.ts';
import { Client, closeAll, learnerHello } from '../room/server/open-room.ts';
import { facilitate, killRooms, type OpenedLine, printedRoom, startRoom } from './room-process.ts';

afterEach(async () => {
  await closeAll();
  killRooms();
});
afterAll(removeFolders);

async function client(port: number): Promise<Client> {
  return new Client({ port }).opened();
}

async function learnerOf(
  port: number,
  { code }: OpenedLine,
  hello = learnerHello({ record: { code } }),
) {
  const learner = await client(port);
  learner.say(hello);
  return { learner, hello, welcome: await learner.learner('welcome') };
}

async function boardOf(port: number, key: string) {
  const board = await client(port);
  board.say({ type: 'hello', v: PROTOCOL, role: 'board', key });
  return { board, welcome: await board.board('welcome') };
}

const entered = () => ({
  type: 'events',
  events: [newEvent('wizard-school', { type: 'step-entered', step: firstStep() })],
});

/** The id of a step that the course has. */
function firstStep(): string {
  const text = readFileSync(
    new URL('../../chapters/wizard-school/chapter.md', import.meta.url),
    'utf8',
  );
  const id = /^## .*<!-- ([\w-]+) -->$/m.exec(text)?.[1];
  if (id === undefined) throw new Error('no step');
  return id;
}

describe('spy-school facilitate', () => {
  test('--json: one line, a room that works, and an end that leaves nothing behind', async () => {
    const home = newFolder();
    const room = await startRoom(home, ['--port', '0', '--name', 'Owls', '--chapters', '0']);
    const { opened, port } = room;
    expect(opened.room).toMatch(/^\d{4}-\d\d-\d\d-[a-z0-9]{4}$/);
    expect(opened.joinUrl).toBe(`http://127.0.0.1:${port}/join/${opened.code}`);
    expect(opened.boardUrl).toBe(`http://127.0.0.1:${port}/board#${opened.key}`);
    const { learner, welcome } = await learnerOf(port, opened);
    expect(welcome.room).toEqual({ id: opened.room, name: 'Owls', chapters: ['wizard-school'] });
    const { board } = await boardOf(port, opened.key);
    learner.say(entered());
    await learner.learner('ack');
    const { exitCode, stdout, stderr } = await room.end('SIGTERM');
    expect([exitCode, stderr]).toEqual([143, '']);
    expect(stdout.split('\n')).toHaveLength(1);
    expect([await learner.closed, await board.closed]).toEqual([1001, 1001]);
    const rooms = join(stateOf(home), 'rooms');
    expect(readdirSync(rooms)).toEqual([opened.room]);
    expect(readdirSync(join(rooms, opened.room)).sort()).toEqual(['log.jsonl', 'room.json']);
  });

  test('Ctrl-C and a closed terminal end it in the same way', async () => {
    for (const [signal, how] of [
      ['SIGINT', { exitCode: 130 }],
      // As everywhere in the school: node would abort while resetting a terminal that is gone.
      ['SIGHUP', { by: 'SIGKILL' }],
    ] as const) {
      const room = await startRoom(newFolder(), ['--port', '0']);
      const { learner } = await learnerOf(room.port, room.opened);
      expect(await room.end(signal)).toMatchObject(how);
      expect(await learner.closed).toBe(1001);
    }
  });

  test('kill -9, then --resume: the same room, with everything that was acknowledged', async () => {
    const home = newFolder();
    const first = await startRoom(home, ['--port', '0']);
    const { learner, hello } = await learnerOf(first.port, first.opened);
    const batch = entered();
    learner.say(batch);
    await learner.learner('ack');
    await first.end('SIGKILL');
    const again = await startRoom(home, ['--resume', first.opened.room, '--port', `${first.port}`]);
    expect(again.opened).toEqual(first.opened);
    const { board, welcome } = await boardOf(again.port, again.opened.key);
    expect(welcome.state.learners[hello.learner]).toMatchObject({ name: 'Ada' });
    expect(welcome.state.learners[hello.learner]?.server).toBeUndefined();
    const back = await learnerOf(again.port, again.opened, hello);
    expect(back.welcome.last).toBe(batch.events[0]?.id);
    // An ended room opens for looking, and says so after the first line.
    board.say({ type: 'command', id: crypto.randomUUID(), command: { type: 'room-ended' } });
    await board.board('done');
    await again.end('SIGINT');
    const ended = await startRoom(home, ['--resume', first.opened.room, '--port', '0']);
    const stranger = await client(ended.port);
    stranger.say(learnerHello({ record: ended.opened }));
    expect(await stranger.refusal()).toBe('ended');
    const { stdout } = await ended.end('SIGINT');
    const notice = JSON.parse(stdout.split('\n')[1] ?? '');
    expect(notice.notice).toContain(`spy-school report ${first.opened.room}`);
  });

  test('two programs cannot hold one room in files', async () => {
    const home = newFolder();
    const room = await startRoom(home, ['--port', '0']);
    const second = await facilitate(home, ['--json', '--port', '0', '--resume', room.opened.room]);
    expect(second.exitCode).toBe(1);
    expect(second.stdout).toBe('');
    expect(second.stderr).toContain(room.opened.room);
    expect(second.stderr).not.toContain(room.opened.key);
    expect((await room.end('SIGINT')).exitCode).toBe(130);
  });

  test('a port that is taken: said, with a way out, and no room is left behind', async () => {
    const home = newFolder();
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const address = other.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const { exitCode, stderr } = await facilitate(home, ['--json', '--port', `${port}`]);
    other.close();
    expect(exitCode).toBe(2);
    expect(stderr).toContain(`port ${port} of 127.0.0.1: another program has it.\n`);
    expect(stderr).toContain(`--port ${port + 1}`);
    expect(existsSync(join(stateOf(home), 'rooms'))).toBe(false);
  });

  test('the usual port is taken: another one, and a word about it', async () => {
    const home = newFolder();
    const first = await startRoom(home);
    const second = await startRoom(home);
    expect(second.port).not.toBe(7777);
    await first.end('SIGINT');
    const { stdout } = await second.end('SIGINT');
    expect(stdout.split('\n')[1]).toContain('Port 7777 is taken');
  });

  test.each([
    [['--port', 'high'], '--port cannot be "high"'],
    [['--port', '70000'], 'from 0 to 65535'],
    [['--most', '0'], '--most cannot be "0"'],
    [['--url', 'ftp://x'], '--url cannot be'],
    [['--url', 'https://x/spies'], 'without a path'],
    [['--url', 'https://me:pw@x'], '--url cannot be'],
    [['--chapters', 'potions'], 'There is no chapter "potions"'],
    [['--resume', 'x', '--name', 'y'], 'keeps its chapters and its name'],
    [['--host', '192.0.2.200'], '--host 0.0.0.0'],
    [['--store', 'mysql://x'], 'redis://'],
  ])('%s', async (args, said) => {
    const home = newFolder();
    const { exitCode, stdout, stderr } = await facilitate(home, args);
    expect(exitCode).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(said);
    expect(stderr.trim().split('\n').length).toBeLessThanOrEqual(2);
    expect(existsSync(join(stateOf(home), 'rooms'))).toBe(false);
  });

  test('a room that nobody knows', async () => {
    const { exitCode, stderr } = await facilitate(newFolder(), ['--resume', '../../etc']);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('There is no room');
  });

  test('no secret in debug.log, nor in what is said of errors, whatever is tried', async () => {
    const home = newFolder();
    const room = await startRoom(home, ['--port', '0'], { DEBUG: 'spy-school' });
    const { opened, port } = room;
    const { learner, hello } = await learnerOf(port, opened);
    learner.say('{"token":');
    await learner.closed;
    const wrong = [
      { type: 'hello', v: PROTOCOL, role: 'board', key: `${opened.key}x` },
      { type: 'hello', v: PROTOCOL, role: 'board', key: opened.key, more: Buffer.from('x') },
      { ...hello, token: newSecret() },
      { ...hello, v: 7 },
      { ...hello, name: 7 },
    ];
    const heard: unknown[] = [];
    for (const message of wrong) {
      const each = await client(port);
      each.say(message);
      heard.push(await each.hear((answer) => answer));
    }
    const { stderr } = await room.end('SIGTERM');
    const log = readFileSync(join(stateOf(home), 'debug.log'), 'utf8');
    expect(statSync(join(stateOf(home), 'debug.log')).mode & 0o777).toBe(0o600);
    for (const why of ['wrong-key', 'wrong-token', 'other-version', 'not-understood'])
      expect(log).toContain(`refused: ${why}`);
    const events = readFileSync(join(stateOf(home), 'rooms', opened.room, 'log.jsonl'), 'utf8');
    expect(events).toContain('learner-joined');
    // What a facilitator who has the key hears is not an error.
    const refusals = JSON.stringify(
      heard.filter((each) => JSON.stringify(each).includes('refused')),
    );
    for (const secret of [opened.key, opened.code, hello.token])
      for (const place of [log, stderr, events, refusals]) expect(place).not.toContain(secret);
  });
});

describe('what is printed', () => {
  const opened: Opened = {
    room: '2026-11-23-k7p2',
    name: 'Owls',
    code: 'XK7P-2M9Q',
    joinUrl: 'http://192.0.2.7:7777/join/XK7P-2M9Q',
    boardUrl: 'http://192.0.2.7:7777/board#KEY',
    host: '0.0.0.0',
    publicUrl: undefined,
    behindProxy: false,
    otherUrls: ['http://[2001:db8::5]:7777/join/XK7P-2M9Q'],
    notices: ['The last line of the log was torn; it was left out.'],
    kept: '/home/owl/.local/state/spy-school/rooms/2026-11-23-k7p2',
    sheets: 4,
    again: '',
    there: ' --host 0.0.0.0',
  };
  const paper = { columns: 80, unicode: true, colour: true, screen: true };

  test('how to join, the board, who can reach it, how to go on', () => {
    const text = openedText(opened, { ...paper, screen: false });
    for (const part of [
      'npx spy-school join http://192.0.2.7:7777/join/XK7P-2M9Q\n',
      'http://192.0.2.7:7777/board#KEY\n',
      'http://[2001:db8::5]:7777/join/XK7P-2M9Q\n',
      'The code is XK7P-2M9Q.',
      'Nothing is encrypted',
      'was torn',
      'spy-school facilitate --resume 2026-11-23-k7p2 --host 0.0.0.0\n',
      'kept in /home/owl/',
      'Ctrl-C closes the room',
      'the zine is 4 sheets of paper a learner, the mini zine one',
      '  spy-school zine --out DIR\n',
    ])
      expect(text).toContain(part);
    expect(text).not.toContain('\x1b');
    for (const line of text.split('\n'))
      if (!line.startsWith('  ')) expect(line.length).toBeLessThanOrEqual(80);
  });

  test('nothing about paper where the zine is not there', () => {
    expect(openedText({ ...opened, sheets: undefined }, paper)).not.toContain('zine');
  });

  test('with a board in the terminal: no key stays on the screen behind it, where a projector shows it', () => {
    const text = openedText(opened, { ...paper, boarded: true });
    expect(text).not.toContain('KEY');
    expect(text).not.toContain('/board#');
    expect(text).toContain('page Join (6), b');
    expect(text).toContain('http://192.0.2.7:7777/join/XK7P-2M9Q');
  });

  test('what opens it again opens it at the same address, from any folder', async () => {
    const home = newFolder();
    const data = join(home, 'my rooms');
    const text = await printedRoom(home, ['--port', '0', '--host', '127.0.0.2', '--data', data]);
    const again =
      /spy-school facilitate --resume \S+ --host 127\.0\.0\.2 --port [1-9]\d* --data '\/.*\/my rooms'\n/g;
    expect(text.match(again)).toHaveLength(2);
    expect(text).toMatch(/kept in \/\S+\/my rooms\//);
  });

  test('the QR code: dark on white whatever the terminal, and only where it can be drawn', () => {
    const blocks = (more: Partial<typeof paper>) =>
      openedText(opened, { ...paper, ...more })
        .split('\n')
        .filter((line) => /[█▀▄]/.test(line));
    expect(blocks({}).length).toBeGreaterThan(12);
    for (const line of blocks({})) expect(line).toMatch(/^ {2}\x1b\[38;5;16;48;5;231m.*\x1b\[0m$/);
    expect(blocks({ colour: false }).join('')).not.toContain('\x1b');
    expect(blocks({ columns: 20 })).toEqual([]);
    expect(blocks({ unicode: false })).toEqual([]);
    expect(blocks({ screen: false })).toEqual([]);
  });

  test('who can reach it', () => {
    const said = (more: Partial<Opened>) => exposure({ ...opened, ...more }).join(' ');
    expect(said({ host: '127.0.0.1' })).toContain('Only this machine');
    expect(said({ host: '127.0.0.1' })).not.toContain('encrypted');
    expect(said({})).toContain('Everybody on the networks of this machine');
    expect(said({ host: '192.0.2.7' })).toContain('Everybody who reaches 192.0.2.7');
    const behind = { host: '127.0.0.1', publicUrl: 'https://spies.example.org', behindProxy: true };
    expect(said(behind)).toContain('others come through https://spies.example.org');
    expect(said(behind)).not.toContain('encrypted');
    expect(said(behind)).toContain('X-Forwarded-For');
    expect(said({ ...behind, publicUrl: 'http://spies.example.org' })).toContain('encrypted');
  });

  test('ids of rooms and servers', () => {
    expect(newRoomId(new Date(2026, 0, 5))).toMatch(/^2026-01-05-[a-z2-9]{4}$/);
    expect(serverId('a', '')).toBe(serverId('a', ''));
    expect(serverId('a', 'host:1')).not.toBe(serverId('a', 'host:2'));
    expect(serverId('a', '')).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });
});
