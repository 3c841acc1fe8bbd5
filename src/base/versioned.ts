import * as z from 'zod/mini';
import { t } from '../words/words.ts';
import { cleanLine } from './clean.ts';

/** What a line of a log turned out to be. */
export type Reading<Event> =
  | { readonly kind: 'event'; readonly event: Event }
  /** A later Spy School wrote it: another version, or a type that this one does not know. */
  | { readonly kind: 'newer'; readonly what: string }
  | { readonly kind: 'broken' };

const frameSchema = z.object({
  v: z.int().check(z.minimum(1)),
  type: z.optional(z.string()),
});

/** Reads one event in JSON, of version 1 and one of the known types. Never throws. */
export function readVersioned<Event>(
  json: string,
  schema: z.core.$ZodType<Event>,
  knownTypes: ReadonlySet<string>,
): Reading<Event> {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return { kind: 'broken' };
  }
  const event = z.safeParse(schema, value);
  if (event.success) return { kind: 'event', event: event.data };
  const frame = frameSchema.safeParse(value);
  if (!frame.success) return { kind: 'broken' };
  const { v: format, type } = frame.data;
  if (format > 1) return { kind: 'newer', what: t`format ${format}` };
  if (type !== undefined && !knownTypes.has(type)) {
    const name = cleanLine(type, 40);
    return { kind: 'newer', what: t`an event "${name}"` };
  }
  return { kind: 'broken' };
}
