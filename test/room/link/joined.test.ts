import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  checkedCode,
  dropSeat,
  findSeat,
  keepSeat,
  latestName,
} from '../../../src/room/link/joined.ts';
import { seat } from './fake-server.ts';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'spy-joined-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const URL = 'ws://127.0.0.1:1/room';
const fileOf = (code: string) => join(home, 'joined', `${code}.json`);

describe('what is kept of a room', () => {
  test('comes back as it was, and nobody else can read it', () => {
    const room = { id: 'r', name: 'Owls', chapters: ['owls'] };
    const mine = seat(URL, { room, since: crypto.randomUUID() });
    keepSeat(home, mine);
    expect(findSeat(home, mine.code)).toEqual({ joined: mine, notice: '' });
    expect(statSync(fileOf(mine.code)).mode & 0o777).toBe(0o600);
    expect(statSync(join(home, 'joined')).mode & 0o777).toBe(0o700);
    keepSeat(home, { ...mine, name: 'Grace' });
    expect(findSeat(home, mine.code).joined?.name).toBe('Grace');
    dropSeat(home, mine.code);
    expect(findSeat(home, mine.code)).toEqual({ joined: undefined, notice: '' });
  });

  test.each([
    ['half a file', '{"v":1,"url":"ws://'],
    ['nothing', ''],
    ['another version', JSON.stringify({ ...seat(URL), v: 2 })],
    ['another room', JSON.stringify({ ...seat(URL), code: 'AAAA-AAAA' })],
    ['a short token', JSON.stringify({ ...seat(URL), token: 'x' })],
    ['an address that is none', JSON.stringify({ ...seat(URL), url: 'file:///etc/passwd' })],
  ])('%s is set aside, with a word', (_, text) => {
    keepSeat(home, seat(URL));
    writeFileSync(fileOf('XK7P-2M9Q'), text);
    const found = findSeat(home, 'XK7P-2M9Q');
    expect(found.joined).toBeUndefined();
    expect(found.notice).toContain('set aside');
    const [aside = expect.fail()] = readdirSync(join(home, 'joined'));
    expect(aside).toMatch(/^XK7P-2M9Q\.json\.damaged-\d+$/);
    expect(readFileSync(join(home, 'joined', aside), 'utf8')).toBe(text);
  });

  test('a place that cannot be written to is said with what to do', () => {
    writeFileSync(join(home, 'joined'), 'a file');
    expect(() => keepSeat(home, seat(URL))).toThrow(/Cannot keep/);
    expect(() => findSeat(home, 'XK7P-2M9Q')).toThrow(/Cannot keep/);
  });

  test('the name used last is remembered across rooms, whatever else lies there', () => {
    expect(latestName(home)).toBeUndefined();
    keepSeat(home, seat(URL, { name: 'Old', joinedAt: '2026-01-01T00:00:00.000Z' }));
    const code = 'BBBB-BBBB';
    keepSeat(home, seat(URL, { code, name: 'New', joinedAt: '2026-02-01T00:00:00.000Z' }));
    writeFileSync(fileOf('CCCC-CCCC'), 'garbage');
    expect(latestName(home)).toBe('New');
  });
});

describe('a code as it may be typed', () => {
  test.each(['XK7P-2M9Q', 'xk7p2m9q', ' xk7p 2m9q '])('%s', (typed) => {
    expect(checkedCode(typed)).toBe('XK7P-2M9Q');
  });

  test.each(['', 'x', '../..', '/etc', '....', '-'.repeat(9), 'ü'.repeat(8), 'A'.repeat(99)])(
    '"%s" is none, and is not repeated',
    (typed) => {
      let message = '';
      try {
        checkedCode(typed);
      } catch (error) {
        message = String(error);
      }
      expect(message).toContain('not the code of a room');
    },
  );
});
