import { describe, expect, it } from 'vitest';
import { judge } from '../../src/evidence/judge.ts';
import type { CommandObservation } from '../../src/evidence/observation.ts';
import { call, fixture, ran, runTask, truth } from './given.ts';

describe('a run passes', () => {
  it.each([
    ['the plain flood', ran('strace ./parrot', fixture('plain'))],
    ['a filter', ran('strace -e trace=openat ./parrot', fixture('openat'))],
    ['-f from outside', ran('strace -f ./aviary', fixture('follow'))],
    [
      'a file that was not looked at',
      ran('strace -f -o t ./aviary', '', {
        files: [{ path: '~/t', text: fixture('output-file') }],
      }),
    ],
    ['grep in a file', ran('grep -n openat t', fixture('grepped'))],
    [
      'a command that still runs',
      ran('strace ./parrot', fixture('plain'), { running: true, exit: undefined }),
    ],
    [
      'a relative path, after cd',
      ran(
        'cd .config/parrot && strace cat words.conf',
        'openat(AT_FDCWD, "words.conf", O_RDONLY) = 3',
      ),
    ],
  ])('with %s', (_name, command) => {
    const verdict = judge(runTask(), [command], truth);
    expect(verdict).toMatchObject({ kind: 'passed', telling: { command: command.id } });
    const shown = [command.output, ...command.files.map(({ text }) => text)].join('\n');
    expect(
      verdict.kind === 'passed' && shown.split('\n').includes(verdict.telling?.line ?? ''),
    ).toBe(true);
  });

  it('by a route that works here only', () => {
    const routes = [
      {
        name: 'stack',
        needs: ['kernelStack' as const],
        shows: [{ match: 'line' as const, pattern: 'sk_wait' }],
      },
      {
        name: 'both',
        needs: [],
        shows: [call('openat', '{{rc}}', 'ENOENT'), call('write', 'Squawk')],
      },
    ];
    expect(judge(runTask({ routes }), [ran('cat /proc/1/stack', 'sk_wait')], truth).kind).toBe(
      'not-yet',
    );
    const verdict = judge(runTask({ routes }), [ran('strace ./parrot', fixture('plain'))], truth);
    expect(verdict).toMatchObject({
      kind: 'passed',
      telling: { line: expect.stringContaining('write(1, "Squawk') },
    });
    expect(
      judge(runTask({ routes }), [ran('strace -e openat ./parrot', fixture('openat'))], truth).kind,
    ).toBe('not-yet');
  });

  it('needs all that a route shows within one command', () => {
    const routes = [
      {
        name: 'two',
        needs: [],
        shows: [
          { match: 'line' as const, pattern: 'one' },
          { match: 'line' as const, pattern: 'two' },
        ],
      },
    ];
    const [one, two] = [ran('a', 'one'), ran('b', 'two')];
    expect(judge(runTask({ routes }), [one, two], truth).kind).toBe('not-yet');
    expect(
      judge(runTask({ routes }), [{ ...one, files: [{ path: 'x', text: 'two' }] }], truth),
    ).toMatchObject({ telling: { line: 'two' } });
  });

  it('takes the words of a listener in the background from the commands in front of it', () => {
    const shows = ['one', 'two'].map((pattern) => ({ match: 'line' as const, pattern }));
    const task = runTask({ program: undefined, routes: [{ name: 'two', needs: [], shows }] });
    const going = { running: true, exit: undefined };
    const kind = (listener: string, state: object, more = {}) => {
      const commands = [ran(listener, '[1] 12', state), ran('x', 'one'), ran('y', 'two', more)];
      const verdict = judge(task, commands, truth);
      if (verdict.kind === 'passed')
        expect(verdict.telling).toEqual({ command: commands[2]?.id, line: 'two' });
      return verdict.kind;
    };
    expect(kind('ngrep -d lo &', going)).toBe('passed');
    expect(kind('strace -p $! &', going)).toBe('passed');
    expect(kind('ngrep -d lo &', {})).toBe('not-yet');
    expect(kind('ngrep -d lo', going)).toBe('not-yet');
    expect(kind('./waiter 30 &', going)).toBe('not-yet');
    expect(kind('ngrep -d lo &', going, { shell: 2 })).toBe('not-yet');
  });

  it('never without a thing to show', () => {
    const routes = [{ name: 'empty', needs: [], shows: [] }];
    expect(judge(runTask({ routes }), [ran('ls')], truth).kind).toBe('not-yet');
  });

  it('by earlier commands only if the task says so', () => {
    const earlier = ran('strace ./parrot', fixture('plain'), { earlier: true });
    expect(judge(runTask(), [earlier], truth)).toEqual({
      kind: 'not-yet',
      reason: 'Nothing has run in the shell yet.',
    });
    expect(judge(runTask({ earlierCounts: true }), [earlier], truth).kind).toBe('passed');
  });
});

