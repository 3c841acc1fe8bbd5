import { describe, expect, it } from 'vitest';
import type { Task } from '../../src/course/model.ts';
import { judge } from '../../src/evidence/judge.ts';
import { noticed } from '../../src/evidence/noticed.ts';
import type { Observation } from '../../src/evidence/observation.ts';
import { call, fixture, ran, runTask, truth } from './given.ts';

const chose = (...ids: string[]): Observation => ({ kind: 'choice', ids });

describe('read and predict', () => {
  it('reading is enough', () => {
    expect(judge({ kind: 'read' }, [], truth).kind).toBe('passed');
  });
  it('any prediction will do, but there must be one', () => {
    const task: Task = { kind: 'predict', prompt: '', options: [{ id: 'a', label: 'A' }] };
    expect(judge(task, [chose('a')], truth).kind).toBe('passed');
    for (const none of [[], [chose()], [chose('z')]])
      expect(judge(task, none, truth).kind).toBe('not-yet');
  });
});

describe('choose', () => {
  const options = [
    { id: 'a', label: 'A', right: true, because: 'A asks {{port}}.' },
    { id: 'b', label: 'B', right: false, because: 'B is not {{port}}.' },
    { id: 'c', label: 'C', right: true, because: '' },
  ];
  const several: Task = { kind: 'choose', prompt: '', several: true, options };
  const single: Task = { ...several, several: false, options: options.slice(0, 2) };
  it.each<[Task, string[], string, RegExp]>([
    [single, ['a'], 'passed', /A asks 5000/],
    [single, ['b'], 'wrong', /B is not 5000/],
    [single, ['a', 'b'], 'wrong', /B is not/],
    [single, [], 'not-yet', /Pick/],
    [several, ['a', 'c'], 'passed', /A asks/],
    [several, ['a'], 'not-yet', /1 more to find/],
    [several, ['a', 'b', 'c'], 'wrong', /B is not/],
    [several, ['zzz'], 'not-yet', /Pick/],
  ])('%#', (task, ids, kind, reason) => {
    expect(judge(task, [chose('b'), chose(...ids)], truth)).toMatchObject({
      kind,
      reason: expect.stringMatching(reason),
    });
  });
});

describe('fix', () => {
  const task: Task = {
    kind: 'fix',
    prompt: '',
    probe: 'french/answer',
    slips: [{ command: '^curl', saw: undefined, say: 'Add a header.' }],
  };
  const probe = (exit: number, said: string, name = 'french/answer'): Observation => ({
    kind: 'probe',
    probe: name,
    exit,
    said,
  });
  it('passes with exit 0 and says what the probe said', () => {
    expect(
      judge(task, [probe(1, 'no'), probe(0, 'checking\nEnglish now.\n')], truth),
    ).toMatchObject({ kind: 'passed', reason: 'English now.' });
    expect(judge(task, [probe(0, '')], truth).reason).toBe('It works now.');
  });
  it('otherwise says why not, on one clean line', () => {
    expect(
      judge(task, [probe(0, 'ok'), probe(1, 'x\n\u001b[31mstill French\u202e\n')], truth),
    ).toEqual({ kind: 'not-yet', reason: 'still French' });
    expect(judge(task, [ran('curl x'), probe(1, 'still French')], truth).reason).toBe(
      'Add a header.',
    );
    expect(judge(task, [probe(1, '')], truth).reason.length).toBeGreaterThan(0);
  });
  it('says first that the shell does not know the command', () => {
    const unknown = ran('curl x', 'bash: curl: command not found', { exit: 127 });
    expect(judge(task, [unknown, probe(1, 'still French')], truth).reason).toMatch(
      /curl is not installed/,
    );
  });
  it('waits for its own probe', () => {
    expect(judge(task, [probe(0, 'ok', 'other/probe')], truth)).toMatchObject({
      kind: 'not-yet',
      reason: expect.stringContaining('checked'),
    });
  });
});

describe('noticed', () => {
  it.each<[string, Observation[]]>([
    ['strace ran on ./parrot: 39 calls.', [ran('strace ./parrot', fixture('plain'))]],
    [
      'strace ran, with -f and -e openat, on ./aviary: 2 calls.',
      [ran('strace -f -e trace=openat ./aviary', fixture('alone'))],
    ],
    [
      'strace ran, with -c, on ./parrot: 38 calls.',
      [ran('strace -c ./parrot', fixture('summary'))],
    ],
    [
      'strace is running on process 12: 1 call.',
      [ran('strace -p 12', 'recvfrom(3, ', { running: true, exit: undefined })],
    ],
    [
      'strace ran, with -o t, on ./parrot: 39 calls.',
      [ran('strace -o t ./parrot', '', { files: [{ path: 't', text: fixture('plain') }] })],
    ],
    [
      'ngrep is running: 2 lines.',
      [ran('ngrep -d lo', 'a\n\nb\n', { running: true, exit: undefined })],
    ],
    ['./parrot ran, with nobody listening.', [ran('./parrot', 'Squawk!')]],
    [
      'strace ran on ./parrot: 2 calls shown.',
      [ran('strace ./parrot 2>&1 | grep -E "^(write|brk)"', 'brk(NULL) = 0x1\nbrk(NULL) = 0x2')],
    ],
    ['strace ran on ./parrot: 39 calls.', [ran('strace ./parrot |& less', fixture('plain'))]],
    ['strace ran on ./parrot.', [ran('strace ./parrot 2>&1 | wc -l', '40')]],
    [
      'strace ran, with -c, on ./parrot: 38 calls.',
      [ran('strace -c ./parrot 2>&1 | tail -40', fixture('summary'))],
    ],
    ['', [ran('ls')]],
    ['', [ran('strace ./parrot', fixture('plain'), { earlier: true })]],
    ['', []],
  ])('%j', (words, observations) => {
    expect(noticed(runTask(), observations)).toBe(words);
  });
  it('does not count a flood to its end', () => {
    const flood = ran('strace ./parrot', 'brk(NULL) = 0x1\n'.repeat(100_000));
    expect(noticed(runTask(), [flood])).toContain('more than 12,500 calls');
  });
});

