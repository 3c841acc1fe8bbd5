import { describe, expect, test } from 'vitest';
import { toolsIn } from '../../src/certificate/tools.ts';

describe('the tools that were used', () => {
  test.each([
    ['strace -f -o t ./parrot', ['strace']],
    ['sudo /usr/bin/strace -c curl localhost:5000', ['strace', 'curl']],
    ['time ./slow; time ./slow', ['time']],
    ['timeout 5 ngrep -d lo -W byline & curl localhost', ['ngrep', 'curl']],
    ['sudo tcpdump -l -i lo -w x.pcap', ['tcpdump']],
    ['cat /proc/$(pgrep -f slow)/stack', ['/proc']],
    ['wc -l < /proc/12/maps', ['/proc']],
    ['pgrep -f slow | xargs strace -p', ['strace', 'pgrep']],
    ['python3 -m cProfile -s tottime slow.py', ['cProfile']],
    ['strace python3 -m cProfile x.py', ['strace', 'cProfile']],
    ['lsof -p 12 | egrep log', ['lsof', 'grep']],
    ['LC_ALL=C ltrace ./parrot 2>&1 | grep puts', ['ltrace', 'grep']],
    ['./parrot; cat parrot; ls; vim x', []],
    ['echo strace', []],
    ["echo 'a | strace b'", []],
    ['./strace-not', []],
    ['constructor; __proto__; toString', []],
    ['', []],
    ['"strace', ['strace']],
  ])('in %j: %j', (command, tools) => expect(toolsIn([command])).toEqual(tools));

  test('each is told once, the best known first', () => {
    const commands = ['grep x y', 'ngrep', 'strace a', 'strace b', 'curl x | grep y'];
    expect(toolsIn(commands)).toEqual(['strace', 'ngrep', 'curl', 'grep']);
  });
});
