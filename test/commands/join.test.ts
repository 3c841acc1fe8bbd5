import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SpyError } from '../../src/base/errors.ts';
import { readAddress } from '../../src/commands/room-address.ts';
import { inWords } from '../../src/commands/room-arrival.ts';
import { doctorOf, examineForRoom } from '../../src/commands/room-doctor.ts';
import { loadCourse } from '../../src/course/load.ts';
import { checkedCode } from '../../src/room/link/joined.ts';
import { doctorSchema } from '../../src/room/model/doctor.ts';

describe('the address of a room', () => {
  test.each([
    ['http://10.0.0.7:7777/join/XK7P-2M9Q', 'ws://10.0.0.7:7777/room', 'XK7P-2M9Q'],
    [' 10.0.0.7:7777/join/xk7p2m9q/ ', 'ws://10.0.0.7:7777/room', 'xk7p2m9q'],
    ['localhost:7777', 'ws://localhost:7777/room', undefined],
    ['laptop.local:7777/join', 'ws://laptop.local:7777/room', undefined],
    ['https://school.example/join/XK7P-2M9Q', 'wss://school.example/room', 'XK7P-2M9Q'],
    ['https://x.example/room7/join/A%20B', 'wss://x.example/room7/room', 'A B'],
    ['[::1]:7777/join/XK7P-2M9Q', 'ws://[::1]:7777/room', 'XK7P-2M9Q'],
    ['http://h:1/join/%E0%A4%A', 'ws://h:1/room', '%E0%A4%A'],
  ])('%s', (typed, url, code) => {
    expect(readAddress(typed)).toMatchObject({ url, code });
  });

  test.each([
    '',
    'http://',
    'ftp://h/join/XK7P-2M9Q',
    'file:///etc/passwd',
    'http://a b/',
    'h:99999',
  ])('"%s" is none', (typed) => {
    expect(() => readAddress(typed)).toThrow(SpyError);
  });

  test.each(['XK7P-2M9Q', ' xk7p2m9q ', '0123-4567'])(
    '"%s" is only the code, and the rest is asked for',
    (typed) => {
      expect(() => readAddress(typed)).toThrow('only the code');
    },
  );

  test('a code of another length is none, before anybody is asked about it', () => {
    for (const typed of ['XK7P', 'spy-school join XK7P-2M9Q', '']) {
      expect(() => checkedCode(typed)).toThrow('not the code of a room');
    }
    expect(checkedCode(' xk7p 2m9q')).toBe('XK7P-2M9Q');
  });

  test('the board’s link is told apart, and its key is repeated to nobody', () => {
    try {
      readAddress('http://h:7777/board#secret-key');
      expect.fail();
    } catch (error) {
      expect(String(error)).toContain('for the facilitator');
      expect(JSON.stringify(error)).not.toContain('secret-key');
    }
  });
});

test.each([
  ['connect ECONNREFUSED 127.0.0.1:9', 'nothing listens there'],
  ['getaddrinfo ENOTFOUND nowhere.example', 'nobody knows that name'],
  ['Opening handshake has timed out', 'nobody answers'],
  ['Unexpected server response: 404', 'what answers there is not a room'],
  ['too-many-tries', 'too many wrong tries came from your network; wait a minute'],
  ['too-fast', 'you connect too often; wait a minute'],
  ['The room cannot save right now.', 'The room cannot save right now.'],
])('"%s" in plain words', (why, words) => {
  expect(inWords(why)).toBe(words);
});

describe('what a machine can do', () => {
  test('by chapter: what is needed keeps it from being played and comes first', async () => {
    const [chapter = expect.fail()] = await loadCourse();
    const strict = {
      ...chapter,
      tools: ['strace', 'ngrep'],
      optionalTools: ['tshark'],
      powers: ['traceChild', 'sniff'] as const,
    };
    const machine = { sandboxed: true, powers: ['traceChild' as const] };
    expect(doctorOf([strict], { ...machine, hasTool: (tool) => tool === 'strace' })).toEqual({
      sandboxed: true,
      powers: ['traceChild'],
      chapters: [{ chapter: chapter.id, playable: false, lacks: ['ngrep', 'sniff', 'tshark'] }],
    });
    const optional = { ...strict, tools: ['strace'], powers: [] };
    expect(
      doctorOf([optional], { ...machine, hasTool: (tool) => tool === 'strace' }),
    ).toMatchObject({
      chapters: [{ playable: true, lacks: ['tshark'] }],
    });
  });

  describe('tried in a lab', () => {
    let home: string;
    beforeEach(() => {
      home = mkdtempSync(join(tmpdir(), 'spy-room-doctor-'));
    });
    afterEach(() => rmSync(home, { recursive: true, force: true }));
    const labs = () => (existsSync(join(home, 'labs')) ? readdirSync(join(home, 'labs')) : []);

    test('once per machine start, and nothing is left behind', async () => {
      const course = await loadCourse();
      const examine = () => examineForRoom(home, () => course, new AbortController().signal, 0);
      const first = await examine();
      expect(doctorSchema.parse(first)).toEqual(first);
      expect(first?.chapters).toHaveLength(course.length);
      expect(labs()).toEqual([]);
      const kept = readFileSync(join(home, 'machine.json'), 'utf8');
      const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
      expect(kept).toContain(boot);
      rmSync(join(home, 'labs'), { recursive: true, force: true });
      expect(await examine()).toEqual(first);
      expect(existsSync(join(home, 'labs'))).toBe(false);
    });

    test('a learner who leaves at once is not kept', async () => {
      const over = new AbortController();
      const examining = examineForRoom(home, () => [], over.signal, 3_600_000);
      over.abort();
      expect(await examining).toBeUndefined();
      expect(labs()).toEqual([]);
    });
  });
});
