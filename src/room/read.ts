import type { z } from 'zod';
import { clean } from '../base/clean.ts';

/**
 * A message from outside: JSON of the expected shape, every text in it cleaned of escapes, control characters and
 * marks that turn the direction of writing. Undefined for anything else.
 */
export function readMessage<Schema extends z.ZodType>(
  schema: Schema,
  text: string,
): z.infer<Schema> | undefined {
  const read = schema.safeParse(parsed(text));
  return read.success ? read.data : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text, (_key, value: unknown) =>
      typeof value === 'string' ? clean(value) : value,
    );
  } catch {
    // Deep nesting ends here, too: as a RangeError.
    return undefined;
  }
}
