import { describe, expect, it } from 'vitest';
import { countCalls, summaryOf } from '../../src/evidence/counting.ts';
import { lineFrom, lineStarts } from '../../src/evidence/lines.ts';
import { parseTraceLine } from '../../src/evidence/strace.ts';
import { Trace } from '../../src/evidence/trace.ts';
import { fixture } from './given.ts';

const returned = (value: string) => ({ kind: 'returned', value });
const openat = (pid: string | undefined, result: object) => ({
  kind: 'call',
  pid,
  name: 'openat',
  args: 'AT_FDCWD, "/a b", O_RDONLY',
  result,
  end: 'closed',
});

describe('one line of a trace', () => {
  const bare = 'openat(AT_FDCWD, "/a b", O_RDONLY) = 3';
  it.each([
    ['bare', bare, undefined],
    ['copied with spaces', `   ${bare}`, undefined],
    ['-f on a terminal', `[pid  5351] ${bare}`, '5351'],
    ['-f and -o', `5351  ${bare}`, '5351'],
    ['-Y', `[pid 5351<sh>] ${bare}`, '5351'],
    ['-t', `21:40:49 ${bare}`, undefined],
    ['-f -tt -i', `[pid  5741] 21:40:49.509574 [00007f463328392a] ${bare}`, '5741'],
    ['-o -f -tt', `5741  21:40:49.509574 ${bare}`, '5741'],
    ['-ttt', `1669000000.123456 ${bare}`, undefined],
    ['-f -o -ttt', `56    1795394653.309624 ${bare}`, '56'],
    ['-f -o -r', `56         0.000100 ${bare}`, '56'],
    ['-f -r', `[pid    45]      0.000736 ${bare}`, '45'],
    ['-f -ttt', `[pid    45] 1795394653.309624 ${bare}`, '45'],
    ['grep -n of -f -o -tt', `12:56    00:44:19.523354 ${bare}`, '56'],
    ['-r -n', `     0.004183 [ 257] ${bare}`, undefined],
    ['grep -n', `12:${bare}`, undefined],
    ['grep -n of -f -o', `12:5351  ${bare}`, '5351'],
    ['grep in two files', `trace.txt:12:${bare}`, undefined],
    ['grep -H -A', `a-b/trace.txt-12-[pid 7] ${bare}`, '7'],
    ['grep -n of -t', `12:21:40:49 ${bare}`, undefined],
    ['ltrace -S', bare.replace('openat(', 'SYS_openat('), undefined],
    ['newer ltrace -S', bare.replace('openat(', 'openat@SYS('), undefined],
  ])('%s', (_name, line, pid) => {
    expect(parseTraceLine(line)).toEqual(openat(pid, returned('3')));
  });

  it.each([
    ['= -1 ENOENT (No such file or directory)', { kind: 'failed', errno: 'ENOENT' }],
    ['= -1 ENOENT (No such file or directory) <0.000014>', { kind: 'failed', errno: 'ENOENT' }],
    ['= -2', { kind: 'failed', errno: 'ENOENT' }],
    ['= 3</etc/a (b) = 4>', returned('3</etc/a')],
    ['= 0x7fbfffabf000', returned('0x7fbfffabf000')],
    ['= 1 ([{fd=3, revents=POLLIN}])', returned('1')],
    ['= ?', { kind: 'unknown', errno: undefined }],
    ['= ? ERESTARTSYS (To be restarted)', { kind: 'unknown', errno: 'ERESTARTSYS' }],
  ])('the result %s', (result, expected) => {
    const line = `openat(AT_FDCWD, "/a b", O_RDONLY) ${result}`;
    expect(parseTraceLine(line)).toEqual(openat(undefined, expected));
  });

  it('is not misled by what stands in quotes', () => {
    expect(parseTraceLine(String.raw`write(1, "f(x) = 3\n\") = 9", 9)   = 12`)).toMatchObject({
      name: 'write',
      args: String.raw`1, "f(x) = 3\n\") = 9", 9`,
      result: returned('12'),
    });
  });

  it.each([
    ['+++ exited with 0 +++', 'exit'],
    ['[pid  5351] +++ killed by SIGTERM +++', 'exit'],
    ['5730  --- SIGCHLD {si_signo=SIGCHLD} ---', 'signal'],
    ['strace: Process 5720 attached', 'strace'],
  ])('%s is a note, no call', (line, about) => {
    expect(parseTraceLine(line)).toMatchObject({ kind: 'note', about });
  });

  it.each([
    'Squawk!',
    '',
    ' > /usr/lib/x86_64-linux-gnu/libc.so.6(__open64+0x51) [0xf8011]',
    '100.00    0.001672          15       110        14 total',
    'print(x)',
    ')                  = 6',
    'usage: f (x) = y',
  ])('%j is none', (line) => {
    expect(parseTraceLine(line)).toBeUndefined();
  });

  it('takes a line full of hyphens or blanks in its stride', () => {
    expect(parseTraceLine('a-'.repeat(50_000))).toBeUndefined();
    expect(parseTraceLine(' '.repeat(50_000))).toBeUndefined();
    expect(parseTraceLine('1 '.repeat(50_000))).toBeUndefined();
  });
});

