import { describe, expect, it } from 'vitest';
import { onlyAsks } from '../../src/lab/asking.ts';
import { openShell, SIZE, type, withLab } from './help.ts';

const WORDS = [
  { word: 'hint' },
  { word: 'answer', question: 'Your answer: ' },
  { word: 'help' },
  { word: '2' },
];

describe('words to whoever opened the shell', () => {
  it('are told after their command, and are no commands of the learner', async () => {
    await withLab({}, async (lab) => {
      const shell = await lab.openShell(SIZE, WORDS);
      await shell.ready();
      const told: string[] = [];
      shell.onRequest((request) => told.push(request));
      await type(shell, 'echo one');
      shell.write('hint\r');
      await shell.ready();
      shell.write('answer \'write(1, "a\\b")\' 2>/dev/null\r');
      await shell.ready();
      shell.write('2\r');
      await shell.ready();
      shell.write('answer count_owls\r');
      await shell.ready();
      expect(told).toEqual(['hint', 'answer write(1, "a\\b")', '2', 'answer count_owls']);
      expect(shell.commands.map(({ text }) => text)).toEqual(['echo one']);
    });
  });

  it('an answer alone is asked for, and taken as it is', async () => {
    await withLab({}, async (lab) => {
      const shell = await lab.openShell(SIZE, WORDS);
      await shell.ready();
      const told = new Promise<string>((resolve) => void shell.onRequest(resolve));
      const asked = new Promise<void>((resolve) => {
        let seen = '';
        shell.onBytes((bytes) => {
          seen += Buffer.from(bytes).toString();
          if (seen.includes('Your answer: ')) resolve();
        });
      });
      shell.write('answer\r');
      await asked;
      shell.write("it's <module> & count_owls(); $HOME\r");
      expect(await told).toBe("answer it's <module> & count_owls(); $HOME");
    });
  });

  it('leave bash its own: help with a name, the status, and every program', async () => {
    await withLab({}, async (lab) => {
      const shell = await lab.openShell(SIZE, WORDS);
      await shell.ready();
      expect((await type(shell, 'help pwd')).output).toContain('pwd [-LP]');
      expect((await type(shell, 'bash -c hint')).exit).toBe(127);
      const traced = await type(shell, 'set -x; hint; set +x');
      expect(traced.output).not.toContain('__spy');
      expect(traced.text).toBe('set -x; hint; set +x');
    });
  });

  it('a command that begins with a number keeps it', async () => {
    await withLab({}, async (lab) => {
      const shell = await openShell(lab);
      expect((await type(shell, '7z x box')).text).toBe('7z x box');
      expect((await type(shell, '  2')).text).toBe('2');
    });
  });

  it('are unknown to every other shell', async () => {
    await withLab({}, async (lab) => {
      await lab.openShell(SIZE, WORDS);
      const other = await openShell(lab);
      expect((await type(other, 'hint')).exit).toBe(127);
    });
  });
});

it.each([
  ['hint', ['hint'], true],
  ['  answer 3 ', ['answer 3'], true],
  ['strace ./parrot; hint', ['hint'], false],
  ['hint; strace ./parrot', ['hint'], false],
  ['hint && ls', ['hint', 'hint'], false],
  ['ls', [], false],
])('%j, which asked %j, is nothing else: %j', (line, asked, only) => {
  expect(onlyAsks(line, asked)).toBe(only);
});
