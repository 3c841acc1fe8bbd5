import { describe, expect, it } from 'vitest';
import type { Task } from '../../src/course/model.ts';
import { noticed } from '../../src/evidence/noticed.ts';
import { fixture, ran, runTask } from './given.ts';

const going = { running: true, exit: undefined };
const task = runTask({ program: './waiter' });
const question: Task = {
  kind: 'answer',
  prompt: '',
  form: 'call',
  expectation: { expect: 'value', anyOf: ['fsync'] },
  nearMisses: [],
};

describe('noticed', () => {
  it.each([
    ['time ./waiter', fixture('time'), 'time ran ./waiter: 1.5 s, of which 0.02 s computing.'],
    ['time ./waiter 5', fixture('time'), 'time ran ./waiter 5: 1.5 s, of which 0.02 s computing.'],
    [
      '/usr/bin/time ./waiter',
      fixture('time-program'),
      'time ran ./waiter: 1.5 s, of which 0.01 s computing.',
    ],
    [
      'time -p ./waiter',
      'done\nreal 62.52\nuser 60.02\nsys 1.00\n',
      'time ran ./waiter: 62.5 s, of which 61.0 s computing.',
    ],
    [
      'time python3 x.py | tail -1',
      'x\n\nreal\t1m2.500s\nuser\t0m0.500s\nsys\t0m0.000s\n',
      'time ran python3 x.py: 62.5 s, of which 0.5 s computing.',
    ],
    ['time ./waiter', 'done\n', './waiter ran.'],
    [
      'strace -c -f ./writer',
      fixture('summary-fsync'),
      "strace ran, with -f and -c, on ./writer: 684 calls, most of the kernel's time in fsync.",
    ],
    [
      'strace -c -w ./waiter',
      fixture('summary-wall'),
      'strace ran, with -c, on ./waiter: 533 calls, most time in recvfrom.',
    ],
    // All zeros, as a table may be: nothing stands out.
    ['strace -c ./parrot', fixture('summary'), 'strace ran, with -c, on ./parrot: 38 calls.'],
    [
      'strace -yy -p $(pgrep -x waiter)',
      fixture('waiting'),
      'strace ran on process $(pgrep -x waiter): 1 call.',
    ],
    [
      'python3 -m cProfile -s tottime ./adder 2',
      fixture('cprofile'),
      'cProfile ran on ./adder 2: 9 function calls.',
    ],
    ['./waiter 3 &', '[1] 12\ndone', './waiter ran.'],
    ['ss -tlnp', 'a\nb\n', 'ss ran: 2 lines.'],
    ['vmstat 1 2', 'a\nb\nc\n', 'vmstat ran: 3 lines.'],
    ['sleep 1; ./waiter', 'done', './waiter ran, with nobody listening.'],
    ['python3 -m cProfile ./waiter', '', 'cProfile ran on ./waiter.'],
    ['pgrep -x waiter', '45\n46\n', 'pgrep found 2 processes.'],
    ['pgrep -ax waiter', '45 ./waiter\n', 'pgrep found 1 process.'],
  ])('%s: %#', (text, output, words) => {
    expect(noticed(task, [ran(text, output)])).toBe(words);
  });

  it.each([
    ['tcpdump -i lo -A port 5000', fixture('tcpdump'), 'tcpdump is running: 11 lines.'],
    ['time ./waiter', '', './waiter is running.'],
    ['python3 -m cProfile ./adder', '', 'cProfile is running on ./adder.'],
    [
      'strace -c -p 12',
      'strace: Process 12 attached',
      'strace is running, with -c, on process 12.',
    ],
    [
      'ngrep -q -d lo "" port 5000 &',
      '[1] 12\nT x',
      'ngrep is running in the background: 2 lines.',
    ],
    ['./waiter 30 &', '[1] 12', './waiter is running in the background.'],
    ['./waiter 30 >/dev/null & pgrep waiter', '12', './waiter is running in the background.'],
    ['strace ./waiter &', '[1] 12', 'strace is running in the background on ./waiter.'],
  ])('%s, while it runs', (text, output, words) => {
    expect(noticed(task, [ran(text, output, going)])).toBe(words);
  });

  it('gives no answer away', () => {
    const table = ran('strace -c -f ./writer', fixture('summary-fsync'));
    expect(noticed(question, [table])).toBe('strace ran, with -f and -c, on ./writer: 684 calls.');
    const own: Task = {
      ...question,
      form: 'number',
      expectation: { expect: 'own-call-count', program: './parrot' },
    };
    expect(noticed(own, [ran('strace ./parrot', fixture('plain'))])).toBe(
      'strace ran on ./parrot.',
    );
    expect(noticed(own, [ran('strace -c ./parrot', fixture('summary'))])).toBe(
      'strace ran, with -c, on ./parrot.',
    );
  });
});
