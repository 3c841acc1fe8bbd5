import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { z } from 'zod';

/** The first line of `spy-school facilitate --json`. */
const firstLine = z.object({
  room: z.string(),
  code: z.string(),
  joinUrl: z.string(),
  boardUrl: z.string(),
  key: z.string(),
});

/** A server of its own process, as a facilitator starts it. */
export class RoomProcess {
  private constructor(
    readonly child: ChildProcess,
    readonly about: z.infer<typeof firstLine>,
    readonly port: number,
  ) {}

  /** Starts `node cli facilitate --json ...args`; resolves when the room is open. */
  static async start(
    cli: string,
    args: readonly string[],
    env: NodeJS.ProcessEnv = process.env,
    nodeArgs: readonly string[] = [],
  ): Promise<RoomProcess> {
    const child = spawn(process.execPath, [...nodeArgs, cli, 'facilitate', '--json', ...args], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let complaints = '';
    child.stderr.on('data', (data) => {
      complaints += data;
    });
    const lines = createInterface(child.stdout);
    const line = await Promise.race([
      once(lines, 'line').then(([first]) => String(first)),
      once(child, 'exit').then(() => undefined),
    ]);
    if (line === undefined) throw new Error(`the server ended: ${complaints}`);
    const about = firstLine.parse(JSON.parse(line));
    return new RoomProcess(child, about, Number(new URL(about.joinUrl).port));
  }

  /** Megabytes, of VmRSS or VmHWM. */
  memory(which: 'VmRSS' | 'VmHWM'): number {
    const status = readFileSync(`/proc/${this.child.pid}/status`, 'utf8');
    return Number(new RegExp(`${which}:\\s+(\\d+) kB`).exec(status)?.[1]) / 1024;
  }

  /** Seconds of processor time so far. */
  cpu(): number {
    const fields = readFileSync(`/proc/${this.child.pid}/stat`, 'utf8').split(') ')[1]?.split(' ');
    return (Number(fields?.[11]) + Number(fields?.[12])) / 100;
  }

  /** Resolves when it is gone. */
  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = once(this.child, 'exit');
    this.child.kill(signal);
    await gone;
  }
}
