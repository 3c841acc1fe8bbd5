import { describe, expect, test } from 'vitest';
import { calls, needTools, onStage, SEEDS } from './labs.ts';

const OPENED = (options: string) =>
  `strace -o trace -e trace=open,openat bash ${options} -c exit >/dev/null 2>&1; cat trace`;
const FILES = ['.bashrc', '.bash_profile', '.bash_login', '.profile'];

describe.each(SEEDS)('bash of seed %i', (seed) => {
  test('reads the files that were measured, and no other of its home', async () => {
    await onStage(['bashfiles'], seed, async ({ sh, text, list, lab }) => {
      await needTools(lab, 'strace');
      for (const [options, file] of [
        ['-i', text('interactiveFile')],
        ['-l -i', text('loginFile')],
      ] as const) {
        const trace = (await sh(OPENED(options))).stdout;
        const read = FILES.map((name) => `${lab.home}/${name}`).filter((path) =>
          calls(trace, 'openat', path).some((line) => /= \d+$/.test(line)),
        );
        expect(read).toEqual([file]);
      }
      const login = (await sh(OPENED('-l -i'))).stdout;
      const missed = FILES.map((name) => `${lab.home}/${name}`).filter((path) =>
        calls(login, 'openat', path).some((line) => line.includes('ENOENT')),
      );
      for (const path of missed) expect(list('loginMisses')).toContain(path);
    });
  });

  test('env misses as often as was measured', async () => {
    await onStage(['bashfiles'], seed, async ({ sh, text }) => {
      const word = text('searchedProgram');
      const trace = (await sh(`strace -o trace -e trace=execve env ${word}; cat trace`)).stdout;
      const tries = trace.split('\n').filter((line) => line.includes(`/${word}", [`));
      const misses = tries.filter((line) => line.includes('ENOENT'));
      expect(misses).toHaveLength(Number(text('searchMisses')));
      expect(misses.length).toBeGreaterThanOrEqual(2);
      expect(tries).toHaveLength(Number(text('searchTried')));
      expect(tries.at(-1)).toContain(`execve("${text('foundAt')}"`);
      expect(tries.at(-1)).toMatch(/= 0$/);
    });
  });
});

describe.each(SEEDS)('the parrot of seed %i', (seed) => {
  test('says its line with one write, and asks as often as was measured', async () => {
    await onStage(['parrot'], seed, async ({ sh, text, list, lab }) => {
      await needTools(lab, 'strace');
      expect((await sh('./parrot')).stdout).toBe(`${text('message')}\n`);
      const trace = (await sh('PWD=$HOME strace -o trace ./parrot >said; cat trace')).stdout;
      const lines = trace.trim().split('\n');
      expect(lines).toHaveLength(Number(text('parrotLines')));
      expect(lines.filter((line) => line.startsWith('write('))).toEqual([
        expect.stringContaining(`write(1, "${text('message')}\\n"`),
      ]);
      expect(Number(text('parrotCalls'))).toBe(lines.length - 1);

      const table = (await sh('PWD=$HOME strace -c -o trace ./parrot >said; cat trace')).stdout;
      expect(table.trim().split('\n').at(-1)?.trim().split(/\s+/)).toContain(text('parrotTally'));

      const chmod = (await sh('strace -o trace chmod 600 diary.txt; cat trace')).stdout;
      expect(list('chmodCalls')).toHaveLength(1);
      expect(chmod).toMatch(new RegExp(`^${list('chmodCalls')[0]}\\(.*"diary.txt".* = 0$`, 'm'));
    });
  });
});
