import { z } from 'zod';
import { cleanLine } from '../../base/clean.ts';
import { journalEventSchema } from '../../journal/events.ts';
import { doctorSchema } from './doctor.ts';

/** Longest name of a learner or a room, and longest note, in characters; longer ones are cut. */
export const LONGEST_NAME = 40;
export const LONGEST_NOTE = 500;
/** Minutes that a clock may run. */
export const LONGEST_CLOCK = 24 * 60;

const id = z.string().min(1).max(200);
export const learnerIdSchema = z.uuid();
/** A name from outside: one clean line that shows something. */
export const nameSchema = z
  .string()
  .max(20_000)
  .transform((text) => {
    const name = cleanLine(text, LONGEST_NAME);
    return /^[\p{Default_Ignorable_Code_Point}\s]*$/u.test(name) ? 'somebody' : name;
  });
const noteText = z
  .string()
  .max(20_000)
  .transform((text) => cleanLine(text, LONGEST_NOTE))
  .refine((text) => text !== '', 'an empty note');

/** A step of a chapter. */
export const placeSchema = z.object({ chapter: id, step: id });
export type Place = z.infer<typeof placeSchema>;

/** What a facilitator can do. */
export const commandSchema = z.discriminatedUnion('type', [
  /** Nobody goes on past this step until the gate is opened. */
  z.object({ type: z.literal('gate-closed'), place: placeSchema }),
  z.object({ type: z.literal('gate-opened') }),
  /** A note to all, or to one. */
  z.object({ type: z.literal('noted'), text: noteText, to: learnerIdSchema.optional() }),
  /** A clock that runs down from now. */
  z.object({
    type: z.literal('clock-set'),
    minutes: z.number().positive().max(LONGEST_CLOCK),
  }),
  z.object({ type: z.literal('clock-cleared') }),
  /** Everybody sees the debrief or the solution of a step. */
  z.object({
    type: z.literal('revealed'),
    place: placeSchema,
    what: z.enum(['debrief', 'solution']),
  }),
  /** The step that the projector shows. */
  z.object({ type: z.literal('spotlit'), place: placeSchema }),
  z.object({ type: z.literal('help-given'), learner: learnerIdSchema }),
  z.object({ type: z.literal('room-ended') }),
]);
export type RoomCommand = z.infer<typeof commandSchema>;

const every = { v: z.literal(1), id: z.uuid(), at: z.iso.datetime() };
const server = z.uuid();

/** What happens in a room besides the facilitator's commands. */
const happeningSchema = z.discriminatedUnion('type', [
  z.object({
    ...every,
    type: z.literal('room-opened'),
    room: id,
    name: nameSchema,
    chapters: z.array(id).min(1).max(100),
  }),
  /** A server began to hold the room; whoever was connected to its earlier life is not any more. */
  z.object({ ...every, type: z.literal('server-started'), server }),
  /** For the first time, or again under another name. `proof` is the SHA-256 of the learner's token, in hex. */
  z.object({
    ...every,
    type: z.literal('learner-joined'),
    learner: learnerIdSchema,
    name: nameSchema,
    proof: z.string().regex(/^[0-9a-f]{64}$/),
  }),
  /** `skew`: milliseconds to be added to the learner's clock to get the server's. */
  z.object({
    ...every,
    type: z.literal('learner-came'),
    learner: learnerIdSchema,
    server,
    skew: z.number(),
  }),
  z.object({ ...every, type: z.literal('learner-left'), learner: learnerIdSchema, server }),
  z.object({
    ...every,
    type: z.literal('learner-examined'),
    learner: learnerIdSchema,
    doctor: doctorSchema,
  }),
  /** An event of the learner's own journal; `id` is that event's. */
  z.object({
    ...every,
    type: z.literal('learned'),
    learner: learnerIdSchema,
    event: journalEventSchema,
  }),
]);
const commandedSchema = z.object({
  ...every,
  type: z.literal('commanded'),
  command: commandSchema,
});

/** One line of a room's log. `at` is the server's time of receipt. */
export const roomEventSchema = z.discriminatedUnion('type', [
  ...happeningSchema.options,
  commandedSchema,
]);
export type RoomEvent = z.infer<typeof roomEventSchema>;
/** What a caller says about an event; `v`, `id` and `at` are filled in. */
export type RoomEventDetails = WithoutFrame<RoomEvent>;
type WithoutFrame<T> = T extends unknown ? Omit<T, 'v' | 'id' | 'at'> : never;

/** An event that happens now; `eventId` where the event has one already (a learner's, a command's). */
export function newRoomEvent(
  details: RoomEventDetails,
  eventId: string = crypto.randomUUID(),
  now = new Date(),
): RoomEvent {
  return { ...details, v: 1, id: eventId, at: now.toISOString() };
}
