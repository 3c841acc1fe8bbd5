import { describe, expect, it } from 'vitest';
import type { Matcher, Route } from '../../src/course/model.ts';
import { judge } from '../../src/evidence/judge.ts';
import type { CommandObservation } from '../../src/evidence/observation.ts';
import { call, fixture, ran, runTask, truth } from './given.ts';

const route = (...shows: Matcher[]): Route => ({ name: 'r', needs: [], shows });
const sniff = (...shows: Matcher[]): Route => ({ name: 's', needs: ['sniff'], shows });
const line = (pattern: string): Matcher => ({ match: 'line', pattern });
const going = { running: true, exit: undefined };

/** What is said about the last of some commands, with ordinary spaces. */
function told(routes: Route[], commands: CommandObservation[], program?: string): string {
  const verdict = judge(runTask({ program, routes }), commands, truth);
  expect(verdict.kind).toBe('not-yet');
  return verdict.reason.replaceAll('\u00a0', ' ');
}

describe('strace, where', () => {
  const waits = [route(call('recvfrom', '127.0.0.1:{{port}}'))];
  const flushes = [route(call('fsync', '/home/spy/other.txt'))];
  const table = [route(line('\\bfsync$'))];
  const silent = 'strace: Process 86 attached\n';

  it.each<[string, Route[], CommandObservation, RegExp]>([
    [
      'the other end is only a number',
      waits,
      ran('strace ./waiter', 'recvfrom(3, "", 4096, 0, NULL, NULL) = 0'),
      /`-yy` writes the two ends/,
    ],
    [
      'the other end is only a socket',
      waits,
      ran('strace -y ./waiter', 'recvfrom(3<socket:[1]>, "", 4096, 0, NULL, NULL) = 0'),
      /`-yy` writes the two ends/,
    ],
    [
      'connect tells the end by itself',
      [route(call('connect recvfrom', '127.0.0.1:{{port}}'))],
      ran(
        'strace ./waiter',
        'connect(3, {sin_port=htons(1), sin_addr=inet_addr("127.0.0.1")}, 16) = 0',
      ),
      /has not been seen/,
    ],
    [
      'a file is opened by its path',
      [route(call('openat read', '/home/spy/other.txt'))],
      ran('strace ./writer', 'openat(AT_FDCWD, "/x", 0) = 3'),
      /has not been seen/,
    ],
    [
      'counts are one way of several',
      [...table, route(call('execve', 'nobody'))],
      ran('strace ./writer', 'fsync(3) = 0'),
      /has not been seen/,
    ],
    [
      'another end was shown',
      waits,
      ran('strace -yy ./waiter', 'recvfrom(3<TCP:[127.0.0.1:1->127.0.0.1:2]>, "", 9) = 0'),
      /has not been seen/,
    ],
    [
      'the file is only a number',
      flushes,
      ran('strace ./writer', 'fsync(3) = 0'),
      /`-y` writes the path/,
    ],
    [
      'another file was shown',
      flushes,
      ran('strace -y ./writer', fixture('fsync')),
      /not been seen/,
    ],
    [
      'the filter %network hides reads',
      [route(call('read', 'secret'))],
      ran('strace -e trace=network ./waiter', 'socket(AF_INET) = 3'),
      /filter hides/,
    ],
    [
      'the filter %file hides flushes',
      flushes,
      ran('strace -y -e trace=%file ./writer', 'access("/x") = 0'),
      /filter hides/,
    ],
    [
      'the filter network hides nothing',
      [route(call('sendto', 'secret'))],
      ran('strace -e trace=network -s 99 ./waiter', 'socket(AF_INET) = 3'),
      /has not been seen/,
    ],
    [
      'the process asks for nothing',
      waits,
      ran('strace -yy -p 86', silent, going),
      /hears nothing.*asks the kernel for nothing/,
    ],
    [
      'a filter may hide what it asks for',
      waits,
      ran('strace -yy -e trace=recvfrom -p 86', silent, going),
      /is listening/,
    ],
    [
      'lines were wanted, not counts',
      waits,
      ran('strace -c ./x', fixture('summary')),
      /without `-c`/,
    ],
    ['counts were wanted, not lines', table, ran('strace ./x', 'fsync(3) = 0'), /tally with `-c`/],
    [
      'it counts still',
      table,
      ran('strace -c -p 86', silent, going),
      /counting.*table comes when it ends.*Ctrl-C/,
    ],
    [
      'no call came back',
      table,
      ran('strace -c -w -f -p 82', fixture('summary-nothing'), { exit: 130 }),
      /table is empty.*never comes back is shown without `-c`/,
    ],
    [
      'only the first process was counted',
      table,
      ran('strace -c ./aviary', fixture('summary-follow')),
      /add `-f` to count theirs/,
    ],
    [
      'all were counted',
      table,
      ran('strace -c -f ./aviary', fixture('summary-follow')),
      /not been seen/,
    ],
  ])('%s', (_name, routes, command, expected) => {
    expect(told(routes, [command])).toMatch(expected);
  });

  it('the table proves it, nothing is said against -c', () => {
    const command = ran('strace -c -f ./writer', fixture('summary-fsync'));
    expect(judge(runTask({ program: undefined, routes: table }), [command], truth).kind).toBe(
      'passed',
    );
  });
});

