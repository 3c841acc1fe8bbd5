import { describe, expect, it } from 'vitest';
import { judge } from '../../src/evidence/judge.ts';
import { noticed } from '../../src/evidence/noticed.ts';
import type { CommandObservation } from '../../src/evidence/observation.ts';
import { call, fixture, ran, runTask, truth } from './given.ts';

const task = runTask({
  program: './waiter',
  routes: [{ name: 'strace', needs: [], shows: [call('recvfrom', '127.0.0.1:{{port}}')] }],
});
const weak = { ...truth, powers: { ...truth.powers, traceAttach: false, sniff: false } };
const reason = (command: CommandObservation, lab = truth) => judge(task, [command], lab).reason;
const failed = (text: string, output: string, exit = 1) => ran(text, output, { exit });
/** What strace and cat say when the shell found no process to put there. */
const NO_NUMBER =
  "strace: option requires an argument -- 'p'\nTry 'strace -h' for more information.";

describe('strace -p', () => {
  it.each<[string, string, string, RegExp]>([
    [
      'of a process that is gone',
      'strace -p 99999',
      'strace: attach: ptrace(PTRACE_SEIZE, 99999): No such process',
      /^No process has the number 99999.*has ended.*`&`.*`pgrep`/,
    ],
    [
      'of what pgrep did not find',
      'strace -yy -p $(pgrep -x waiter)',
      NO_NUMBER,
      /got no number: pgrep found nothing.*has ended/,
    ],
    [
      'of what pgrep did not find, in backticks',
      'strace -p `pgrep waiter`',
      NO_NUMBER,
      /got no number: pgrep found nothing/,
    ],
    [
      'of what pgrep did not find, with options behind it',
      'strace -p $(pgrep -x waiter) -yy',
      "strace: Invalid process id: '-yy'",
      /got no number: pgrep found nothing/,
    ],
    ['of nothing', 'strace -p', NO_NUMBER, /got no number.*`pgrep -a waiter`/],
    [
      'of nothing in the background',
      'strace -p $!',
      NO_NUMBER,
      /got no number.*`\$!`.*started in this tab/,
    ],
    [
      'of a name',
      'strace -p waiter',
      "strace: Invalid process id: 'waiter'",
      /wants a number.*not a name.*`strace -p \$\(pgrep waiter\)`/,
    ],
    ['of PID', 'strace -p PID', "strace: Invalid process id: 'PID'", /PID stands for a number/],
    [
      "of the shell's job",
      'strace -p %1',
      "strace: Invalid process id: '%1'",
      /the shell's own name.*wants a number.*`\$!`/,
    ],
    [
      'of two at once',
      'strace -p $(pgrep -x waiter)',
      "strace: Can't stat '46': No such file or directory",
      /two numbers.*`pgrep -n`/,
    ],
    [
      'of two at once, says a newer strace',
      'strace -p $(pgrep -x waiter)',
      "strace: Cannot find executable '46'",
      /two numbers/,
    ],
    [
      'without -p',
      'strace $(pgrep -x waiter)',
      "strace: Can't stat '68': No such file or directory",
      /took the number for a program.*`-p`/,
    ],
  ])('%s', (_name, text, output, expected) => {
    const told = reason(failed(text, output)).replaceAll('\u00a0', ' ');
    expect(told).toMatch(expected);
  });

  it('where it is not allowed, or another strace was quicker', () => {
    const denied = failed(
      'strace -p 75',
      'strace: attach: ptrace(PTRACE_SEIZE, 75): Operation not permitted',
    );
    expect(reason(denied, weak)).toMatch(/already runs.*instead.*`strace\s\.\/waiter`/);
    expect(reason(denied)).toMatch(/another strace/);
    expect(reason(denied)).not.toMatch(/This machine does not let/);
  });

  it('is no setback when it listens', () => {
    const listening = ran('strace -yy -p $(pgrep -x waiter)', 'strace: Process 45 attached\n', {
      running: true,
      exit: undefined,
    });
    expect(reason(listening)).not.toMatch(/number/);
  });
});

