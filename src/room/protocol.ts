import { z } from 'zod';
import { journalEventSchema } from '../journal/events.ts';
import { boardCourseSchema } from './model/course.ts';
import { doctorSchema } from './model/doctor.ts';
import {
  commandSchema,
  learnerIdSchema,
  nameSchema,
  placeSchema,
  roomEventSchema,
} from './model/events.ts';
import { clockSchema, noteSchema, revealSchema, roomStateSchema } from './model/state.ts';

/** What goes over the wire between a room's server, its learners and its boards: JSON messages over one WebSocket. */
export const PROTOCOL = 1;
/** Path of the WebSocket. */
export const SOCKET_PATH = '/room';
/** Events in one message, and bytes of one message from a learner or a board, at most. */
export const MOST_EVENTS_AT_ONCE = 50;
export const LONGEST_MESSAGE = 256 * 1024;

const at = z.iso.datetime();
const secret = z.string().min(1).max(200);

/** Whoever connects says this first, within a few seconds. */
export const helloSchema = z.discriminatedUnion('role', [
  z.object({
    type: z.literal('hello'),
    v: z.int(),
    role: z.literal('learner'),
    code: secret,
    /** Chosen by the learner's machine at the first joining, and kept there. */
    learner: learnerIdSchema,
    /** Proves later that it is the same learner. At least 32 characters, random. */
    token: z.string().min(32).max(200),
    name: nameSchema,
    /** The learner's clock. */
    now: at,
  }),
  z.object({ type: z.literal('hello'), v: z.int(), role: z.literal('board'), key: secret }),
]);
export type Hello = z.infer<typeof helloSchema>;

/** From a learner, after the hello. */
export const learnerMessageSchema = z.discriminatedUnion('type', [
  /** In the order of the journal. Acknowledged when safe; sending again is harmless. */
  z.object({
    type: z.literal('events'),
    events: z.array(journalEventSchema).min(1).max(MOST_EVENTS_AT_ONCE),
  }),
  z.object({ type: z.literal('doctor'), doctor: doctorSchema }),
]);
export type LearnerMessage = z.infer<typeof learnerMessageSchema>;

/** From a board, after the hello. */
export const boardMessageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('command'), id: z.uuid(), command: commandSchema }),
]);
export type BoardMessage = z.infer<typeof boardMessageSchema>;

/** Why a connection or a message was refused; with a sentence for people. */
export const refusalSchema = z.object({
  type: z.literal('refused'),
  why: z.enum([
    'wrong-code',
    'wrong-key',
    'wrong-token',
    'too-many-tries',
    'full',
    'too-fast',
    'too-much',
    'not-understood',
    'other-version',
    'ended',
    'unsaved',
    /** The same learner came again over another connection; this one is over. */
    'replaced',
  ]),
  message: z.string().max(500),
});
export type Refusal = z.infer<typeof refusalSchema>;

const roomHead = z.object({
  id: z.string().max(200),
  name: nameSchema,
  chapters: z.array(z.string().max(200)).max(100),
});

/** What all learners see of the room. */
export const newsSchema = z.object({
  gate: placeSchema.optional(),
  clock: clockSchema.optional(),
  reveals: z.array(revealSchema).max(100),
  notes: z.array(noteSchema).max(100),
  endedAt: at.optional(),
});
export type News = z.infer<typeof newsSchema>;

/** What only this learner sees: notes to them, and since when they wait for help. */
export const mineSchema = z.object({
  notes: z.array(noteSchema).max(100),
  helpAt: at.optional(),
});
export type Mine = z.infer<typeof mineSchema>;

export const toLearnerSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('welcome'),
    room: roomHead,
    /** The server's clock. */
    now: at,
    /** The learner's latest event that the room has: what comes after it in the journal is yet to be sent. */
    last: z.string().max(200).optional(),
    news: newsSchema,
    mine: mineSchema,
  }),
  /** Everything up to this event is safe. */
  z.object({ type: z.literal('ack'), upTo: z.string().max(200) }),
  z.object({ type: z.literal('news'), news: newsSchema }),
  z.object({ type: z.literal('mine'), mine: mineSchema }),
  refusalSchema,
]);
export type ToLearner = z.infer<typeof toLearnerSchema>;

export const toBoardSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('welcome'),
    room: roomHead,
    now: at,
    joinUrl: z.string().max(500),
    code: z.string().max(50),
    course: boardCourseSchema,
    state: roomStateSchema,
  }),
  /** New in the log since the state above, in order. */
  z.object({ type: z.literal('events'), events: z.array(roomEventSchema) }),
  /** Why nothing can be saved now, and what to do; without words: all is well again. */
  z.object({ type: z.literal('trouble'), message: z.string().optional() }),
  /** This command is safe in the log. */
  z.object({ type: z.literal('done'), id: z.string() }),
  refusalSchema,
]);
export type ToBoard = z.infer<typeof toBoardSchema>;
