import { SpyError } from '../../base/errors.ts';
import { type RoomRecord, roomRecordSchema } from './store.ts';

/** A room's name as typed; whatever could not be one (`../../x`) is unknown without looking for it. */
export function isRoomName(text: string): boolean {
  return roomRecordSchema.shape.room.safeParse(text).success;
}

/** Reads a record's JSON; undefined when it is none. */
export function readRecord(json: string): RoomRecord | undefined {
  try {
    return roomRecordSchema.safeParse(JSON.parse(json)).data;
  } catch {
    return undefined;
  }
}

/** `where` says where was looked; `known` are the rooms that are there. */
export function unknownRoom(room: string, where: string, known: readonly RoomRecord[]): SpyError {
  const name = isRoomName(room) ? `"${room}"` : 'of that name';
  const [first, ...others] = known.slice(0, 5).map((record) => record.room);
  return new SpyError(
    'unknown-room',
    `There is no room ${name} ${where}.`,
    first === undefined
      ? 'Open one: spy-school facilitate.'
      : `Known here: ${[first, ...others].join(', ')}${known.length > 5 ? ' and more' : ''}.`,
  );
}

export function roomExists(room: string): SpyError {
  return new SpyError(
    'room-exists',
    `There is a room "${room}" already.`,
    `Go on with it: spy-school facilitate --resume ${room}. Or choose another name.`,
  );
}

/** The log or record of a room was written by a later Spy School. */
export function newerRoom(what: string, where: string): SpyError {
  return new SpyError(
    'room-damaged',
    `A newer Spy School wrote this room (${what} in ${where}); this one cannot read it.`,
    'Update: npx spy-school@latest.',
  );
}

export function damagedRoom(what: string, remedy: string, cause?: unknown): SpyError {
  return new SpyError('room-damaged', what, remedy, { cause });
}
