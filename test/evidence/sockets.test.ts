import { describe, expect, it } from 'vitest';
import type { Task } from '../../src/course/model.ts';
import { judge } from '../../src/evidence/judge.ts';
import { findMatch } from '../../src/evidence/match.ts';
import { call, fixture, ran, truth } from './given.ts';

const context = { ...truth, cwd: '/home/spy' };
const line = (matcher: ReturnType<typeof call>, text: string) =>
  findMatch(matcher, text, context)?.line;

describe('a call that still waits', () => {
  const waits = call('recvfrom', '127.0.0.1:{{port}}');
  it.each([
    'waiting',
    'waiting-times',
    'waiting-many',
    'waiting-file',
    'network-file',
    'killed-strace',
  ])('is found in %s, whatever stands before it', (name) => {
    const found = line(waits, fixture(name));
    expect(found).toMatch(/recvfrom\(3<TCP:/);
    expect(fixture(name).split('\n')).toContain(found);
    expect(line(call('recvfrom', '127.0.0.1:{{port}}', 'ok'), fixture(name))).toBeUndefined();
  });

  it.each(['waiting', 'waiting-times', 'waiting-many', 'waiting-file', 'killed-strace'])(
    'can be cited from %s',
    (name) => {
      const task: Task = { kind: 'cite', prompt: '', accept: [waits], slips: [] };
      const command = ran('strace -f -yy -p $!', fixture(name));
      const lines = fixture(name)
        .split('\n')
        .filter((each) => each.includes('recvfrom('));
      expect(lines.length).toBeGreaterThan(0);
      for (const each of lines) {
        const citation = { kind: 'citation' as const, line: each, command: command.id };
        expect(judge(task, [command, citation], truth).kind, each).toBe('passed');
      }
    },
  );
});

describe('an address as argument', () => {
  const at = (address: string, text: string, names = 'connect|recvfrom') =>
    line(call(names.replace('|', ' '), address), text);
  const plain = fixture('network');
  const peer = 'recvfrom(3<TCP:[127.0.0.1:5000->127.0.0.1:40020]>, ';

  it('is also the one that connect spells out', () => {
    expect(at('127.0.0.1:5000', plain)).toMatch(/^connect\(5, .*htons\(5000\)/);
    expect(at('localhost:5000', plain)).toMatch(/^connect\(5, /);
    expect(at('->127.0.0.1:5000', plain)).toMatch(/^connect\(5, /);
    const six =
      'connect(3, {sa_family=AF_INET6, sin6_port=htons(5000), sin6_flowinfo=htonl(0), inet_pton(AF_INET6, "::1", &sin6_addr), sin6_scope_id=0}, 28) = 0';
    expect(at('[::1]:5000', six)).toBe(six);
    expect(at('127.0.0.1:5000', six)).toBeUndefined();
  });
  it('is no other one that begins or ends alike', () => {
    for (const other of ['127.0.0.1:500', '127.0.0.1:50000', '27.0.0.1:5000', '127.0.0.1:000'])
      for (const text of [plain, fixture('waiting')])
        expect(at(other, text), other).toBeUndefined();
  });
  it('is either end of a connection, or with an arrow the other end', () => {
    expect(at('127.0.0.1:5000', peer)).toBe(peer);
    expect(at('->127.0.0.1:5000', peer)).toBeUndefined();
    expect(at('->127.0.0.1:40020', peer)).toBe(peer);
    expect(at('->127.0.0.1:{{port}}', fixture('waiting'))).toMatch(/^recvfrom/);
  });
  it('with an arrow is none that a program binds itself to', () => {
    const own =
      'bind(3, {sa_family=AF_INET, sin_port=htons(5000), sin_addr=inet_addr("127.0.0.1")}, 16) = 0';
    expect(at('127.0.0.1:5000', own, 'bind')).toBe(own);
    expect(at('->127.0.0.1:5000', own, 'bind')).toBeUndefined();
  });
});

describe('a path behind a descriptor', () => {
  it.each(['pwrite64', 'fsync'])('counts for %s', (name) => {
    const found = line(call(name, '/home/spy/book.txt', 'ok'), fixture('fsync'));
    expect(found).toMatch(new RegExp(`^${name}\\(3</home/spy/book.txt>`));
    expect(line(call(name, '/home/spy/book', 'ok'), fixture('fsync'))).toBeUndefined();
  });
  it.each([
    ['/home/spy/gone.txt', 'write(3</home/spy/gone.txt>(deleted), "xyz", 3) = 3'],
    ['/dev/null', String.raw`write(1</dev/null<char 1:3>>, "hi\n", 3) = 3`],
    ['/dev/null', String.raw`write(1</dev/null>, "hi\n", 3)          = 3`],
  ])('%s', (path, text) => {
    expect(line(call('write', path), text)).toBe(text);
  });
  it('is not what a call from that folder is about', () => {
    const text = 'openat(3</home/spy/books>, "a.txt", O_RDONLY) = 4</home/spy/books/a.txt>';
    expect(line(call('openat', '/home/spy/books'), text)).toBeUndefined();
    expect(line(call('openat', '/home/spy/books/a.txt'), text)).toBe(text);
    const empty = 'newfstatat(3</home/spy/books>, "", {st_mode=S_IFDIR|0755}, AT_EMPTY_PATH) = 0';
    expect(line(call('newfstatat', '/home/spy/books'), empty)).toBe(empty);
  });
});
