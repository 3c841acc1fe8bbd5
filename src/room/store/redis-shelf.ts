import type { SpyError } from '../../base/errors.ts';
import { t } from '../../words/words.ts';
import type { RoomEvent } from '../model/events.ts';
import {
  damagedRoom,
  isRoomName,
  newerRoom,
  readRecord,
  roomExists,
  unknownRoom,
} from './record.ts';
import { RedisConnection } from './redis-connection.ts';
import { keysOf, PAGE, pageAfter, ROOMS_KEY } from './redis-log.ts';
import { RedisStore } from './redis-store.ts';
import { type OpenedRoom, type RoomRecord, roomRecordSchema, type Shelf } from './store.ts';

/** Somebody waits at the keyboard: no use in trying longer. */
const OPENING_MS = 2000;

/** Connects. Throws SpyError('room-unwritable') when Redis does not answer within a few seconds. */
export async function openRedisShelf(url: string): Promise<Shelf> {
  const connection = new RedisConnection(url);
  try {
    await connection.ready(OPENING_MS);
    return new RedisShelf(url, connection);
  } catch (error) {
    connection.close();
    throw error;
  }
}

/**
 * Rooms in Redis, the record with its secrets included: whoever may read there may do everything. Several servers
 * may hold the same room. How safe it is there is Redis' own business (redis-store.ts).
 */
class RedisShelf implements Shelf {
  #open: RedisStore[] = [];

  constructor(
    private readonly url: string,
    private readonly connection: RedisConnection,
  ) {}

  async create(wish: RoomRecord): Promise<OpenedRoom> {
    const record = roomRecordSchema.parse(wish);
    const { record: key } = keysOf(record.room);
    const fresh = await this.#ask(async (redis) => {
      const set = await redis.set(key, JSON.stringify(record), 'NX');
      if (set === 'OK') await redis.zadd(ROOMS_KEY, Date.parse(record.createdAt), record.room);
      return set === 'OK';
    });
    if (!fresh) throw roomExists(record.room);
    return this.#opened(record);
  }

  async open(room: string): Promise<OpenedRoom> {
    return this.#opened(await this.#record(room));
  }

  async list(): Promise<RoomRecord[]> {
    const names = (await this.#ask((redis) => redis.zrevrange(ROOMS_KEY, 0, -1))).filter(
      isRoomName,
    );
    if (names.length === 0) return [];
    const texts = await this.#ask((redis) =>
      Promise.all(names.map((name) => redis.get(keysOf(name).record))),
    );
    return texts.flatMap((text) => (text === null ? [] : (readRecord(text) ?? [])));
  }

  async *events(room: string): AsyncIterable<RoomEvent> {
    await this.#record(room);
    const { log } = keysOf(room);
    for (let last: string | undefined = '0-0'; last !== undefined; ) {
      const from: string = last;
      const page = await this.#ask((redis) => pageAfter(redis, log, from));
      if (page.newer !== undefined) throw newerRoom(page.newer, this.connection.name);
      yield* page.events;
      last = page.count < PAGE ? undefined : page.last;
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.#open.map((store) => store.close()));
    this.connection.close();
  }

  #opened(record: RoomRecord): OpenedRoom {
    const store = new RedisStore(this.url, this.connection, record.room);
    this.#open.push(store);
    return { record, store, notices: [] };
  }

  async #record(room: string): Promise<RoomRecord> {
    if (!isRoomName(room)) throw await this.#unknown(room);
    const text = await this.#ask((redis) => redis.get(keysOf(room).record));
    if (text === null) throw await this.#unknown(room);
    const record = readRecord(text);
    if (record) return record;
    const { name } = this.connection;
    throw damagedRoom(
      t`Redis at ${name} holds a record of "${room}" that cannot be read.`,
      t`A newer Spy School may have written it: npx spy-school@latest. Or open a new room.`,
    );
  }

  async #unknown(room: string): Promise<SpyError> {
    const { name } = this.connection;
    return unknownRoom(room, t`Redis at ${name}`, await this.list());
  }

  async #ask<T>(question: (redis: RedisConnection['redis']) => Promise<T>): Promise<T> {
    try {
      return await question(await this.connection.ready());
    } catch (error) {
      throw this.connection.unwritable(error);
    }
  }
}