/** All calls of a text by name, whole. */
function callsOf(text: string, name: string) {
  const trace = new Trace(text);
  const calls = [...lineStarts(text)].flatMap((start) => trace.callAt(start) ?? []);
  return calls.filter((call) => call.name === name);
}

describe('calls spread over several lines', () => {
  it('joins unfinished and resumed, also when the pid is gone', () => {
    const waits = callsOf(fixture('follow'), 'wait4');
    expect(waits[0]).toMatchObject({ result: { kind: 'returned' } });
    expect(waits[0]?.args).toContain('NULL, 0, NULL');
    // Both of its lines lead to the same call.
    expect(waits[0]?.offset).toBe(waits[1]?.offset);
  });

  it('joins a vfork whose line strace itself broke', () => {
    const [vfork] = callsOf(fixture('vfork'), 'vfork');
    expect(vfork?.result.kind).toBe('returned');
    const execs = callsOf(fixture('vfork'), 'execve');
    expect(execs.at(-1)).toMatchObject({ result: returned('0') });
    expect(execs.at(-1)?.args).toContain('./parrot');
  });

  it('joins a write with the output of the program in it', () => {
    const writes = callsOf(fixture('plain'), 'write');
    expect(writes.map(({ result }) => result)).toContainEqual(returned('8'));
    const text = fixture('plain');
    const tail = text.indexOf('\n)  ') + 1;
    expect(lineFrom(text, tail)).toMatch(/^\) +=/);
    expect(new Trace(text).callAt(tail)?.args).toContain('Squawk!');
  });

  it('joins per process', () => {
    const text = [
      '1 read(3,  <unfinished ...>',
      '2 read(4,  <unfinished ...>',
      '1 <... read resumed>"one", 9) = 3',
      '2 <... read resumed>"two", 9) = -1 EIO (x)',
    ].join('\n');
    const [one, two] = callsOf(text, 'read');
    expect(one).toMatchObject({ pid: '1', result: returned('3') });
    expect(one?.args).toMatch(/^3, .*"one", 9$/);
    expect(two).toMatchObject({ pid: '2', result: { kind: 'failed', errno: 'EIO' } });
  });

  it('leaves a waiting call open', () => {
    const text =
      'recvfrom(3<TCP:[127.0.0.1:4->127.0.0.1:5000]>, ^Cstrace: Process 1 detached\n <detached ...>';
    expect(callsOf(text, 'recvfrom')).toMatchObject([{ result: { kind: 'unknown' } }]);
  });
});

describe('counting', () => {
  it('counts calls, not the words of strace or of the program', () => {
    expect(countCalls(fixture('plain'))).toMatchObject({ calls: 39, notes: 1, ended: true });
    expect(countCalls(fixture('plain')).first).toMatchObject({ name: 'execve' });
  });

  it('counts a call that was cut in two once', () => {
    const lines = fixture('output-file').trimEnd().split('\n');
    const others = lines.filter((line) => / resumed>|\+\+\+ |--- /.test(line));
    expect(others.length).toBeGreaterThan(4);
    expect(countCalls(fixture('output-file')).calls).toBe(lines.length - others.length);
  });

  it('reads the table of strace -c', () => {
    const table = summaryOf(fixture('summary'));
    expect(table?.total).toBe(38);
    expect(table?.rows.find(({ name }) => name === 'access')).toEqual({
      name: 'access',
      calls: 1,
      errors: 1,
      share: 0,
    });
    expect(summaryOf(fixture('summary-fsync'))?.rows[0]).toMatchObject({
      name: 'fsync',
      share: 76.16,
    });
    expect(summaryOf(fixture('summary-attach'))?.total).toBe(12);
    expect(table?.rows.reduce((sum, row) => sum + row.calls, 0)).toBe(38);
    expect(summaryOf(fixture('plain'))).toBeUndefined();
  });
});
