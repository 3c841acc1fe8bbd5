import { describe, expect, test } from 'vitest';
import { commandsNamed, elsewhere, untried } from '../../../src/zine/claims/commands.ts';
import { commandsIn, wordsOf } from '../../../src/zine/claims/shell.ts';
import { powersIn, toolsIn } from '../../../src/zine/claims/tools.ts';
import { page } from '../fixture.ts';

const ran = (...commands: readonly string[]) =>
  `\n\n\`\`\`console\n${commands.map((command) => `$ ${command}\n...`).join('\n')}\n\`\`\``;

describe('the words of a shell line', () => {
  test('quotes, substitutions, operators, comments', () => {
    expect(wordsOf(`a 'b c' "d \\"e" $(f "g h)" $(i)) j\\ k|l 2>&1 >m;n&&o # p`)).toEqual(
      [
        'a',
        'b c',
        'd \\"e',
        '$(f "g h)" $(i))',
        'j k',
        '|',
        'l',
        '2>&1',
        '>',
        'm',
        ';',
        'n',
        '&&',
        'o',
      ].map((text) => ({ text, end: ['|', '2>&1', '>', ';', '&&'].includes(text) })),
    );
  });

  test('a line that goes on, lines that follow', () => {
    expect(commandsIn('strace \\\n  -f ls\nps aux | grep "a|b"\n')).toEqual([
      ['strace', '-f', 'ls'],
      ['ps', 'aux'],
      ['grep', 'a|b'],
    ]);
  });

  test.each(["a 'b", 'a "b', 'a $(b', 'a \\', '$', '#', ''])(
    '%j, unfinished, is cut too',
    (text) => {
      expect(() => wordsOf(text)).not.toThrow();
    },
  );
});

describe('what a script needs', () => {
  test.each<[string, string[], string[]]>([
    ['strace -f ls', ['strace'], ['traceChild']],
    ['strace -p $(pgrep owl)', ['strace', 'pgrep'], ['traceAttach']],
    ['timeout 2 strace -fp 12 2>&1 | head', ['strace'], ['traceAttach']],
    ['time strace -c ls; strace -p 1', ['strace'], ['traceChild', 'traceAttach']],
    ['A=1 sudo ngrep -d lo', ['ngrep'], ['sniff']],
    ['curl -s a & tcpdump -c 1', ['curl', 'tcpdump'], ['sniff']],
    ['cat /proc/$!/stack', [], ['kernelStack']],
    ['perf stat ls', ['perf'], ['perf']],
    ['cat strace', [], []],
    ['./amber & sleep 1', [], []],
  ])('%s', (script, tools, powers) => {
    expect(toolsIn(script)).toEqual(tools);
    expect(powersIn(script)).toEqual(powers);
  });
});

describe('the commands that a page names', () => {
  test('are code that begins with a tool and goes on; a tool, a call and a file alone are not', () => {
    const body =
      'Use `strace`: `strace -f ./parrot`, `sudo ngrep -d any`, `LANG=C ls -l`, `openat`, `/etc/hosts`, `write(1, "a")`, `./parrot -v`, `cat`.\n\n- `ps  aux`\n\n| `-f` | `--summary` |\n|---|---|\n| `curl -v` | -x |';
    expect(commandsNamed(page(body))).toEqual([
      'strace -f ./parrot',
      'sudo ngrep -d any',
      'LANG=C ls -l',
      'ps aux',
      '-f',
      '--summary',
      'curl -v',
    ]);
  });

  test('in a drawing: the words of the typewriter', () => {
    const body =
      '```svg\n<svg viewBox="0 0 99 99"><title>x</title><text class="mono" x="1" y="20">lsof -i</text><text x="1" y="40">lsof -p</text></svg>\n```';
    expect(commandsNamed(page(body))).toEqual(['lsof -i']);
  });

  test.each<[string, string]>([
    ['strace -f ls', 'strace  -f ls'],
    ['strace -f ls', 'timeout 1 strace -f ls 2>&1 | head'],
    ['sudo strace -p PID', 'strace -p $(pgrep owl)'],
    ['curl -v', 'curl -v http://localhost:5000/'],
    ['strace -o FILE ls', 'strace -o /tmp/out ls'],
    ['cat /proc/PID/stack', 'cat /proc/12/stack'],
    ["ngrep -d lo 'GET'", 'ngrep -d lo "GET"'],
    ['-f', 'strace -fy ls'],
    ['-s 200', 'strace -f -s 200 ls'],
    ['strace -c ./it', 'strace -c ./parrot'],
    ['ngrep port N', 'ngrep port 5000'],
    ['-e trace=', 'strace -e trace=openat ls'],
    ['-e trace=FILE', 'strace -e trace=openat ls'],
  ])('`%s` is tried by `%s`', (named, command) => {
    expect(untried(page(`Type \`${named}\`.${ran(command)}`))).toEqual([]);
  });

  test.each<[string, string]>([
    ['strace -f ls', 'strace -fy ls'],
    ['strace -f ls', 'strace -f | ls'],
    ['strace -f ls', 'echo "strace -f ls"'],
    ['strace -p 1', 'strace -p PID'],
    ['-f', 'strace -y ls-f'],
    ['-s 200', 'strace -s 100 ls'],
    ['cat /proc/PID/stack', 'cat /proc/stack'],
  ])('`%s` is not tried by `%s`', (named, command) => {
    expect(untried(page(`Type \`${named}\`.${ran(command)}`))).toEqual([named]);
  });

  test('a claim tries it as well, and another page does not', () => {
    const front = 'rows: [plain]\nclaims: [{run: strace -c ls, shows: calls}]';
    expect(untried(page('Type `strace -c ls`.', front))).toEqual([]);
    expect(untried(page('Type `strace -c ls`.'))).toEqual(['strace -c ls']);
  });

  test('what is for another place than a lab is told apart', () => {
    const named = page(
      '`docker run --cap-add SYS_PTRACE owls`, `--cap-add=SYS_PTRACE`, `apt install strace`',
    );
    expect(untried(named)).toEqual([]);
    expect(elsewhere(named)).toHaveLength(3);
  });
});
