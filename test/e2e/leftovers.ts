import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { stateOf } from './program.ts';

const PATIENCE_MS = 15_000;

function contents(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    // The process ended meanwhile.
    return '';
  }
}

/**
 * Processes that belong to a school in this home: the school itself by its environment, its labs by the
 * folders that are mounted in them or, without a sandbox, by theirs.
 */
export function processesOf(home: string): { pid: number; command: string }[] {
  const name = basename(home);
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry) && Number(entry) !== process.pid)
    .filter((pid) =>
      ['environ', 'cmdline', 'mountinfo'].some((file) =>
        contents(`/proc/${pid}/${file}`).includes(name),
      ),
    )
    .map((pid) => ({
      pid: Number(pid),
      command: contents(`/proc/${pid}/cmdline`).replaceAll('\0', ' ').trim(),
    }));
}

/** A folder with what is in it, so that one can tell who left it. */
function folderWords(folder: string): string {
  try {
    return `folder ${folder}: ${readdirSync(folder, { recursive: true }).join(' ')}`;
  } catch {
    return `folder ${folder}`;
  }
}

function left(home: string): string[] {
  const labs = join(stateOf(home), 'labs');
  return [
    ...processesOf(home).map(({ pid, command }) => `process ${pid}: ${command}`),
    ...(existsSync(labs) ? readdirSync(labs).map((lab) => folderWords(join(labs, lab))) : []),
    ...contents('/proc/self/mountinfo')
      .split('\n')
      .filter((mount) => mount.includes(basename(home)))
      .map((mount) => `mount ${mount}`),
  ];
}

/** Waits until something outside the screen holds; `what` is for the error. */
export async function until(holds: () => boolean, what: string): Promise<void> {
  const last = performance.now() + PATIENCE_MS;
  while (!holds()) {
    if (performance.now() > last) throw new Error(`never seen: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Waits until no process, lab folder or mount of the school in `home` is left; else says what is. */
export async function nothingLeft(home: string): Promise<void> {
  await until(() => left(home).length === 0, 'a clean machine').catch(() => {
    throw new Error(`left behind:\n${left(home).join('\n')}`);
  });
}