describe('a run does not pass yet, and the reason is', () => {
  const attach = 'strace: attach: ptrace(PTRACE_SEIZE, 1): Operation not permitted';
  it.each<[string, RegExp, CommandObservation]>([
    [
      'a missing tool',
      /strace is not installed.*spy-school\sdoctor/,
      ran('strace ./parrot', 'bash: strace: command not found', { exit: 127 }),
    ],
    [
      'a slip of the pen',
      /no command called strcae/,
      ran('strcae ./parrot', 'bash: strcae: command not found', { exit: 127 }),
    ],
    [
      'a slip of the pen in front of a pipe',
      /no command called strcae/,
      ran('strcae ./parrot | head', 'bash: strcae: command not found'),
    ],
    [
      'no ./ in the shell',
      /^The shell looks for parrot in the PATH.*`\.\/parrot`/,
      ran('parrot', 'bash: parrot: command not found', { exit: 127 }),
    ],
    [
      'no program there, says the shell',
      /^There is no \.\/parot here/,
      ran('./parot', 'bash: ./parot: No such file or directory', { exit: 127 }),
    ],
    [
      'sudo where there is none',
      /leave it off/,
      ran('sudo strace ./parrot', 'bash: sudo: command not found', { exit: 127 }),
    ],
    [
      'an editor that is missing',
      /^nano is not installed here.*another editor.*`sed`/,
      ran('nano ~/.parrotrc', 'bash: nano: command not found', { exit: 127 }),
    ],
    [
      "dash's way of saying so",
      /no command called strcae/,
      ran('sh x', 'dash: 1: strcae: not found', { exit: 127 }),
    ],
    [
      'sudo',
      /leave it off/,
      ran('sudo strace ./parrot', 'sudo: a password is required', { exit: 1 }),
    ],
    [
      'stderr thrown away',
      /`2>\/dev\/null` threw.*away/,
      ran('strace ./parrot 2>/dev/null', 'Squawk!'),
    ],
    ['everything thrown away', /threw.*away/, ran('strace ./parrot &> /dev/null')],
    ['everything thrown away, in full', /threw/, ran('strace ./parrot >/dev/null 2>&1')],
    ['stderr closed', /threw/, ran('strace ./parrot 2>&- | head', 'Squawk!')],
    ['a pipe instead', /has not been seen/, ran('strace ./parrot 2>&1 >/dev/null | head')],
    ['a file besides', /less[\s]t/, ran('strace -o t ./parrot 2>/dev/null', 'Squawk!')],
    ['no right to attach', /somebody else's/, ran('strace -p 1', attach, { exit: 1 })],
    [
      'no right to trace',
      /listen at all/,
      ran('strace ./parrot', 'strace: ptrace(PTRACE_TRACEME, ...): Operation not permitted', {
        exit: 1,
      }),
    ],
    [
      'an unwritable file',
      /could not write its trace to \/x/,
      ran('strace -o /x ./parrot', "strace: Can't fopen '/x': Permission denied", { exit: 1 }),
    ],
    [
      'no such process',
      /pgrep/,
      ran('strace -p 999999', 'strace: attach: ptrace(PTRACE_SEIZE, 999999): No such process', {
        exit: 1,
      }),
    ],
    [
      'no such program',
      /no program at \.\/nosuch/,
      ran('strace ./nosuch', fixture('missing'), { exit: 1 }),
    ],
    [
      'no ./',
      /write \.\/ in front/,
      ran('strace parrot', "strace: Can't stat 'parrot': No such file or directory", { exit: 1 }),
    ],
    [
      'no program',
      /Its options come first/,
      ran('strace', 'strace: must have PROG [ARGS] or -p PID', { exit: 1 }),
    ],
    [
      'no such call',
      /no system call named opne/,
      ran('strace -e opne ./parrot', "strace: invalid system call 'opne'", { exit: 1 }),
    ],
    ['the old open', /openat/, ran('strace -e open ./parrot', fixture('open'))],
    [
      'the old open, in full',
      /openat/,
      ran('strace -e trace=open,close ./parrot', fixture('open')),
    ],
    ['nobody listened', /nobody listened/, ran('./parrot', 'Squawk!')],
    [
      'another program',
      /but on ls/,
      ran('strace ls', 'execve("/usr/bin/ls", ["ls"], 0x7 /* 3 vars */) = 0'),
    ],
    ['-c', /without `-c`/, ran('strace -c ./parrot', fixture('summary'))],
    ['a hidden file', /less\s\/x\/t/, ran('strace -o /x/t ./parrot', 'Squawk!')],
    ['a filter', /filter hides/, ran('strace -e trace=read,write ./parrot', 'read(3, "", 9) = 0')],
    [
      'a lost middle',
      /middle is lost/,
      ran('strace ./parrot', 'brk(NULL) = 0x1', { truncated: true }),
    ],
    [
      'patience',
      /is listening/,
      ran('strace ./parrot', 'brk(NULL) = 0x1', { running: true, exit: undefined }),
    ],
    ['none in particular', /strace ran/, ran('strace ./parrot', 'brk(NULL) = 0x1')],
    ['another network card', /-d\slo/, ran('ngrep -W byline port 5000', '')],
    [
      'the listener waiting',
      /another tab/,
      ran('ngrep -d lo', '', { running: true, exit: undefined }),
    ],
  ])('%s', (_name, reason, command) => {
    const verdict = judge(runTask(), [command], truth);
    expect(verdict).toEqual({ kind: 'not-yet', reason: expect.stringMatching(reason) });
  });

  it('a forgotten -f', () => {
    const task = runTask({ program: './aviary' });
    const verdict = judge(task, [ran('strace -e trace=openat ./aviary', fixture('alone'))], truth);
    expect(verdict.reason).toContain('`-f`');
    const followed = judge(
      task,
      [ran('strace -f -e trace=read ./aviary', 'read(3, "", 9) = 0\n--- SIGCHLD {}')],
      truth,
    );
    expect(followed.reason).not.toContain('`-f`');
  });

  it('a text that strace cut', () => {
    const task = runTask({
      routes: [
        {
          name: 's',
          needs: [],
          shows: [call('write', 'Pieces of eight, pieces of eight, pieces')],
        },
      ],
    });
    const cut = 'write(1, "Pieces of eight, pieces of eight"..., 51) = 51';
    expect(judge(task, [ran('strace ./parrot', cut)], truth).reason).toMatch(/-s\s200/);
    const whole = 'write(1, "Pieces of eight, pieces of eight, pieces of eight!\\n", 51) = 51';
    expect(judge(task, [ran('strace -s 200 ./parrot', whole)], truth).kind).toBe('passed');
  });

  it("the author's slip first, with its values, in their order", () => {
    const slips = [
      { command: '^ltrace', saw: undefined, say: 'ltrace?' },
      { command: undefined, saw: call('openat', '{{rc}}', 'ENOENT'), say: 'It asked for {{rc}}.' },
      { command: 'strace', saw: undefined, say: 'later' },
    ];
    const task = runTask({ slips, routes: [] });
    expect(judge(task, [ran('ltrace ./parrot')], truth).reason).toBe('ltrace?');
    expect(judge(task, [ran('strace ./parrot', fixture('plain'))], truth).reason).toBe(
      'It asked for /home/spy/.parrotrc.',
    );
    expect(judge(task, [ran('strace ls')], truth).reason).toBe('later');
  });

  describe('no slip of the author, which would guess wrong,', () => {
    const about = (pattern: string) =>
      runTask({ slips: [{ command: pattern, saw: undefined, say: 'slip' }], routes: [] });
    const told = (pattern: string, text: string, output: string, exit: number) =>
      judge(about(pattern), [ran(text, output, { exit })], truth).reason;
    it('when the shell does not know the command', () => {
      const output = 'bash: pstrace: command not found';
      expect(told('-e open', 'pstrace -e open bash', output, 127)).toMatch(
        /no command called pstrace/,
      );
      expect(told('-e open', 'pstrace -e open bash; ls', `${output}\nparrot`, 0)).toMatch(
        /no command called pstrace/,
      );
    });
    it.each([
      ['cat ~/.parotrc', 'cat: /home/spy/.parotrc: No such file or directory', 1],
      ['less ~/.parotrc', '/home/spy/.parotrc: No such file or directory', 1],
      [
        'head -3 ~/.parotrc',
        "head: cannot open '/home/spy/.parotrc' for reading: No such file or directory",
        1,
      ],
      [
        'sed -i s/a/b/ ~/.parotrc',
        "sed: can't read /home/spy/.parotrc: No such file or directory",
        2,
      ],
    ])('when the file is not there: %s', (text, output, exit) => {
      expect(told('.', text, output, exit)).toMatch(/^There is no \/home\/spy\/\.parotrc here/);
    });
    it('but the slip when a program merely says such a thing', () => {
      expect(told('strace', 'strace ./parrot', 'bash: x: command not found', 0)).toBe('slip');
      expect(told('cat', 'cat log', 'cat: x: No such file or directory', 0)).toBe('slip');
    });
  });

  it('about the newest command that has to do with it', () => {
    const open = ran('strace -e open ./parrot', fixture('open'));
    const alone = ran('./parrot', 'Squawk!');
    expect(judge(runTask(), [open, ran('ls', 'parrot'), ran('cd')], truth).reason).toContain(
      'openat',
    );
    expect(judge(runTask(), [open, alone, ran('ls', 'parrot')], truth).reason).toContain(
      'nobody listened',
    );
    expect(judge(runTask(), [ran('ls', 'parrot')], truth).reason).toContain('The shell is yours');
  });
});
