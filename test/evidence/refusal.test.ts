import { describe, expect, it } from 'vitest';
import type { AnswerForm, Task } from '../../src/course/model.ts';
import { judge } from '../../src/evidence/judge.ts';
import { answered, fixture, ran, truth } from './given.ts';

const task = (form: AnswerForm, ...anyOf: string[]): Task => ({
  kind: 'answer',
  prompt: '',
  form,
  expectation: { expect: 'value', anyOf },
  nearMisses: [],
});
const reply = (
  form: AnswerForm,
  right: string,
  given: string,
  ...commands: ReturnType<typeof ran>[]
) => judge(task(form, right), [...commands, answered(given)], truth);
const STACK = '[<0>] wait_woken+0x89/0x90\n[<0>] tcp_recvmsg+0x6e/0x1d0\n';

describe('an address that is not the one', () => {
  const watched = ran('strace -yy -p $!', fixture('waiting'));
  it("is the program's own end of the connection", () => {
    for (const own of ['44328', '127.0.0.1:44328', 'port 44328'])
      expect(reply('address', '127.0.0.1:5000', own, watched)).toEqual({
        kind: 'wrong',
        reason: expect.stringMatching(/own end of the connection.*behind the arrow/),
      });
    const listed = ran('lsof -i', 'x 1 y 3u IPv4 1 0t0 TCP localhost:36666->localhost:5000 (EST)');
    expect(reply('address', '127.0.0.1:5000', '36666', listed).reason).toMatch(/own end/);
  });
  it('is only then', () => {
    for (const [given, ...commands] of [['4432', watched] as const, ['44328'] as const])
      expect(reply('address', '127.0.0.1:5000', given, ...commands).reason).not.toMatch(/own end/);
    const served = ran('strace -yy -p 1', 'recvfrom(4<TCP:[127.0.0.1:5000->127.0.0.1:44328]>, ');
    expect(reply('address', '127.0.0.1:5000', '44328', served).reason).not.toMatch(/own end/);
  });
  it('is the right port of another loopback', () => {
    expect(reply('address', '127.0.0.1:5000', '[::1]:5000').reason).toMatch(
      /IPv6.*another address/,
    );
    expect(reply('address', '127.0.0.1:5000', '[::1]:5001').reason).not.toMatch(/IPv6/);
  });
  it.each(['the network', 'the server', 'library', 'it waits', '?'])('is none: %s', (given) => {
    expect(reply('address', '127.0.0.1:5000', given).reason).toBe(
      'An address is wanted: a host, a colon and a port number.',
    );
  });
  it.each(['localhost', '127.0.0.1', 'http://localhost', '10.0.0.7'])(
    'lacks a port: %s',
    (given) => {
      // http:// implies 80.
      if (given.includes('//')) return;
      expect(reply('address', '127.0.0.1:5000', given).reason).toMatch(/Which port\?/);
    },
  );
});

describe('a call that is not the one', () => {
  it('is a function inside the kernel, as a stack shows it', () => {
    const looked = ran('cat /proc/7/stack', STACK);
    expect(reply('call', 'recvfrom', 'tcp_recvmsg', looked).reason).toMatch(/inside the kernel/);
    expect(reply('call', 'recvfrom', 'tcp_recvmsg+0x6e/0x1d0', looked).reason).toMatch(/inside/);
    expect(reply('call', 'recvfrom', 'tcp_recvmsg').reason).not.toMatch(/inside the kernel/);
    expect(reply('call', 'recvfrom', 'poll', looked).reason).not.toMatch(/inside the kernel/);
  });
  it('is where the kernel sleeps, as wchan shows it', () => {
    const looked = ran('cat /proc/7/wchan', 'wait_woken');
    expect(reply('call', 'recvfrom', 'wait_woken', looked).reason).toMatch(/inside the kernel/);
    expect(reply('call', 'recvfrom', 'woken', looked).reason).not.toMatch(/inside the kernel/);
  });
  it('is a number', () => {
    expect(reply('call', 'recvfrom', '45').reason).toMatch(/its number.*name/i);
  });
  it.each(['time ./amber', '0m2.1s', 'the network'])('is none: %s', (given) => {
    expect(reply('call', 'recvfrom', given).reason).toMatch(/name of (?:one system|a) call/);
  });
});