describe('a look into /proc', () => {
  it.each<[string, string, string, RegExp]>([
    [
      'without a number',
      'cat /proc/$(pgrep waiter)/wchan',
      'cat: /proc//wchan: No such file or directory',
      /pgrep found nothing.*number is missing.*has ended/,
    ],
    [
      'without a number, by $!',
      'cat /proc/$!/stack',
      'cat: /proc//stack: No such file or directory',
      /number is missing/,
    ],
    [
      'with ls',
      'ls -l /proc/$(pgrep waiter)/fd',
      "ls: cannot access '/proc//fd': No such file or directory",
      /number is missing/,
    ],
    [
      'of a process that is gone',
      'cat /proc/4711/wchan',
      'cat: /proc/4711/wchan: No such file or directory',
      /^No process has the number 4711.*has ended/,
    ],
    [
      'of a process that is gone, with ls',
      'ls -l /proc/4711/fd',
      "ls: cannot access '/proc/4711/fd': No such file or directory",
      /^No process has the number 4711/,
    ],
    [
      'of a process that went meanwhile',
      'cat /proc/4711/io',
      'cat: /proc/4711/io: No such process',
      /^No process has the number 4711/,
    ],
    [
      'with PID as it stands in books',
      'cat /proc/PID/stack',
      'cat: /proc/PID/stack: No such file or directory',
      /PID stands for a number.*`pgrep -a waiter`/,
    ],
    [
      'with <PID> as it stands in books',
      'cat /proc/<PID>/stack',
      'bash: PID: No such file or directory',
      /PID stands for a number/,
    ],
    [
      'with two numbers',
      'cat /proc/$(pgrep -x waiter)/wchan',
      'cat: /proc/59: Is a directory\ncat: 60/wchan: No such file or directory',
      /two numbers.*fell apart.*`pgrep -n`/,
    ],
    [
      'a stack that only root may read',
      'cat /proc/12/stack',
      'cat: /proc/12/stack: Permission denied',
      /Only root may read a stack.*wchan/,
    ],
    [
      'of a folder that is gone',
      'ls /proc/99999',
      "ls: cannot access '/proc/99999': No such file or directory",
      /^No process has the number 99999 any more: it has ended\. /,
    ],
    [
      'of a folder',
      'cat /proc/72/fd',
      'cat: /proc/72/fd: Is a directory',
      /fd is a folder: `ls -l`/,
    ],
    ['of the whole folder', 'cat /proc/72', 'cat: /proc/72: Is a directory', /72 is a folder/],
    [
      "somebody else's process",
      'ls -l /proc/1/fd',
      "ls: cannot open directory '/proc/1/fd': Permission denied",
      /somebody else's/,
    ],
    [
      'a file that is not there',
      'cat /proc/12/stak',
      'cat: /proc/12/stak: No such file or directory',
      /^No process has the number 12.*or .*stak/,
    ],
  ])('%s', (_name, text, output, expected) => {
    expect(reason(failed(text, output)).replaceAll('\u00a0', ' ')).toMatch(expected);
  });

  it('says what works instead of a stack', () => {
    const denied = failed('cat /proc/12/stack', 'cat: /proc/12/stack: Permission denied');
    expect(reason(denied)).toMatch(/strace\s-p/);
    expect(reason(denied, weak)).not.toMatch(/strace/);
  });

  it('below another folder is a file like any other', () => {
    const lost = failed('cat /prok/12/io', 'cat: /prok/12/io: No such file or directory');
    expect(reason(lost)).toMatch(/^There is no \/prok\/12\/io here/);
  });
});

describe('-p of another tool', () => {
  it.each<[string, string, RegExp]>([
    [
      'lsof -p $(pgrep x)',
      'lsof: no process ID specified\nlsof 4.95.0',
      /^lsof -p got no number: pgrep/,
    ],
    ['lsof -p 99999', '', /^No process has that number any more/],
    ['perf record -p $(pgrep x)', " Error: switch `p' requires a value", /^perf -p got no number/],
    [
      'perf record -p 9999',
      "Couldn't create thread/CPU maps: No such process",
      /^No process has that number/,
    ],
    ['gdb -p 99999 -batch', 'ptrace: No such process.', /^No process has that number/],
    [
      'ltrace -p 99999',
      'Cannot attach to pid 99999: No such process',
      /^No process has the number 99999/,
    ],
  ])('%s', (text, output, expected) => {
    expect(reason(failed(text, output)).replaceAll('\u00a0', ' ')).toMatch(expected);
  });
});

describe('pgrep', () => {
  it.each<[string, string, RegExp]>([
    ['pgrep -x waiter', '', /^No waiter is running just now.*has ended.*`&`/],
    ['pidof waiter', '', /No waiter is running just now.*scripts only with `-x`/],
    ['pgrep ./waiter', '', /bare name.*without \.\/ in front/],
    [
      'pgrep -x averyveryverylongname',
      "pgrep: pattern that searches for process name longer than 15 characters will result in zero matches\nTry `pgrep -f' option to match against the complete command line.",
      /15 letters.*`pgrep -f`/,
    ],
  ])('%s finds nothing', (text, output, expected) => {
    expect(reason(failed(text, output)).replaceAll('\u00a0', ' ')).toMatch(expected);
  });
  it('that found something is no setback', () => {
    expect(reason(ran('pgrep -x waiter', '45'))).not.toMatch(/^No /);
    expect(reason(failed('pgrep -x waiter; false', '45'))).not.toMatch(/^No /);
  });
});

