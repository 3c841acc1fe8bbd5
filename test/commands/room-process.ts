import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { execa } from 'execa';
import { z } from 'zod';
import { environment, programFolder } from '../e2e/program.ts';

const openedSchema = z.strictObject({
  room: z.string(),
  code: z.string(),
  joinUrl: z.url(),
  boardUrl: z.url(),
  key: z.string(),
});
export type OpenedLine = z.infer<typeof openedSchema>;

/** The environment of the program: no DEBUG of ours, and what the test adds. */
export async function facilitate(
  home: string,
  args: readonly string[],
  more: Readonly<Record<string, string>> = {},
) {
  const folder = await programFolder();
  return execa(process.execPath, [join(folder, 'dist/cli.js'), 'facilitate', ...args], {
    cwd: folder,
    env: environment(home, more),
    extendEnv: false,
    reject: false,
    stdin: 'ignore',
    timeout: 60_000,
  });
}

/** What a room without a board prints, from its opening to its end. */
export async function printedRoom(home: string, args: readonly string[]): Promise<string> {
  const folder = await programFolder();
  const command = [join(folder, 'dist/cli.js'), 'facilitate', '--no-ui', ...args];
  const child = execa(process.execPath, command, {
    ...{ cwd: folder, env: environment(home, {}), extendEnv: false, reject: false },
    stdin: 'ignore',
    timeout: 60_000,
  });
  running.add(child);
  let opened = false;
  for await (const line of child) {
    if (!opened && line.includes('--resume')) child.kill('SIGTERM');
    opened ||= line.includes('--resume');
  }
  const { stdout } = await child;
  running.delete(child);
  return stdout;
}

const running = new Set<{ kill(signal: NodeJS.Signals): boolean }>();

/** Ends what a failed test left running. */
export function killRooms(): void {
  for (const program of running) program.kill('SIGKILL');
  running.clear();
}

/** A room in a process of its own, with what the first line of its output said. */
export async function startRoom(
  home: string,
  args: readonly string[] = [],
  more: Readonly<Record<string, string>> = {},
) {
  const folder = await programFolder();
  const child = execa(
    process.execPath,
    [join(folder, 'dist/cli.js'), 'facilitate', '--json', ...args],
    { cwd: folder, env: environment(home, more), extendEnv: false, reject: false, stdin: 'ignore' },
  );
  running.add(child);
  const lines = createInterface({ input: child.stdout });
  const first = await new Promise<string>((resolve, reject) => {
    lines.once('line', resolve);
    void child.then(({ stderr }) => reject(new Error(`facilitate ended: ${stderr}`)));
  });
  const opened = openedSchema.parse(JSON.parse(first));
  return {
    opened,
    port: Number(new URL(opened.joinUrl).port),
    /** Sends a signal and waits for the end. */
    async end(signal: NodeJS.Signals) {
      child.kill(signal);
      const { exitCode, signal: by, stdout, stderr } = await child;
      running.delete(child);
      return { exitCode, by, stdout, stderr };
    },
  };
}
