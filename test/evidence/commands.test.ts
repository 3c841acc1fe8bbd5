import { describe, expect, it } from 'vitest';
import { directoryOf, runs, understand } from '../../src/evidence/commands.ts';
import { stagesOf } from '../../src/evidence/shellwords.ts';

describe('words', () => {
  it.each([
    ['a "b c" d\\ e', [['a', 'b c', 'd e']]],
    ["strace -e 'trace=open,read' x", [['strace', '-e', 'trace=open,read', 'x']]],
    ['a 2>&1 | b > c; d && e', [['a'], ['b'], ['d'], ['e']]],
    ['a $(b | c) d', [['a', '$(b | c)', 'd']]],
    ['a # strace b', [['a']]],
    ['a "open', [['a', 'open']]],
    ['a&&b||c&', [['a'], ['b'], ['c']]],
    ['', []],
    ['a `b | c` d', [['a', '`b | c`', 'd']]],
    ['a "$(b "c d" | e)" f', [['a', '$(b "c d" | e)', 'f']]],
    ['a /x/$(b c)/y', [['a', '/x/$(b c)/y']]],
    ['a `b', [['a', '`b']]],
    ['a "`b c`"', [['a', '`b c`']]],
    ['(a; b)', [['a'], ['b']]],
  ])('%s', (typed, words) => {
    expect(stagesOf(typed).map((stage) => stage.words)).toEqual(words);
  });
  it('knows what goes into the background', () => {
    expect(stagesOf('a | b & c; d&& e &').map((stage) => stage.background)).toEqual([
      ...[true, true, false, true, true],
    ]);
    expect(stagesOf('a &> x').map((stage) => stage.background)).toEqual([false]);
  });
  it('knows pipes and where output goes', () => {
    expect(stagesOf('strace ls 2>&1 >out | grep x')).toMatchObject([
      {
        piped: true,
        redirects: [
          { op: '2>&', target: '1' },
          { op: '>', target: 'out' },
        ],
      },
      { piped: false },
    ]);
  });
  it.each([
    '>',
    '<<<',
    '2>',
    '\\',
    '$(',
    "'",
    '&>>',
    '>|',
    '((((',
    ')'.repeat(99),
    '>'.repeat(20_000),
    '"$('.repeat(3_000),
    '`'.repeat(9_999),
    '&'.repeat(9_999),
  ])('comes to an end on %s', (typed) => {
    expect(stagesOf(typed).length).toBeLessThanOrEqual(1);
  });
});