/** A small repeatable source of chance. */
function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

describe('whatever a learner does', () => {
  const scraps = [
    'strace ',
    '-f',
    ' -e',
    ' open',
    '-o ',
    "'",
    '"',
    '$(',
    '`',
    '|',
    '>',
    '2>&1',
    '\\',
    '\n',
    '\u0000',
    '\u001b[2J',
    '\u202e',
    '{{config}}',
    '{{',
    '/home/spy/.parrotrc',
    'openat(AT_FDCWD, "',
    '", O_RDONLY) = 3',
    ' <unfinished ...>',
    '<... openat resumed>',
    '[pid 7] ',
    '12:',
    ') = 6',
    '+++ exited',
    '% time  calls syscall',
    '100.00 0.1 1 2 total',
    'chdir("',
    '(',
    '[',
    '{',
    '37',
    ',',
    '💥',
    '\ud800',
    'x'.repeat(200),
    'A=w, B: c',
    'tcpdump -ilo ',
    'ngrep -d lo ',
    'curl -v http://localhost:5000/ ',
    'curl: (7) Failed to connect to x port 1',
    'python3 -m cProfile ./parrot',
    'time ./parrot',
    'pgrep x',
    'cat /proc/$(pgrep x)/wchan',
    'cat: /proc//wchan: No such file or directory',
    'strace -c -yy -p $! & ',
    "strace: Invalid process id: '",
    'listening on lo, ',
    'real\t0m1.0s\nuser\t0m1.0s\nsys\t0m0.0s',
    'recvfrom(3<TCP:[127.0.0.1:1->127.0.0.1:5000]>, ',
    '&',
    'w c d',
  ];
  const tasks: Task[] = [
    runTask({
      slips: [
        { command: '(', saw: undefined, say: '' },
        { command: '{{both}}', saw: call('', '{{both}}', ''), say: '{{x}}' },
      ],
    }),
    runTask({
      program: '',
      routes: [{ name: '', needs: [], shows: [{ match: 'line', pattern: '[' }] }],
      earlierCounts: true,
    }),
    runTask({
      program: undefined,
      routes: [
        { name: '', needs: ['sniff'], shows: [{ match: 'line', pattern: '^real .* total$' }] },
        {
          name: '',
          needs: [],
          shows: [call('recvfrom', '->127.0.0.1:{{port}}'), call('fsync', '/x')],
        },
      ],
    }),
    {
      kind: 'cite',
      prompt: '',
      accept: [call('openat', '{{config}}', 'ok'), { match: 'line', pattern: '\\(.*{{both}}' }],
      slips: [{ command: undefined, saw: call('brk'), say: 'x' }],
    },
    ...(['path', 'number', 'word', 'call', 'address', 'text', 'sequence'] as const).map(
      (form): Task => ({
        kind: 'answer',
        prompt: '',
        form,
        expectation: { expect: 'value', anyOf: ['{{config}}', '{{nope}}', ''] },
        nearMisses: [{ anyOf: ['', '{{both}}'], say: '' }],
      }),
    ),
    {
      kind: 'answer',
      prompt: '',
      form: 'number',
      expectation: { expect: 'own-call-count', program: './parrot' },
      nearMisses: [],
    },
    { kind: 'fix', prompt: '', probe: 'a/b', slips: [] },
    { kind: 'predict', prompt: '', options: [] },
    { kind: 'choose', prompt: '', several: true, options: [] },
  ];

  it('is judged, with a verdict and a reason, and never throws', () => {
    for (let seed = 1; seed <= 400; seed++) {
      const dice = chance(seed);
      const text = () =>
        Array.from({ length: dice(12) }, () => scraps[dice(scraps.length)]).join('');
      const observations = Array.from({ length: dice(6) }, (): Observation => {
        const kind = dice(6);
        if (kind === 0) return { kind: 'answer', text: text() };
        if (kind === 1) return { kind: 'choice', ids: [text()] };
        if (kind === 2) return { kind: 'citation', line: text(), command: `c${dice(9)}` };
        if (kind === 3) return { kind: 'probe', probe: 'a/b', exit: dice(3) - 1, said: text() };
        return ran(text(), [text(), text(), text()].join('\n'), {
          cwd: text(),
          running: dice(2) === 0,
          truncated: dice(2) === 0,
          earlier: dice(3) === 0,
          files: [{ path: text(), text: text() }],
        });
      });
      for (const task of tasks) {
        const verdict = judge(task, observations, truth);
        expect(['passed', 'not-yet', 'wrong']).toContain(verdict.kind);
        expect(typeof noticed(task, observations)).toBe('string');
        // The same again: judging leaves no trace of its own.
        expect(judge(task, observations, truth)).toEqual(verdict);
      }
    }
  });

  it('is judged in a flood as well', () => {
    const noise =
      'openat(AT_FDCWD, "/usr/lib/locale/C.utf8/LC_TIME", O_RDONLY|O_CLOEXEC) = 3\n'.repeat(
        100_000,
      );
    const passing = `${noise}openat(AT_FDCWD, "/home/spy/.config/parrot/words.conf", O_RDONLY) = 3`;
    expect(judge(runTask(), [ran('strace ./parrot', noise)], truth).kind).toBe('not-yet');
    expect(judge(runTask(), [ran('strace ./parrot', passing)], truth).kind).toBe('passed');
  });
});