describe('a sniffer, where', () => {
  const letter = [sniff(line('Accept-Zebra'))];
  const ngrep = 'ngrep -q -d lo -W byline "" port 5000';
  it.each<[string, CommandObservation, RegExp]>([
    [
      'it says itself that it listens on all',
      ran('tcpdump port 5000', fixture('tcpdump-nothing')),
      /right place.*Ctrl-C/,
    ],
    [
      'it says that it listens elsewhere',
      ran('tcpdump port 5000', 'listening on eth0, link-type EN10MB'),
      /add `-i lo`/,
    ],
    [
      'it says that it listens to the loopback',
      ran('tshark', "Capturing on 'Loopback: lo'\n", going),
      /is listening/,
    ],
    ['nothing tells, and no card was named', ran('ngrep port 5000', '', going), /add `-d lo`/],
    ['the card is stuck to the option', ran('tcpdump -ilo port 5000', '', going), /is listening/],
    [
      'only envelopes are shown',
      ran('tcpdump -i lo port 5000', fixture('tcpdump')),
      /heard somebody.*`-A`/,
    ],
    [
      'letters are shown',
      ran('tcpdump -i lo -A port 5000', fixture('tcpdump-ascii')),
      /has not been seen/,
    ],
    [
      'letters are shown, says a bundle',
      ran('tcpdump -nAi lo', fixture('tcpdump-ascii')),
      /has not been seen/,
    ],
    [
      'a file was read without its letters',
      ran('tcpdump -r x.pcap', fixture('tcpdump')),
      /envelopes.*`-A`/,
    ],
    ['a file was read', ran('tshark -r x.pcap', '1 0.0 TCP'), /read the file/],
    [
      'a file is being written',
      ran('tcpdump -i lo -w x.pcap', 'listening on lo', going),
      /Ctrl-C.*`tcpdump -A -r`/,
    ],
    [
      'a file was written',
      ran('tcpdump -i lo -w x.pcap', '5 packets captured'),
      /in the file.*`tcpdump -A -r`/,
    ],
    [
      'an empty file was written',
      ran('tcpdump -i lo -w x.pcap', '0 packets captured'),
      /file is empty/,
    ],
    ['its lines are held back', ran(`${ngrep} | grep Zebra`, '', going), /`-l`/],
    ['its lines are held back from a file', ran(`${ngrep} > t`, '', going), /`-l`/],
    [
      'its lines are not held back',
      ran(`${ngrep.replace('-q', '-q -l')} | grep Zebra`, '', going),
      /is listening/,
    ],
    [
      'its pattern fits nothing',
      ran('ngrep -d lo Zebra port 5000', fixture('ngrep-nothing')),
      /pattern was in none/,
    ],
    [
      'it waits',
      ran(ngrep, 'interface: lo (127.0.0.0/255.0.0.0)\n', going),
      /is listening.*another tab/,
    ],
    [
      'it waits in the background',
      ran(`${ngrep} &`, '[1] 12', going),
      /in the background\. Now let something talk/,
    ],
    ['it ended too early', ran(ngrep, '^Cexit\n0 received, 0 matched'), /right place/],
    ['it ended too early and quietly', ran(ngrep, '^C'), /right place/],
    ['it heard something else', ran(ngrep, fixture('ngrep')), /has not been seen/],
    [
      'it heard something else, through a pipe',
      ran(`${ngrep} -l | grep -v x`, 'GET /'),
      /has not been/,
    ],
  ])('%s', (_name, command, expected) => {
    expect(told(letter, [command])).toMatch(expected);
  });

  it('an option is not taken for what sticks to another one', () => {
    const held = ran('tcpdump -A -ilo port 5000 | grep Zebra', 'listening on lo', going);
    expect(told(letter, [held])).toMatch(/`-l`/);
    const flows = ran('tcpdump -lAilo port 5000 | grep Zebra', 'listening on lo', going);
    expect(told(letter, [flows])).toMatch(/is listening/);
  });

  it('its words stand among those of other commands', () => {
    const away = ran(`tcpdump -i lo port 5000 &`, 'listening on lo', going);
    const front = ran('curl http://localhost:5000/', fixture('tcpdump'));
    expect(told(letter, [away, front])).toMatch(/envelopes/);
    const loud = ran(`${ngrep} &`, '[1] 12', going);
    const letters = ran('curl http://localhost:5000/', fixture('ngrep'));
    expect(told(letter, [loud, letters])).toMatch(/not come yet/);
  });

  it('the port is another one than you talk to', () => {
    const wrong = ran('ngrep -d lo "" port 5001', 'interface: lo (x)\n', going);
    const curl = (url: string) => ran(`curl ${url}`, 'Bonjour');
    expect(told(letter, [wrong, curl('http://localhost:5000/')])).toMatch(
      /at port 5001 only, but you talked to port 5000/,
    );
    expect(told(letter, [wrong, curl('localhost:5001')])).toMatch(/is listening/);
    expect(told(letter, [wrong])).toMatch(/is listening/);
  });
});

