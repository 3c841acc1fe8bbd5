import { z } from 'zod';
import { POWERS } from '../powers.ts';
import { didYouMean, nearest } from './nearest.ts';

/** Building blocks of the schemas; every message says what was expected. YAML scalars come as texts. */

function given(input: unknown): string {
  if (input === undefined) return 'nothing';
  if (Array.isArray(input)) return 'a list';
  if (typeof input === 'object') return 'a map';
  return JSON.stringify(input);
}

/** A text that is not empty. */
export const text = z
  .string({
    error: (issue) =>
      issue.input === undefined ? 'is missing' : `expected a text, found ${given(issue.input)}`,
  })
  .trim()
  .min(1, 'is empty; expected a text');

/** A stable name: it is remembered in people's journals. */
export const slug = text.regex(
  /^[a-z0-9]+(?:-[a-z0-9]+)*$/,
  'expected lower-case letters, digits and single hyphens',
);

/** One of a few words. */
export function word<const T extends readonly [string, ...string[]]>(words: T) {
  return z.enum(words, {
    error: (issue) => {
      if (issue.input === undefined) return `is missing; expected one of ${words.join(', ')}`;
      const near = typeof issue.input === 'string' ? nearest(issue.input, words) : undefined;
      const hint = near === undefined ? '' : `; did you mean "${near}"?`;
      return `expected one of ${words.join(', ')}, found ${given(issue.input)}${hint}`;
    },
  });
}

export const power = word(POWERS);

export const flag = word(['true', 'false']).transform((value) => value === 'true');

/** A whole number, 0 or more. */
export const count = text.regex(/^\d{1,6}$/, 'expected a whole number').transform(Number);

/** Minutes, more than 0; half minutes may be written 1.5. */
export const minutes = text
  .regex(/^\d{1,4}(?:\.\d+)?$/, 'expected a number of minutes')
  .transform(Number)
  .refine((value) => value > 0, 'expected more than 0 minutes');

/** A list; `[]` is fine. */
export function listOf<T extends z.ZodType>(item: T) {
  return z.array(item, {
    error: (issue) =>
      issue.input === undefined ? 'is missing' : `expected a list, found ${given(issue.input)}`,
  });
}

/** One, or a list of at least one. */
export function oneOrMore<T extends z.ZodType>(item: T) {
  return z.preprocess(
    (input) => (input === undefined || Array.isArray(input) ? input : [input]),
    listOf(item).min(1, 'expected at least one'),
  );
}

/** A map with these keys and no others; an unknown key is told with the known key nearest to it. */
export function strict<T extends z.ZodRawShape>(shape: T) {
  const keys = Object.keys(shape);
  return z.strictObject(shape, {
    error: (issue) => {
      if (issue.code !== 'unrecognized_keys')
        return issue.input === undefined
          ? 'is missing'
          : `expected a map with ${keys.join(', ')}, found ${given(issue.input)}`;
      const [key = ''] = issue.keys ?? [];
      return `unknown key "${key}"${didYouMean(key, keys) || `; known are ${keys.join(', ')}`}`;
    },
  });
}

/** Complains when two entries have the same id. */
export function uniqueIds(entries: readonly { id: string }[], context: z.RefinementCtx): void {
  const seen = new Set<string>();
  entries.forEach(({ id }, index) => {
    if (seen.has(id))
      context.addIssue({ code: 'custom', path: [index, 'id'], message: `"${id}" is used twice` });
    seen.add(id);
  });
}
