import { z } from 'zod';
import { doctorSchema } from './doctor.ts';
import { placeSchema } from './events.ts';

/** At most so many different answers to a step are told apart: the commonest. */
export const MOST_ANSWERS = 200;
/** Steps that are told apart for one learner: many more than a course has. */
export const MOST_STEPS = 300;
/** Latest notes to each address, and reveals, that are kept. */
export const MOST_NOTES = 20;
export const MOST_REVEALS = 50;

const at = z.string();
const count = z.int().min(0);

const stepStateSchema = z.enum(['open', 'solved', 'shown', 'skipped']);
export type RoomStepState = z.infer<typeof stepStateSchema>;

/** A learner as the facilitator sees them. Times are the server's, ISO 8601. */
export const learnerSchema = z.object({
  id: z.string(),
  name: z.string(),
  joinedAt: at,
  /** The server that the learner is connected to; absent while away. */
  server: z.string().optional(),
  /** Milliseconds to add to the learner's clock. */
  skew: z.number(),
  /** Of the latest event. */
  lastAt: at,
  /** Where the learner is, and since when. */
  place: placeSchema.extend({ since: at }).optional(),
  /** On the step where the learner is: */
  hints: count,
  /** answers, choices, citations and fixes that did not pass; */
  wrong: count,
  /** commands that were judged and did not pass. */
  tries: count,
  /** Since when the learner waits for help. */
  helpAt: at.optional(),
  /** How each step that was entered stands, by place key. */
  steps: z.record(z.string(), stepStateSchema),
  /** Id of the option predicted last, by place key. */
  predictions: z.record(z.string(), z.string()),
  doctor: doctorSchema.optional(),
});
export type Learner = z.infer<typeof learnerSchema>;

/** What a step has seen of the whole room. */
export const tallySchema = z.object({
  /** Learners who entered it; a chapter begun afresh was not entered before, nor done. */
  entered: count,
  solved: count,
  shown: count,
  skipped: count,
  hints: count,
  wrong: count,
  tries: count,
  /** By option id: the label as learners saw it, and how many predict it (each learner's last word). */
  predictions: z.record(z.string(), z.object({ label: z.string(), count })),
  /** By text, how often it was given. Choices stand as option ids, joined by ", ". */
  answers: z.record(
    z.string(),
    z.object({ count, verdict: z.enum(['passed', 'not-yet', 'wrong']) }),
  ),
  /** Answers beyond those told apart. */
  otherAnswers: count,
});
export type Tally = z.infer<typeof tallySchema>;

/** A learner's program hears these from a server that may be anybody's. */
const moment = z.iso.datetime();

export const noteSchema = z.object({
  id: z.string(),
  at: moment,
  text: z.string(),
  /** Absent: to all. */
  to: z.string().optional(),
});
export type Note = z.infer<typeof noteSchema>;

export const revealSchema = placeSchema.extend({ what: z.enum(['debrief', 'solution']) });
export type Reveal = z.infer<typeof revealSchema>;

export const clockSchema = z.object({ startedAt: moment, endsAt: moment });
export type Clock = z.infer<typeof clockSchema>;

/** Everything that a board shows. Plain JSON, so that it can be sent whole. */
export const roomStateSchema = z.object({
  /** Absent only before the first event. */
  room: z
    .object({ id: z.string(), name: z.string(), chapters: z.array(z.string()), openedAt: at })
    .optional(),
  endedAt: at.optional(),
  learners: z.record(z.string(), learnerSchema),
  gate: placeSchema.optional(),
  clock: clockSchema.optional(),
  spotlight: placeSchema.optional(),
  /** The latest ones, oldest first. */
  notes: z.array(noteSchema),
  reveals: z.array(revealSchema),
  /** By place key. */
  steps: z.record(z.string(), tallySchema),
});
export type RoomState = z.infer<typeof roomStateSchema>;

export function emptyRoom(): RoomState {
  return { learners: {}, notes: [], reveals: [], steps: {} };
}

/** The key of a place in `steps`. Ids of chapters and steps hold no slash. */
export function placeKey(place: { readonly chapter: string; readonly step: string }): string {
  return `${place.chapter}/${place.step}`;
}
