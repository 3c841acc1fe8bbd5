import { type FileHandle, open } from 'node:fs/promises';
import { flush } from './flush.ts';

/** A file that whole lines are appended to, flushed; what fails is taken back off. Only one caller at a time. */
export class LogFile {
  /** Set while the file may end in something that could not be taken back. */
  #dirty = false;

  private constructor(
    private readonly handle: FileHandle,
    /** Where the last whole line ends. */
    private end: number,
  ) {}

  /** Creates the file (0600) where it is missing. Throws what the file system says. */
  static async open(file: string): Promise<LogFile> {
    const handle = await open(file, 'a+', 0o600);
    try {
      await handle.chmod(0o600).catch(() => {
        // Some file systems know no modes; the log is worth having all the same.
      });
      return new LogFile(handle, (await handle.stat()).size);
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  /** Bytes that are safe. */
  get size(): number {
    return this.end;
  }

  /** Only to read from. */
  get reader(): FileHandle {
    return this.handle;
  }

  /** Writes and flushes. Throws what the file system says; the file then ends where it ended before. */
  async append(bytes: Uint8Array): Promise<void> {
    if (this.#dirty) await this.#takeBack();
    if ((await this.handle.stat()).nlink === 0) throw new DeletedError();
    try {
      for (let done = 0; done < bytes.length; )
        done += (await this.handle.write(bytes, done, bytes.length - done, null)).bytesWritten;
      await flush(this.handle);
    } catch (error) {
      this.#dirty = true;
      await this.#takeBack().catch(() => {
        // The next append tries again; and whoever opens the room drops a torn line.
      });
      throw error;
    }
    this.end += bytes.length;
  }

  async close(): Promise<void> {
    await this.handle.close();
  }

  async #takeBack(): Promise<void> {
    await this.handle.truncate(this.end);
    this.#dirty = false;
  }
}

/** Somebody removed the file while it was open: what is written now would vanish. */
class DeletedError extends Error {
  constructor() {
    super('it was deleted while the room was open');
  }
}
