import { SpyError } from '../../base/errors.ts';
import { t } from '../../words/words.ts';
import { type RoomRecord, roomRecordSchema } from './store.ts';

/** So many of the rooms that are there are named. */
const MOST_TOLD = 5;

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

/** `place` is where was looked; `known` are the rooms that are there. */
export function unknownRoom(room: string, place: string, known: readonly RoomRecord[]): SpyError {
  return new SpyError(
    'unknown-room',
    isRoomName(room)
      ? t`There is no room "${room}" in ${place}.`
      : t`There is no room of that name in ${place}.`,
    knownText(known),
  );
}

function knownText(known: readonly RoomRecord[]): string {
  if (known.length === 0) return t`Open one: spy-school facilitate.`;
  const some = known.slice(0, MOST_TOLD).map(({ room }) => room);
  const rooms = some.join(', ');
  return known.length > MOST_TOLD ? t`Known here: ${rooms} and more.` : t`Known here: ${rooms}.`;
}

export function roomExists(room: string): SpyError {
  return new SpyError(
    'room-exists',
    t`There is a room "${room}" already.`,
    t`Go on with it: spy-school facilitate --resume ${room}. Or choose another name.`,
  );
}

/** The log or record of a room was written by a later Spy School. */
export function newerRoom(what: string, where: string): SpyError {
  return new SpyError(
    'room-damaged',
    t`A newer Spy School wrote this room (${what} in ${where}); this one cannot read it.`,
    t`Update: npx spy-school@latest.`,
  );
}

export function damagedRoom(what: string, remedy: string, cause?: unknown): SpyError {
  return new SpyError('room-damaged', what, remedy, { cause });
}
