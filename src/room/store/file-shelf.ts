import { errnoOf, SpyError } from '../../base/errors.ts';
import { t } from '../../words/words.ts';
import type { RoomEvent } from '../model/events.ts';
import { eventsIn, FileStore } from './file-store.ts';
import { flushFolder } from './flush.ts';
import { inspect } from './inspect.ts';
import { LogFile } from './log-file.ts';
import { mend } from './mend.ts';
import { isRoomName, newerRoom, roomExists, unknownRoom } from './record.ts';
import { RoomFolder, roomNames } from './room-folder.ts';
import { type OpenedRoom, type RoomRecord, roomRecordSchema, type Shelf } from './store.ts';
import { roomUnwritable } from './unwritable.ts';

/** Rooms in folders under `data`: the record, and the log as a file that is flushed to the disk. One server a room. */
export class FileShelf implements Shelf {
  #open = new Set<FileStore>();

  constructor(private readonly data: string) {}

  async create(wish: RoomRecord): Promise<OpenedRoom> {
    const record = roomRecordSchema.parse(wish);
    const folder = new RoomFolder(this.data, record.room);
    try {
      await folder.make();
      await flushFolder(this.data);
    } catch (error) {
      throw roomUnwritable(error, folder.path);
    }
    const release = await folder.take(record.room).catch(async (error) => {
      await folder.removeEmpty();
      throw error instanceof SpyError && error.code === 'room-busy'
        ? roomExists(record.room)
        : error;
    });
    try {
      if (await folder.taken()) throw roomExists(record.room);
      await folder.writeRecord(record);
      return { record, store: await this.#store(folder, release), notices: [] };
    } catch (error) {
      release();
      if (!(error instanceof SpyError)) await folder.unmake();
      throw roomUnwritable(error, folder.path);
    }
  }

  async open(room: string): Promise<OpenedRoom> {
    const folder = await this.#known(room);
    const release = await folder.take(room);
    try {
      // Under the lock, so that nobody writes meanwhile.
      const record = await folder.record();
      if (!record) throw await this.#unknown(room);
      const notices = (await folder.hasLog())
        ? await this.#mended(folder)
        : [t`The log of "${room}" is gone; the room begins anew.`];
      return { record, store: await this.#store(folder, release), notices };
    } catch (error) {
      release();
      throw roomUnwritable(error, folder.logFile);
    }
  }

  async list(): Promise<RoomRecord[]> {
    const names = await roomNames(this.data);
    const records = await Promise.all(
      names.map((name) => new RoomFolder(this.data, name).record().catch(() => undefined)),
    );
    return records
      .filter((record) => record !== undefined)
      .sort((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt));
  }

  async *events(room: string): AsyncIterable<RoomEvent> {
    const folder = await this.#known(room);
    const { logFile } = folder;
    try {
      const file = await folder.openLog();
      try {
        for await (const events of eventsIn(file, (await file.stat()).size, logFile)) yield* events;
      } finally {
        await file.close();
      }
    } catch (error) {
      // Created a moment ago: no event yet.
      if (errnoOf(error) === 'ENOENT') return;
      throw roomUnwritable(error, logFile, 'read');
    }
  }

  async close(): Promise<void> {
    await Promise.all([...this.#open].map((store) => store.close()));
  }

  async #store(folder: RoomFolder, release: () => void): Promise<FileStore> {
    const log = await LogFile.open(folder.logFile);
    await flushFolder(folder.path);
    const store = new FileStore(folder.logFile, log, () => {
      this.#open.delete(store);
      release();
    });
    this.#open.add(store);
    return store;
  }

  async #mended(folder: RoomFolder): Promise<string[]> {
    const log = await folder.openLog();
    try {
      const found = await inspect(log);
      if (found.newer !== undefined) throw newerRoom(found.newer, folder.logFile);
      return await mend(folder.path, found);
    } finally {
      await log.close();
    }
  }

  async #known(room: string): Promise<RoomFolder> {
    if (!isRoomName(room)) throw await this.#unknown(room);
    const folder = new RoomFolder(this.data, room);
    if (!(await folder.record())) throw await this.#unknown(room);
    return folder;
  }

  async #unknown(room: string): Promise<SpyError> {
    return unknownRoom(room, this.data, await this.list());
  }
}
