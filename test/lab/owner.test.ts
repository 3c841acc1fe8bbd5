import { existsSync, readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { processesOf, until } from './help.ts';
import { type Bundle, bundleFixture } from './ordinary.ts';

const First = z.object({ id: z.string(), sandboxed: z.boolean(), why: z.string().nullable() });
const Line = z.object({ text: z.string(), output: z.string(), exit: z.number() });

let bundle: Bundle;
beforeAll(async () => {
  bundle = await bundleFixture('lab');
});
afterAll(() => bundle.remove());

function start(sandbox: string, task: string) {
  return execa(process.execPath, [bundle.file, bundle.folder, sandbox, task], {
    ...bundle.as,
    cwd: bundle.folder,
    reject: false,
    env: { HOME: bundle.folder, NODE_OPTIONS: '' },
  });
}

describe.each(['auto', 'off'])('an ordinary user (sandbox %s)', (sandbox) => {
  it('has a lab in which strace works', async () => {
    const { stdout, stderr, exitCode } = await start(sandbox, 'work');
    expect(exitCode, stderr).toBe(0);
    const [head, ...rest] = stdout.split('\n').map((line): unknown => JSON.parse(line));
    const first = First.parse(head);
    expect(first.sandboxed, `bwrap must work for ordinary users: ${first.why}`).toBe(
      sandbox === 'auto',
    );
    const lines = rest.map((line) => Line.parse(line));
    const [who, trace, attach, where, locked, sniff, ran] = lines;
    expect(who?.output).toBe(`${bundle.as.uid ?? process.getuid?.()}\n`);
    expect(trace?.output, 'strace must be installed').toContain('execve("');
    expect(where?.output).toContain('/tmp\n');
    expect(locked).toMatchObject({ exit: 0 });
    expect(ran).toMatchObject({ exit: 0, output: expect.stringMatching(/^in a script\n/) });
    if (sandbox === 'auto') {
      expect(attach?.output).toContain('attached');
      expect(sniff?.output, 'python3 must be installed').toContain('sniffing');
      expect(ran?.output).toBe('in a script\n.school\n.school-run\nspy\n');
    }
    expect(await readdir(join(bundle.folder, 'labs'))).toEqual([]);
    expect(processesOf(first.id)).toEqual([]);
  });

  it.each(['SIGKILL', 'SIGTERM', 'SIGHUP'] as const)(
    'leaves nothing behind when %s ends the owner',
    async (signal) => {
      const owner = start(sandbox, 'wait');
      let said = '';
      owner.stdout?.on('data', (chunk: Buffer) => {
        said += chunk.toString();
      });
      await until('the lab', () => said.includes('waiting') || owner.exitCode !== null);
      const { id } = First.parse(JSON.parse(said.split('\n')[0] ?? ''));
      expect(processesOf(id).length).toBeGreaterThan(3);
      owner.kill(signal);
      await owner;
      await until('the janitor', () => processesOf(id).length === 0);
      expect(existsSync(join(bundle.folder, 'labs', id))).toBe(false);
      expect(readFileSync('/proc/self/mounts', 'utf8')).not.toContain(id);
    },
  );
});