describe('listening to the network', () => {
  const NOT_ALLOWED: [string, string][] = [
    [
      'ngrep -d lo "" port 5000',
      "lo: You don't have permission to perform this capture on that device (socket: Operation not permitted): Operation not permitted\nexit\n0 received, 0 matched",
    ],
    [
      'tcpdump -i lo port 5000',
      "tcpdump: lo: You don't have permission to perform this capture on that device\n(socket: Operation not permitted)",
    ],
    [
      'tshark -i lo',
      'Capturing on \'Loopback: lo\'\ntshark: You do not have permission to capture on device "lo".\n(socket: Operation not permitted)',
    ],
    ['tcpdump port 5000', 'tcpdump: no suitable device found'],
    ['tshark', "Couldn't run /usr/bin/dumpcap in child process: Permission denied"],
    ['tshark', 'tshark: There are no interfaces on which a capture can be done'],
  ];
  it.each(NOT_ALLOWED)('is not allowed here: %s', (text, output) => {
    expect(reason(failed(text, output), weak)).toMatch(
      /does not let you listen on the network.*`strace\s-f\s-e\strace=network/,
    );
  });
  it.each<[string, string, RegExp]>([
    [
      'ngrep -d eth7 "" port 5000',
      'eth7: No such device exists (No such device exists): No such device\nexit\n0 received, 0 matched',
      /no network card called eth7.*`-d lo`/,
    ],
    [
      'tcpdump -i eth7 port 5000',
      'tcpdump: eth7: No such device exists\n(No such device exists)',
      /no network card called eth7.*`-i lo`/,
    ],
    [
      'tcpdump -i lo prot 5000',
      "tcpdump: can't parse filter expression: syntax error",
      /filter.*`port 5000`/,
    ],
    [
      'ngrep -d lo "" prot 5000',
      "interface: lo (127.0.0.0/255.0.0.0)\npcap: can't parse filter expression: syntax error\nexit\n0 received, 0 matched",
      /filter/,
    ],
  ])('%s', (text, output, expected) => {
    expect(reason(failed(text, output)).replaceAll('\u00a0', ' ')).toMatch(expected);
  });
});

describe('curl', () => {
  it.each<[string, string, number, RegExp]>([
    [
      'curl http://localhost:5001/',
      "curl: (7) Failed to connect to localhost port 5001 after 0 ms: Couldn't connect to server",
      7,
      /Nobody listens at port 5001 of localhost.*Which port.*`ss -tln`/,
    ],
    [
      'curl http://localhost/',
      "curl: (7) Failed to connect to localhost port 80 after 0 ms: Couldn't connect to server",
      7,
      /port 80.*none.*colon/,
    ],
    [
      'curl http://localhost:80/',
      'curl: (7) Failed to connect to localhost port 80: Connection refused',
      7,
      /Nobody listens at port 80/,
    ],
    [
      'strace -e trace=network curl http://localhost:5001/',
      "curl: (7) Failed to connect to localhost port 5001 after 0 ms: Couldn't connect to server\n+++ exited with 7 +++",
      7,
      /Nobody listens at port 5001/,
    ],
    ['curl http://lokalhost:5000/', 'curl: (6) Could not resolve host: lokalhost', 6, /lokalhost/],
    [
      'curl http://127.0.0.1:port/',
      'curl: (3) URL using bad/illegal format or missing URL',
      3,
      /address.*`http:\/\/`/,
    ],
    [
      'curl https://localhost:5000/',
      'curl: (35) OpenSSL/3.0.19: error:0A00010B:SSL routines::wrong version number',
      35,
      /plain.*`http:\/\/`/,
    ],
    [
      'curl https://localhost:5443/',
      'curl: (60) SSL certificate problem: self-signed certificate',
      60,
      /certificate.*`-k`/,
    ],
    ['curl http://localhost:5000/', 'curl: (52) Empty reply from server', 52, /hung up/],
    ['curl http://localhost:5000/', '^C', 130, /stopped curl before/],
    [
      'curl -h "Accept: x" http://h/',
      'Usage: curl [options...] <url>\nInvalid category provided',
      0,
      /capital/,
    ],
    ['curl', "curl: try 'curl --help' or 'curl --manual' for more information", 2, /address/],
  ])('%s: %s', (text, output, exit, expected) => {
    expect(reason(failed(text, output, exit)).replaceAll('\u00a0', ' ')).toMatch(expected);
  });
  it('is not blamed for what others print', () => {
    expect(reason(ran('cat notes', 'curl: (7) Failed to connect to x port 1'))).not.toMatch(
      /Nobody/,
    );
  });
});

describe('profilers', () => {
  it.each<[string, string, RegExp]>([
    ['python3 -m cProfile ./ls', fixture('cprofile-binary'), /only Python.*source/],
    [
      'python3 -m cProfile ./ls',
      'ValueError: source code string cannot contain null bytes',
      /only Python.*source/,
    ],
    [
      'python3 -m cProfile nosuch',
      "FileNotFoundError: [Errno 2] No such file or directory: 'nosuch'",
      /found no file called nosuch/,
    ],
    ['python3 -m cprofile ./x', '/usr/bin/python3: No module named cprofile', /capital P/],
    ['python3 -m cProfile ./x', '/usr/bin/python3: No module named cProfile', /lacks/],
    [
      'python3 -m cProfile',
      'Usage: cProfile.py [-o output_file_path] [-s sort] [-m module | scriptfile] [arg] ...',
      /program behind/,
    ],
    [
      'perf record ./x',
      'Error:\nAccess to performance monitoring and observability operations is limited.\nConsider adjusting /proc/sys/kernel/perf_event_paranoid setting',
      /does not let perf look.*cProfile/,
    ],
    [
      'perf stat ./x',
      'Error:\nYou may not have permission to collect stats.',
      /does not let perf look/,
    ],
    [
      'perf top',
      'WARNING: perf not found for kernel 6.1.0-9\n\n  You may need to install the following packages',
      /another kernel/,
    ],
  ])('%s', (text, output, expected) => {
    expect(reason(failed(text, output)).replaceAll('\u00a0', ' ')).toMatch(expected);
  });
});

describe('a tool that is missing', () => {
  it.each<[string, RegExp]>([
    ['lsof', /`ls -l \/proc\/PID\/fd`/],
    ['ss', /`ls -l \/proc\/PID\/fd`/],
    ['pidstat', /`cat \/proc\/PID\/io`/],
    ['vmstat', /\/proc/],
    ['iotop', /\/proc\/PID\/io/],
    ['perf', /cProfile/],
    ['py-spy', /cProfile/],
    ['pgrep', /`\$!`/],
    ['tshark', /ngrep or tcpdump/],
    ['ngrep', /tcpdump or tshark/],
    ['python', /python3/],
  ])('%s: something else will do', (tool, expected) => {
    const unknown = failed(`${tool} -x 1`, `bash: ${tool}: command not found`, 127);
    const told = reason(unknown).replaceAll('\u00a0', ' ');
    expect(told).toMatch(new RegExp(`^${tool} is not installed here`));
    expect(told).toMatch(expected);
  });
  it("time is the shell's own word", () => {
    for (const [text, output] of [
      ['/usr/bin/time ./waiter', 'bash: /usr/bin/time: No such file or directory'],
      ['env time ./waiter', 'env: ‘time’: No such file or directory'],
      ['sh -c "time ./waiter"', 'sh: 1: time: not found'],
    ] as const)
      expect(reason(failed(text, output, 127)).replaceAll('\u00a0', ' '), text).toMatch(
        /`time \.\/waiter`/,
      );
  });
});

describe('a setback', () => {
  const gone = failed('cat /proc/4711/wchan', 'cat: /proc/4711/wchan: No such file or directory');
  it("comes before an author's guess from the command, after one about what was seen", () => {
    const command = { command: '^cat', saw: undefined, say: 'guess' };
    const saw = {
      command: undefined,
      saw: { match: 'line' as const, pattern: 'No such file' },
      say: 'seen',
    };
    expect(judge({ ...task, slips: [command] }, [gone], truth).reason).toMatch(/4711/);
    expect(judge({ ...task, slips: [command, saw] }, [gone], truth).reason).toBe('seen');
    expect(judge({ ...task, slips: [command] }, [ran('cat x', 'y')], truth).reason).toBe('guess');
  });
  it('is told while a line is wanted, too', () => {
    const cite = { kind: 'cite' as const, prompt: '', accept: [], slips: [] };
    expect(noticed(cite, [gone])).toMatch(/^No process has the number 4711/);
    expect(noticed(cite, [gone, ran('ls', 'x')])).toBe('');
  });
  it('in a command that was solved all the same does not matter', () => {
    const both = failed('strace -p 99; strace -p 45', `No such process\n${fixture('waiting')}`);
    expect(judge(task, [both], truth).kind).toBe('passed');
  });
  it('is the mend of a fix, too', () => {
    const fix = { kind: 'fix' as const, prompt: '', probe: 'a/b', slips: [] };
    const probe = { kind: 'probe' as const, probe: 'a/b', exit: 1, said: 'still French' };
    const refused = failed(
      'curl http://localhost:1/',
      'curl: (7) Failed to connect to localhost port 1 after 0 ms: x',
      7,
    );
    expect(judge(fix, [refused, probe], truth).reason).toMatch(/Nobody listens at port 1/);
    expect(judge(fix, [ran('curl x', 'y'), probe], truth).reason).toBe('still French');
  });
});
