import { z } from 'zod';
import { cleanLine } from '../../base/clean.ts';
import { type RoomEvent, roomEventSchema } from '../model/events.ts';

/** What an entry of a room's log turned out to be. */
export type EntryReading =
  | { readonly kind: 'event'; readonly event: RoomEvent }
  /** A later Spy School wrote it: another version, or a type that this one does not know. */
  | { readonly kind: 'newer'; readonly what: string }
  | { readonly kind: 'broken' };

const KNOWN_TYPES: ReadonlySet<string> = new Set(
  roomEventSchema.options.map((option) => option.shape.type.value),
);
const strange = z.object({ v: z.int().min(1), type: z.string().optional() });

/** An event as it will be read again, and its JSON. Throws on something that is no event (a mistake in the program). */
export function entryOf(event: RoomEvent): { readonly event: RoomEvent; readonly json: string } {
  const parsed = roomEventSchema.parse(event);
  return { event: parsed, json: JSON.stringify(parsed) };
}

/** Reads an entry's JSON. Never throws. */
export function readEntry(json: string): EntryReading {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return { kind: 'broken' };
  }
  const event = roomEventSchema.safeParse(value);
  if (event.success) return { kind: 'event', event: event.data };
  const frame = strange.safeParse(value);
  if (!frame.success) return { kind: 'broken' };
  const { v, type } = frame.data;
  if (v > 1) return { kind: 'newer', what: `format ${v}` };
  if (type !== undefined && !KNOWN_TYPES.has(type))
    return { kind: 'newer', what: `an event "${cleanLine(type, 40)}"` };
  return { kind: 'broken' };
}
