import { describe, expect, test } from 'vitest';
import { POWERS } from '../../src/base/powers.ts';
import { missingPowers, readPowers } from '../../src/lab/powers.ts';

const GOOD = [
  'kernelStack\t0\t[<0>] hrtimer_nanosleep+0x74/0xf0 [<0>] common_nsleep+0x30/0x60',
  'yama\t0\t1',
  'traceChild\t0\texecve("/usr/bin/true", ["true"], 0x7fff /* 35 vars */) = 0 +++ exited with 0 +++',
  'traceAttach\t0\tstrace: Process 4891 attached +++ killed by SIGKILL +++',
  "perf\t0\tPerformance counter stats for 'true': 0.51 msec cpu-clock # 0.475 CPUs utilized",
  'sniff\t0\theard a packet',
].join('\n');

describe('what the powers script says', () => {
  test('everything works', () => {
    expect(missingPowers(readPowers(GOOD))).toEqual([]);
  });

  test('silence is no power', () => {
    const findings = readPowers('');
    expect(missingPowers(findings)).toEqual([...POWERS]);
    expect(findings.perf.why).toContain('did not answer');
  });

  test.each([
    ['traceChild\t127\tsh: strace: not found', 'traceChild', 'strace is not installed'],
    [
      'traceChild\t1\tstrace: test_ptrace_get_syscall_info: PTRACE_TRACEME: Operation not permitted',
      'traceChild',
      'forbidden here, as in some containers',
    ],
    ['traceChild\t0\t', 'traceChild', 'did not work'],
    [
      'traceAttach\t0\tstrace: attach: ptrace(PTRACE_SEIZE, 1): Operation not permitted\nyama\t0\t1',
      'traceAttach',
      'only own children',
    ],
    [
      'traceAttach\t0\tstrace: attach: ptrace(PTRACE_SEIZE, 1): Operation not permitted\nyama\t0\t2',
      'traceAttach',
      'only root may attach',
    ],
    [
      'sniff\t1\tTraceback (most recent call last): PermissionError: [Errno 1] Operation not permitted',
      'sniff',
      'CAP_NET_RAW',
    ],
    ['sniff\t127\t', 'sniff', 'neither /usr/bin/python3 nor tcpdump'],
    ['sniff\t1\tTimeoutError: timed out', 'sniff', 'no packet was heard on lo: TimeoutError'],
    ['kernelStack\t1\tcat: /proc/22/stack: Permission denied', 'kernelStack', 'only root may see'],
    [
      'kernelStack\t1\tcat: /proc/22/stack: No such file or directory',
      'kernelStack',
      'built without',
    ],
    ['kernelStack\t0\t', 'kernelStack', 'empty'],
    ['kernelStack\t0\t[<0>] 0xffffffffffffffff', 'kernelStack', 'empty'],
    ['perf\t127\tsh: perf: not found', 'perf', 'perf is not installed'],
    [
      'perf\t255\tError: Access to performance monitoring is limited. /proc/sys/kernel/perf_event_paranoid is 4',
      'perf',
      'does not let you measure',
    ],
    ['perf\t1\tE: linux-perf-6.18 is not installed.', 'perf', 'no perf for the running kernel'],
    ['perf\t0\t<not supported> cpu-clock', 'perf', 'perf did not work'],
  ] as const)('%s', (output, power, why) => {
    const finding = readPowers(output)[power];
    expect(finding.works).toBe(false);
    expect(finding.why).toContain(why);
  });

  test('rubbish between the lines, and escape codes in them, change nothing and are not shown', () => {
    const findings = readPowers(`\u001b[2J\n\t\t\nperf\tx\ty\n${GOOD}\nsh: 1: Killed\n`);
    expect(missingPowers(findings)).toEqual([]);
    const bad = readPowers('traceChild\t1\t\u001b]0;owned\u0007boom\u001b[31m');
    expect(bad.traceChild.why).toBe('strace did not work: boom');
  });
});
