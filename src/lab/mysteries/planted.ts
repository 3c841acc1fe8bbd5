import { z } from 'zod';
import type { Value } from '../../base/values.ts';

const value = z.union([z.string(), z.number(), z.array(z.string())]);

/** What a script measured: names and values. */
export const valuesSchema = z.record(z.string(), value);

/** What a plant script prints. */
export const plantedSchema = z.strictObject({
  values: valuesSchema,
  /** For the shells of the lab. */
  env: z.record(z.string().regex(/^[A-Za-z_]\w*$/), z.string()).default({}),
  /** Sources made for this learner, to lie in the opened box beside the manifest's. */
  source: z.record(z.string().regex(/^[\w.-]+$/), z.string()).default({}),
});

/** Reads a script's JSON by a schema; undefined when it is something else. */
export function readJson<T>(schema: z.ZodType<T>, text: string): T | undefined {
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** Adds named things to a collection; returns the first name that was there already. */
export function addAll<T extends Value>(
  to: Map<string, T>,
  more: Readonly<Record<string, T>>,
): string | undefined {
  for (const [name, item] of Object.entries(more)) {
    if (to.has(name)) return name;
    to.set(name, item);
  }
  return undefined;
}
