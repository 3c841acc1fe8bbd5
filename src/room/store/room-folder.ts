import { constants } from 'node:fs';
import {
  type FileHandle,
  lstat,
  mkdir,
  open,
  readdir,
  readFile,
  rm,
  rmdir,
} from 'node:fs/promises';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { errnoOf, SpyError } from '../../base/errors.ts';
import { takeLock } from '../../journal/lock-file.ts';
import { t } from '../../words/words.ts';
import { flushFolder } from './flush.ts';
import { damagedRoom, isRoomName, newerRoom, readRecord } from './record.ts';
import type { RoomRecord } from './store.ts';
import { roomUnwritable } from './unwritable.ts';

/** A room's folder: `room.json`, `log.jsonl` and, while a server holds it, `lock`. */
export class RoomFolder {
  readonly path: string;
  readonly recordFile: string;
  readonly logFile: string;

  /** Throws on names that are no room's (a mistake in the program: ask `isRoomName` first). */
  constructor(
    data: string,
    private readonly room: string,
  ) {
    if (!isRoomName(room)) throw new Error('not the name of a room');
    this.path = join(data, room);
    this.recordFile = join(this.path, 'room.json');
    this.logFile = join(this.path, 'log.jsonl');
  }

  /** Makes the folder (0700); harmless when it is there. Throws what the file system says. */
  async make(): Promise<void> {
    await mkdir(this.path, { recursive: true, mode: 0o700 });
  }

  /** One server per room. Returns the way to give it free. Throws SpyError('room-busy') or 'room-unwritable'. */
  async take(room: string): Promise<() => void> {
    const file = join(this.path, 'lock');
    try {
      const attempt = await takeLock(file);
      if (attempt.held) return attempt.release;
      const { pid, since } = attempt.ticket;
      const moment = since.slice(0, 16).replace('T', ' ');
      throw new SpyError(
        'room-busy',
        t`Room "${room}" is open already, in process ${pid} since ${moment} UTC.`,
        t`Use the board there, or end that process first (kill ${pid}).`,
      );
    } catch (error) {
      throw roomUnwritable(error, file);
    }
  }

  /** Undefined where there is no room. Throws SpyError('room-damaged') or 'room-unwritable'. */
  async record(): Promise<RoomRecord | undefined> {
    let json: string;
    try {
      await refuseStrange(this.recordFile);
      json = await readFile(this.recordFile, 'utf8');
    } catch (error) {
      if (['ENOENT', 'ENOTDIR'].includes(errnoOf(error) ?? '')) return undefined;
      throw roomUnwritable(error, this.recordFile, 'read');
    }
    const record = readRecord(json);
    if (record?.room === this.room) return record;
    const [, format] = /"v"\s*:\s*(\d{1,6})\b/.exec(json) ?? [];
    if (format !== undefined && Number(format) > 1)
      throw newerRoom(t`format ${format}`, this.recordFile);
    const { recordFile } = this;
    throw damagedRoom(
      t`${recordFile} is damaged: it is not the record of a room.`,
      t`Put a copy of it back, or open a new room.`,
    );
  }

  /** Throws what the file system says. */
  async writeRecord(record: RoomRecord): Promise<void> {
    await writeFileAtomic(this.recordFile, `${JSON.stringify(record, null, 2)}\n`, { mode: 0o600 });
    await flushFolder(this.path);
  }

  /** Whether somebody's room is here, also one that cannot be read or has lost its record. */
  async taken(): Promise<boolean> {
    return (await exists(this.recordFile)) || (await this.hasLog());
  }

  async hasLog(): Promise<boolean> {
    return await exists(this.logFile);
  }

  /** Takes back what a failed creation left; whatever else is there stays. */
  async unmake(): Promise<void> {
    await Promise.all([this.recordFile, this.logFile].map((file) => rm(file, { force: true })));
    await this.removeEmpty();
  }

  /** Removes the folder, but nothing that is in it. */
  async removeEmpty(): Promise<void> {
    await rmdir(this.path).catch(() => {
      // Not empty: there is something of somebody's.
    });
  }

  /** Opens the log to read it. Throws what the file system says, and SpyError('room-damaged') for what is no file. */
  async openLog(): Promise<FileHandle> {
    await refuseStrange(this.logFile);
    return await open(this.logFile, constants.O_RDONLY | constants.O_NOFOLLOW);
  }
}

/** Names of folders that may be rooms. Empty where there is no such place. */
export async function roomNames(data: string): Promise<string[]> {
  try {
    return (await readdir(data)).filter(isRoomName);
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return [];
    throw roomUnwritable(error, data, 'read');
  }
}

async function exists(file: string): Promise<boolean> {
  try {
    await lstat(file);
    return true;
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return false;
    throw error;
  }
}

/**
 * A pipe or device in a file's place would make us wait for ever; and through a link that somebody else laid there we
 * would write into, and cut, whatever file of ours it points to.
 */
async function refuseStrange(file: string): Promise<void> {
  const kind = await lstat(file).catch((error) => {
    if (errnoOf(error) === 'ENOENT') return undefined;
    throw error;
  });
  if (kind && !kind.isFile())
    throw damagedRoom(t`${file} is not an ordinary file.`, t`Move it away, then try again.`);
}