describe('strace as it was used', () => {
  const use = (typed: string) => understand(typed).tracers[0];
  it.each([
    ['strace ./x', { follow: false, filter: [], traced: ['./x'], summary: 'none' }],
    [
      'strace -f -o out ./x a -c',
      { follow: true, output: 'out', traced: ['./x', 'a', '-c'], summary: 'none' },
    ],
    ['strace -fo out ./x', { follow: true, output: 'out' }],
    ['strace -ff -oout ./x', { follow: true, output: 'out' }],
    ['strace -e trace=openat,read ./x', { filter: ['openat', 'read'] }],
    ['strace -e open ./x', { filter: ['open'] }],
    ['strace -eopen ./x', { filter: ['open'] }],
    ['strace -e t=%file ./x', { filter: ['%file'] }],
    ['strace --trace=open --output=o ./x', { filter: ['open'], output: 'o' }],
    ['strace --attach 12 -f', { attach: ['12'], follow: true, traced: [] }],
    ['strace -e signal=none ./x', { filter: [], partly: false, traced: ['./x'] }],
    ['strace -e trace=all ./x', { filter: [] }],
    ['strace -e status=failed ./x', { filter: [], partly: true }],
    ['strace -P /etc ./x', { partly: true, traced: ['./x'] }],
    ['strace -yy -s 200 -p 12,13', { decode: true, strings: 200, attach: ['12', '13'] }],
    ['strace -c ./x', { summary: 'only' }],
    ['strace -C ./x', { summary: 'also' }],
    ['sudo strace -p 12', { attach: ['12'] }],
    ['sudo -u spy strace ./x', { traced: ['./x'] }],
    ['LANG=C time -p strace -E A=b ./x', { traced: ['./x'] }],
    ['env -i A=b /usr/bin/strace ./x', { traced: ['./x'] }],
    ['timeout -k 1 5 strace ./x', { traced: ['./x'] }],
    ['cd /x && strace ./x | less', { at: 1, traced: ['./x'] }],
    ['ltrace -S ./x', { tracer: 'ltrace', traced: ['./x'] }],
    ['timeout 5 strace -f ./x', { follow: true, traced: ['./x'] }],
    ['timeout --signal INT 5 strace ./x', { traced: ['./x'] }],
    ['timeout --signal=INT -k 9 5s strace ./x', { traced: ['./x'] }],
    ['time strace ./x', { traced: ['./x'] }],
    ['/usr/bin/time -f %e strace ./x', { traced: ['./x'] }],
    ['nice -n 5 strace ./x', { traced: ['./x'] }],
    ['nice -5 strace ./x', { traced: ['./x'] }],
    ['stdbuf -oL strace ./x', { traced: ['./x'] }],
    ['env X=1 strace ./x', { traced: ['./x'] }],
    ['env -u X strace ./x', { traced: ['./x'] }],
    ['command strace ./x', { traced: ['./x'] }],
    ['exec strace ./x', { traced: ['./x'] }],
    ['sudo -n -E strace ./x', { traced: ['./x'] }],
    ['ionice -c 3 taskset -c 0 strace ./x', { traced: ['./x'] }],
    ['(strace ./x)', { traced: ['./x'] }],
    ['{ strace ./x; }', { traced: ['./x'] }],
    ['strace ./x &', { traced: ['./x'] }],
    ['./x 30 & strace -p $!', { at: 1, attach: ['$!'], traced: [] }],
    ['strace -p $(pgrep -x x)', { attach: ['$(pgrep -x x)'], traced: [] }],
    ['strace -p "$(pgrep -x x)" -yy', { attach: ['$(pgrep -x x)'], decode: true, traced: [] }],
    ['strace -p `pgrep -x x` -yy', { attach: ['`pgrep -x x`'], decode: true, traced: [] }],
    ['strace -fp12', { follow: true, attach: ['12'] }],
    ['strace -p %1', { attach: ['%1'] }],
    ['strace -p', { attach: [], attaches: true }],
    ['strace ./x', { attach: [], attaches: false }],
    ['pgrep -x x | xargs strace -p', { attach: [], attaches: true }],
    ['strace -f -tt -T -yy -w -c ./x', { summary: 'only', wall: true, decode: true }],
    ['strace -cw -f ./x', { summary: 'only', wall: true, follow: true }],
    ['strace --summary-wall-clock -c ./x', { summary: 'only', wall: true }],
    ['strace -y ./x', { decode: true, sockets: false }],
    ['strace -yy ./x', { decode: true, sockets: true }],
    ['strace -y -f -y ./x', { sockets: true }],
    ['strace --decode-fds=all ./x', { decode: true, sockets: true }],
    ['strace --follow-forks --decode-fds=all -r ./x', { follow: true, decode: true }],
  ])('%s', (typed, expected) => {
    expect(use(typed)).toMatchObject(expected);
  });
  it.each([
    'grep strace x',
    'echo "strace ./x"',
    'man strace',
    './strace.sh',
    'command -v strace',
    'command -V strace',
    'which strace',
    'time',
  ])('%s is no use of it', (typed) => {
    expect(use(typed)).toBeUndefined();
  });
});

describe('which program', () => {
  it.each([
    [['./parrot'], './parrot', true],
    [['/home/spy/parrot', 'x'], './parrot', true],
    [['bash', '-c', 'cd x; ./parrot -v'], './parrot', true],
    [['python3', 'slow.py'], './slow.py', true],
    [['ls', 'parrot'], './parrot', false],
    [['bash', '-i'], 'bash', true],
    [['python3', '-m', 'cProfile', '-s', 'tottime', './x'], './x', true],
    [['/usr/bin/python3.11', '-IS', './x', '10'], './x', true],
    [['cat', './x'], './x', false],
    [[], './parrot', false],
    [['x'], '', false],
  ])('%j runs %s: %s', (words, program, expected) => {
    expect(runs(words, program)).toBe(expected);
  });
});

describe('where', () => {
  it.each([
    ['ls', '/w'],
    ['cd ~/x && strace ./y', '/home/spy/x'],
    ['cd x; cd ..; ls', '/w'],
    ['cd; ls', '/home/spy'],
    ['cd -; ls', undefined],
    ['abcd x', '/w'],
  ])('%s', (typed, expected) => {
    expect(directoryOf(typed, '/w', '/home/spy')).toBe(expected);
  });
});
