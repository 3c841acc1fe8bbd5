import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LabOptions, openLab } from '../../src/lab/lab.ts';
import type { CommandRecord, Lab, LabShell } from '../../src/lab/model.ts';

export const SIZE = { columns: 80, rows: 24 };
/** Names that break careless quoting. */
export const ODD_NAME = `spy "lab's" é $HOME `;

/** A state folder for one test, removed afterwards. */
export async function withSchool<Result>(
  use: (school: string) => Promise<Result>,
): Promise<Result> {
  const school = await mkdtemp(join(tmpdir(), ODD_NAME));
  await chmod(school, 0o755);
  try {
    return await use(school);
  } finally {
    await rm(school, { recursive: true, force: true });
  }
}

/** A lab for one test, closed afterwards. */
export async function withLab<Result>(
  options: LabOptions,
  use: (lab: Lab) => Promise<Result>,
): Promise<Result> {
  return withSchool(async (school) => {
    const lab = await openLab({ schoolHome: school, ...options });
    try {
      return await use(lab);
    } finally {
      await lab.close();
    }
  });
}

/** A shell at its first prompt. */
export async function openShell(lab: Lab): Promise<LabShell> {
  const shell = await lab.openShell(SIZE);
  await shell.ready();
  return shell;
}

/** Types a line and waits for the prompt after it; the record of the last command. */
export async function type(shell: LabShell, line: string): Promise<CommandRecord> {
  shell.write(`${line.replaceAll('\n', '\r')}\r`);
  await shell.ready();
  const record = shell.commands.at(-1);
  if (record === undefined) throw new Error(`no command came of ${line}`);
  const { id, order, text, cwd, startedAt, endedAt, exit, output, truncated } = record;
  return { id, shell: record.shell, order, text, cwd, startedAt, endedAt, exit, output, truncated };
}

/** Waits until `look` gives something other than undefined or false. */
export async function until<Value>(
  what: string,
  look: () => Value | undefined | false | Promise<Value | undefined | false>,
  tries = 1500,
): Promise<Value> {
  for (let count = 0; count < tries; count++) {
    const value = await look();
    if (value !== undefined && value !== false) return value;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`still waiting for ${what}`);
}

/** Processes whose environment or command line names a lab, seen from outside. */
export function processesOf(id: string): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && name !== String(process.pid))
    .filter((pid) =>
      ['environ', 'cmdline'].some((file) => {
        try {
          return readFileSync(`/proc/${pid}/${file}`, 'utf8').includes(id);
        } catch {
          return false;
        }
      }),
    );
}

/** Whether a process lives whose command line holds a text. */
export function runs(text: string): boolean {
  return readdirSync('/proc').some((pid) => {
    try {
      return /^\d+$/.test(pid) && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(text);
    } catch {
      return false;
    }
  });
}

/** How many ends of pseudo-terminals this process has open. */
export function terminalsOpen(): number {
  return readdirSync('/proc/self/fd').filter((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`).startsWith('/dev/p');
    } catch {
      return false;
    }
  }).length;
}

/** How many descriptors this process has open. */
export function descriptorsOpen(): number {
  return readdirSync('/proc/self/fd').length;
}
