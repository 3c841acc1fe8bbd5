import { z } from 'zod';
import { nameSchema, type RoomEvent } from '../model/events.ts';

/** What a room is known by; kept beside its log so that a restarted server is the same room. */
export const roomRecordSchema = z.object({
  v: z.literal(1),
  /** Id, also for people: `facilitate --resume ROOM`, `report ROOM`. */
  room: z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/),
  name: nameSchema,
  chapters: z
    .array(z.string().regex(/^[\w-]{1,100}$/))
    .min(1)
    .max(100),
  /** What learners type to join. */
  code: z.string().regex(/^[0-9A-Z-]{8,50}$/),
  /** What makes somebody a facilitator. Never in a log. */
  key: z.string().regex(/^[\w-]{32,200}$/),
  createdAt: z.iso.datetime(),
});
export type RoomRecord = z.infer<typeof roomRecordSchema>;

/** One room's log. */
export interface RoomStore {
  /** Makes events safe, in this order, and resolves then. They come back through `read`. Throws SpyError('room-unwritable'). */
  append(events: readonly RoomEvent[]): Promise<void>;
  /**
   * Tells of every event of the log in order: first the old ones (when those are told, this resolves), then the new
   * ones, from this server or another. May be called once.
   */
  read(onEvents: (events: readonly RoomEvent[]) => void): Promise<void>;
  close(): Promise<void>;
}

export interface OpenedRoom {
  readonly record: RoomRecord;
  readonly store: RoomStore;
  /** What the facilitator should know about how the log was found: one sentence each. */
  readonly notices: readonly string[];
}

/** Where rooms are kept: a folder, or Redis. */
export interface Shelf {
  /** Throws SpyError('room-exists') or 'room-unwritable'. */
  create(record: RoomRecord): Promise<OpenedRoom>;
  /** Opens a room to hold it. Throws SpyError('unknown-room'), 'room-busy' (another server has it, where only one may), 'room-damaged'. */
  open(room: string): Promise<OpenedRoom>;
  /** Newest first. */
  list(): Promise<RoomRecord[]>;
  /** Every event in the log, only reading; also while a server holds the room. Throws SpyError('unknown-room'). */
  events(room: string): AsyncIterable<RoomEvent>;
  close(): Promise<void>;
}