describe('curl alone', () => {
  const letter = [sniff(line('Accept-Zebra'))];
  it('shows its own half only', () => {
    const verbose = ran('curl -sv http://localhost:5000/', fixture('curl-v'));
    expect(told(letter, [verbose])).toMatch(/only its own half/);
  });
  it('talks while nobody listens', () => {
    const plain = ran('curl http://localhost:5000/', 'Bonjour');
    expect(told(letter, [plain])).toMatch(/nobody listened/);
    expect(told([route(line('zebra'))], [plain])).toMatch(/^The shell is yours/);
  });
});

describe('a program by itself', () => {
  it('lacks a watch where its time is wanted', () => {
    for (const pattern of ['^real\\s', 'elapsed ', '^(real|user)\\b'])
      expect(told([route(line(pattern))], [ran('./waiter', 'done')], './waiter')).toMatch(
        /put `time` in front/,
      );
    expect(told([route(line('^real .* x'))], [ran('./waiter', 'done')], './waiter')).not.toMatch(
      /time/,
    );
    expect(
      told([route(line('^real\\t9m'))], [ran('time ./waiter', 'done')], './waiter'),
    ).not.toMatch(/in front/);
  });
  it('in the background waits to be looked at', () => {
    const routes = [route(call('recvfrom', '127.0.0.1:{{port}}'))];
    expect(told(routes, [ran('./waiter 9 &', '[1] 12')], './waiter')).not.toMatch(
      /nobody listened/,
    );
    expect(told(routes, [ran('./waiter', 'done')], './waiter')).toMatch(/nobody listened/);
  });
  it('under a profiler is not by itself', () => {
    const routes = [route(call('recvfrom'))];
    const profiled = ran('python3 -m cProfile ./waiter', fixture('cprofile'));
    expect(told(routes, [profiled], './waiter')).not.toMatch(/nobody listened/);
  });
});

describe('/proc/self', () => {
  it('is the one who asks', () => {
    expect(told([], [ran('cat /proc/self/wchan', '0')])).toMatch(/cat looked at itself/);
  });
});
