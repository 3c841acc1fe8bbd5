import {
  closeSync,
  fchmodSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { errnoOf } from '../base/errors.ts';

/** Appends whole lines to one file, each flushed to the disk; a line that fails is taken back off. */
export class Appender {
  #fd: number;
  /** Where the last whole line ends, while what follows could not be taken back. */
  #wholeUpTo: number | undefined;

  /** Creates folder (0700) and file (0600) where they are missing. Throws what the file system says. */
  constructor(readonly file: string) {
    this.#fd = open(file);
  }

  /** Whether the file was deleted behind our back; what is appended now would vanish. */
  get deleted(): boolean {
    return fstatSync(this.#fd).nlink === 0;
  }

  /** Begins again with a file at the old place. */
  reopen(): void {
    const old = this.#fd;
    this.#fd = open(this.file);
    this.#wholeUpTo = undefined;
    closeSync(old);
  }

  /** Writes and flushes. Throws what the file system says; the file then ends where it ended before. */
  append(text: string): void {
    this.#takeBack();
    const before = fstatSync(this.#fd).size;
    try {
      const bytes = Buffer.from(text);
      for (let done = 0; done < bytes.length; ) done += writeSync(this.#fd, bytes, done);
      flush(this.#fd);
    } catch (error) {
      this.#wholeUpTo = before;
      try {
        this.#takeBack();
      } catch {
        // The next append tries again; and whoever opens the file drops a torn line.
      }
      throw error;
    }
  }

  close(): void {
    closeSync(this.#fd);
  }

  #takeBack(): void {
    if (this.#wholeUpTo === undefined) return;
    ftruncateSync(this.#fd, this.#wholeUpTo);
    this.#wholeUpTo = undefined;
  }
}

function open(file: string): number {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const fd = openSync(file, 'a', 0o600);
  try {
    fchmodSync(fd, 0o600);
  } catch {
    // Some file systems know no modes; the journal is worth having all the same.
  }
  flushFolder(dirname(file));
  return fd;
}

/** Makes the file's name survive a power cut, where folders can be flushed. */
function flushFolder(folder: string): void {
  try {
    const fd = openSync(folder, 'r');
    try {
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
  } catch {
    // Not every system lets one flush a folder.
  }
}

function flush(fd: number): void {
  try {
    fsyncSync(fd);
  } catch (error) {
    // Some network and user-space file systems cannot flush; that is no failure to write.
    if (!['EINVAL', 'ENOSYS', 'ENOTSUP'].includes(errnoOf(error) ?? '')) throw error;
  }
}
