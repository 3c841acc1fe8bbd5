import { type Reading, readVersioned } from '../../base/versioned.ts';
import { type RoomEvent, roomEventSchema } from '../model/events.ts';

const KNOWN_TYPES: ReadonlySet<string> = new Set(
  roomEventSchema.options.map((option) => option.shape.type.value),
);

/** An event as it will be read again, and its JSON. Throws on something that is no event (a mistake in the program). */
export function entryOf(event: RoomEvent): { readonly event: RoomEvent; readonly json: string } {
  const parsed = roomEventSchema.parse(event);
  return { event: parsed, json: JSON.stringify(parsed) };
}

/** Reads an entry's JSON. Never throws. */
export function readEntry(json: string): Reading<RoomEvent> {
  return readVersioned(json, roomEventSchema, KNOWN_TYPES);
}
