import { expect, test } from 'vitest';
import { commandsIn } from '../../src/course/commands.ts';

test('lines of shell blocks are commands, in order', () => {
  const text = [
    'Type `ls` or:',
    '```sh\nstrace ./toy\n# a remark\n\n  ls -l\n```',
    '```c\nreturn 1;\n```',
    '- then\n\n  ```bash\n  ./toy\n  ```',
    '> ```shell\n> pwd\n> ```',
    '    indented',
    '```\nplain\n```',
  ].join('\n\n');
  expect(commandsIn(text)).toEqual(['strace ./toy', 'ls -l', './toy', 'pwd']);
});

test('where prompts are shown, only what follows them is typed', () => {
  expect(commandsIn('```sh\n$ ./toy\nHello\n$ ls\n```')).toEqual(['./toy', 'ls']);
  expect(commandsIn('```console\nHello\n```')).toEqual([]);
});

test('a line that goes on after a backslash is one command', () => {
  expect(commandsIn('```sh\nstrace -f \\\n  -o out \\\n  ./toy\n```')).toEqual([
    'strace -f -o out ./toy',
  ]);
});

test('no commands', () => {
  expect(commandsIn('')).toEqual([]);
  expect(commandsIn('`ls`')).toEqual([]);
});
