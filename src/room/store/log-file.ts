import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { SpyError } from '../../base/errors.ts';
import { t } from '../../words/words.ts';
import { flush } from './flush.ts';

/** A file that whole lines are appended to, flushed; what fails is taken back off. Only one caller at a time. */
export class LogFile {
  /** Set while the file may end in something that could not be taken back. */
  #dirty = false;

  private constructor(
    private readonly file: string,
    private readonly handle: FileHandle,
    /** Where the last whole line ends. */
    private end: number,
  ) {}

  /** Creates the file (0600) where it is missing; follows no link. Throws what the file system says. */
  static async open(file: string): Promise<LogFile> {
    const { O_RDWR, O_APPEND, O_CREAT, O_NOFOLLOW } = constants;
    const handle = await open(file, O_RDWR | O_APPEND | O_CREAT | O_NOFOLLOW, 0o600);
    try {
      await handle.chmod(0o600).catch(() => {
        // Some file systems know no modes; the log is worth having all the same.
      });
      return new LogFile(file, handle, (await handle.stat()).size);
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
    if ((await this.handle.stat()).nlink === 0) throw deleted(this.file);
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
function deleted(file: string): SpyError {
  return new SpyError(
    'room-unwritable',
    t`Cannot write ${file}: it was deleted while the room was open.`,
    t`Close this room and open a new one, for learners to join anew.`,
  );
}
