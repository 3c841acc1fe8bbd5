import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { calls, needTools, onStage, SEEDS } from './labs.ts';

const TRACE = 'strace -f -o trace ./courier; cat trace';

describe.each(SEEDS)('the courier of seed %i', (seed) => {
  test('does in a trace what was measured', async () => {
    await onStage(['courier'], seed, async ({ sh, text, lab }) => {
      await needTools(lab, 'strace');
      expect((await sh(`test -e '${text('logFile')}'`)).exit).toBe(1);
      const trace = (await sh(TRACE)).stdout;
      expect(trace).toMatch(/^Delivered\.\n/);

      const log = calls(trace, 'openat', text('logFile'));
      expect(log.join()).toMatch(/O_WRONLY\|O_CREAT\|O_APPEND.* = \d+/);
      // The copy's execve may stand in two halves: <unfinished ...> and resumed.
      const started = trace.split('\n').filter((line) => / execve\("/.test(line));
      expect(started).toHaveLength(2);
      expect(started[1]).toContain(`execve("${text('startedProgram')}"`);
      expect(text('startedProgram').endsWith(`/${text('startedName')}`)).toBe(true);
      expect(trace).toContain(`sin_port=htons(${text('port')})`);
      expect(text('serverAddress')).toBe(`127.0.0.1:${text('port')}`);
      // Whole in a trace that cuts texts after 32 characters.
      expect(trace).toMatch(new RegExp(`recvfrom\\(\\d+, "${text('serverLine')}\\\\n"`));
      expect(text('serverLine')).toBe(`password: ${text('serverWord')}`);
      expect(calls(trace, 'openat', text('otherLog'))).toEqual([]);
    });
  });

  test('stays black, and its log does not tell the password', async () => {
    await onStage(['courier'], seed, async ({ sh, text, lab }) => {
      const bytes = await readFile(join(lab.homeOutside, 'courier'), 'latin1');
      for (const secret of [text('logFile').split('/').at(-1), text('startedProgram')])
        expect(bytes).not.toContain(secret);
      await sh('./courier; ./courier');
      const log = (await sh(`cat '${text('logFile')}'`)).stdout;
      expect(log.match(/^parcel: /gm)).toHaveLength(2);
      expect(log).not.toContain(text('serverWord'));
    });
  });
});

describe('the server', () => {
  test('answers many at once, and one who says nothing keeps nobody waiting', async () => {
    await onStage(['courier'], 2, async ({ sh, text }) => {
      const all = await sh(
        `exec 3<>/dev/null; bash -c 'exec 5<>/dev/tcp/127.0.0.1/${text('port')}; for n in 1 2 3 4 5 6 7 8; do ./courier & done; wait'`,
      );
      expect(all.stdout).toBe('Delivered.\n'.repeat(8));
    });
  });

  test('does not carry the answers of other mysteries in its environment', async () => {
    await onStage(['lighthouse', 'courier'], 2, async ({ sh, text }) => {
      const all = (await sh('cat /proc/[0-9]*/environ 2>/dev/null | tr "\\0" "\\n"')).stdout;
      expect(all).toContain('SPY_');
      expect(all).not.toContain(text('config'));
      expect(all).not.toContain(text('serverWord'));
    });
  });

  test.each(['auto', 'off'] as const)(
    'finds another door when its port is taken (%s)',
    async (sandbox) => {
      await onStage(
        ['courier'],
        5,
        async (first) => {
          await onStage(
            ['courier'],
            5,
            async (second) => {
              for (const { sh } of [first, second])
                expect((await sh('./courier')).stdout).toBe('Delivered.\n');
              const same = first.text('port') === second.text('port');
              expect(same).toBe(first.lab.sandboxed);
            },
            sandbox,
          );
        },
        sandbox,
      );
    },
  );
});
