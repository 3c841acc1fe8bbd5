import {
  closeSync,
  constants,
  openSync,
  type PathLike,
  readdirSync,
  readlinkSync,
  writeSync,
} from 'node:fs';
import { errnoOf } from '../base/errors.ts';

/** A pseudo-terminal whose far end is a program in the lab. */
export interface Pty {
  /** The terminal's name for the program: `/dev/pts/N`. */
  readonly path: string;
  write(data: string | Uint8Array): void;
  resize(columns: number, rows: number): void;
  /** Writes as the program would; false when the terminal cannot take it now (Ctrl-S, full). */
  say(bytes: string): boolean;
  /** Frees every descriptor; programs still on the terminal are hung up. May be called twice. */
  close(): void;
}

/**
 * Opens a pseudo-terminal; `onData` gets what programs print, as bytes.
 * We hold its far end open as well, so that output is not lost when the last program leaves it.
 */
export async function openPty(
  size: { columns: number; rows: number },
  onData: (chunk: Buffer) => void,
): Promise<Pty> {
  const { open } = await import('@lydell/node-pty');
  // Never call this object's own kill() or destroy(): its pid is -1, and kill(-1) means every process.
  const pair = open({ cols: clamp(size.columns), rows: clamp(size.rows), encoding: null });
  const path = pair.ptsName;
  const far = openSync(path, constants.O_RDWR | constants.O_NOCTTY | constants.O_NONBLOCK);
  pair.slave.on('error', () => {});
  // Node would read from the far end too and steal what the learner types. libuv works on a descriptor that
  // it opened anew and forgets the one it was given, so that one is ours to close.
  await new Promise<void>((resolve) => {
    pair.slave.once('close', () => resolve());
    pair.slave.destroy();
  });
  for (const fd of descriptorsOf(path)) if (fd !== far) closeSync(fd);

  let isOpen = true;
  pair.master.on('data', (chunk: Buffer) => {
    if (isOpen) onData(chunk);
  });
  pair.master.on('error', () => {});
  return {
    path,
    write(data) {
      if (isOpen) pair.master.write(data);
    },
    resize(columns, rows) {
      if (isOpen) pair.resize(clamp(columns), clamp(rows));
    },
    say(bytes) {
      if (!isOpen) return false;
      try {
        writeSync(far, bytes);
        return true;
      } catch (error) {
        if (errnoOf(error) === 'EAGAIN' || errnoOf(error) === 'EIO') return false;
        throw error;
      }
    },
    close() {
      if (!isOpen) return;
      isOpen = false;
      pair.master.destroy();
      closeSync(far);
    },
  };
}

/** Our open descriptors that lead to a file. */
function descriptorsOf(path: PathLike): number[] {
  return readdirSync('/proc/self/fd')
    .filter((fd) => {
      try {
        return readlinkSync(`/proc/self/fd/${fd}`) === path;
      } catch {
        return false;
      }
    })
    .map(Number);
}

function clamp(cells: number): number {
  return Math.min(1000, Math.max(2, Math.floor(cells) || 2));
}
