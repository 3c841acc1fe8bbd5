// The small zod: every start reads a journal, and the other one takes three times as long to load.
import * as z from 'zod/mini';
import { type Reading, readVersioned } from '../base/versioned.ts';

/** Longer texts are cut: one endless line of output must not make the journal endless. */
export const LONGEST_TEXT = 2000;

const text = z.pipe(z.string(), z.transform(cut));
const id = z.string().check(z.minLength(1), z.maxLength(200));
const verdict = z.enum(['passed', 'not-yet', 'wrong']);

const every = { v: z.literal(1), id: z.uuid(), at: z.iso.datetime({ offset: true }), chapter: id };
const judged = { verdict, reason: text };

/** Something that happened, as it stands in the journal and as a room receives it. */
export const journalEventSchema = z.discriminatedUnion('type', [
  z.object({ ...every, type: z.literal('chapter-started'), seed: z.int() }),
  z.object({ ...every, type: z.literal('step-entered'), step: id }),
  z.object({ ...every, type: z.literal('predicted'), step: id, choice: text, label: text }),
  z.object({
    ...every,
    type: z.literal('chose'),
    step: id,
    choices: z.array(text).check(z.maxLength(100)),
    ...judged,
  }),
  z.object({
    ...every,
    type: z.literal('command-judged'),
    step: id,
    command: text,
    exit: z.optional(z.int()),
    line: z.optional(text),
    ...judged,
  }),
  z.object({ ...every, type: z.literal('answered'), step: id, answer: text, ...judged }),
  z.object({ ...every, type: z.literal('cited'), step: id, line: text, ...judged }),
  z.object({ ...every, type: z.literal('probed'), step: id, ...judged }),
  // `hint` counts from 1, the mildest first.
  z.object({
    ...every,
    type: z.literal('hint-shown'),
    step: id,
    hint: z.int().check(z.minimum(1)),
  }),
  z.object({ ...every, type: z.literal('solution-shown'), step: id }),
  z.object({
    ...every,
    type: z.literal('solved'),
    step: id,
    how: z.enum(['solved', 'skipped', 'shown']),
    line: z.optional(text),
    command: z.optional(text),
  }),
  // In a room: the learner would like the facilitator to come, or not any more.
  z.object({ ...every, type: z.literal('help-asked'), step: id }),
  z.object({ ...every, type: z.literal('help-withdrawn'), step: id }),
  z.object({ ...every, type: z.literal('chapter-finished') }),
  z.object({ ...every, type: z.literal('chapter-reset') }),
]);

const KNOWN_TYPES: ReadonlySet<string> = new Set(
  journalEventSchema.def.options.flatMap((option) => option.shape.type.def.values),
);

export type JournalEvent = z.infer<typeof journalEventSchema>;

/** What a caller says about an event; the rest (`v`, `id`, `at`, `chapter`) is filled in. */
export type EventDetails = WithoutFrame<JournalEvent>;
type WithoutFrame<T> = T extends unknown ? Omit<T, 'v' | 'id' | 'at' | 'chapter'> : never;

/**
 * An event that happened just now in a chapter, with an id of its own. Texts are cut to
 * `LONGEST_TEXT` characters. Throws on details that are no event (a mistake in the program).
 */
export function newEvent(chapter: string, details: EventDetails, now = new Date()): JournalEvent {
  return journalEventSchema.parse({
    ...details,
    v: 1,
    id: crypto.randomUUID(),
    at: now.toISOString(),
    chapter,
  });
}

/** One line for the file, with its newline; texts are cut. Throws on something that is no event. */
export function lineOf(event: JournalEvent): string {
  return `${JSON.stringify(journalEventSchema.parse(event))}\n`;
}

/** Reads one line of JSON (without caring for the newline). Never throws. */
export function readEvent(line: string): Reading<JournalEvent> {
  return readVersioned(line, journalEventSchema, KNOWN_TYPES);
}

/** Cuts a text to the longest allowed, never through the middle of a character. */
function cut(whole: string): string {
  if (whole.length <= LONGEST_TEXT) return whole;
  const end = LONGEST_TEXT - 1;
  const high = whole.charCodeAt(end - 1);
  return `${whole.slice(0, high >= 0xd800 && high <= 0xdbff ? end - 1 : end)}…`;
}
