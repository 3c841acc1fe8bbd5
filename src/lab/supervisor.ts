import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { SpyError } from '../base/errors.ts';
import { t } from '../words/words.ts';
import { labEnvironment } from './environment.ts';
import { type LabFolder, removeLab } from './folder.ts';
import type { Sandbox } from './sandbox.ts';

/** How long a lab may take to end before it is ended the hard way. */
const PATIENCE_MS = 10_000;

/** What the process inside the lab reports. */
export type Report =
  | { readonly kind: 'exit'; readonly tab: number }
  | { readonly kind: 'done'; readonly name: string; readonly status: number };

/** Our end of the process that starts everything in the lab. */
export interface Supervisor {
  /** Asks for something, on one line. */
  ask(line: string): void;
  /** Resolves, with what was said last, when everything of the lab is gone. */
  readonly ended: Promise<string>;
  /** Ends everything and waits for it. Never throws. */
  close(): Promise<void>;
}

/** Starts a lab's janitor and supervisor; resolves once the latter answers. Throws SpyError('lab-failed'). */
export async function startSupervisor(
  folder: LabFolder,
  sandbox: Sandbox,
  onReport: (report: Report) => void,
): Promise<Supervisor> {
  const { inside } = sandbox;
  const env = labEnvironment({ id: folder.id, home: inside.home });
  const supervisor = [
    ...(sandbox.kind === 'bubblewrap' ? sandbox.command : []),
    ...['env', '-i', ...Object.entries(env).map(([name, value]) => `${name}=${value}`)],
    ...['bash', join(inside.control, 'supervisor.sh'), inside.control, inside.runs],
    sandbox.kind === 'host' ? 'host' : 'sandbox',
  ];
  const janitor = join(folder.control, 'janitor.sh');
  // Detached: a session of its own, so that no Ctrl-C or hang-up of the learner's terminal reaches it.
  const child = spawn('bash', [janitor, folder.dir, folder.id, ...supervisor], {
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
    cwd: '/',
    env: { PATH: `${env.PATH}:${process.env.PATH ?? ''}`, LC_ALL: 'C' },
  });
  child.stdin.on('error', () => {});
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint = (complaint + text).slice(-2000);
  });
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', () => resolve(complaint.trim()));
  });
  const lines = createInterface({ input: child.stdout });
  const ready = new Promise<'ready'>((resolve) => {
    lines.on('line', (line) => {
      const [verb, name = '', status] = line.split(' ');
      if (verb === 'ready') resolve('ready');
      else if (verb === 'exit') onReport({ kind: 'exit', tab: Number(name) });
      else if (verb === 'done') onReport({ kind: 'done', name, status: Number(status) });
    });
  });
  const close = () => endJanitor(child, ended, folder);
  const first = await Promise.race([ready, ended.then((said) => ({ said }))]);
  if (first !== 'ready') {
    await close();
    const why = first.said || t`it ended at once`;
    throw new SpyError(
      'lab-failed',
      t`The lab did not start: ${why}`,
      t`Run spy-school doctor to see what is missing; SPY_SCHOOL_SANDBOX=off tries without a sandbox.`,
    );
  }
  return {
    ask: (line) => {
      child.stdin.write(`${line}\n`);
    },
    ended,
    close,
  };
}

async function endJanitor(
  child: ChildProcess,
  ended: Promise<string>,
  folder: LabFolder,
): Promise<void> {
  child.stdin?.end();
  if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) {
    const impatience = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
    await ended;
    clearTimeout(impatience);
  }
  if (existsSync(folder.dir)) await removeLab(folder.dir, folder.id);
}
