import { z } from 'zod';
import {
  flag,
  listOf,
  minutes,
  oneOrMore,
  power,
  slug,
  strict,
  text,
  uniqueIds,
} from '../base/source/fields.ts';
import type { Matcher } from './model.ts';

/** What every task block may say about its step. */
export const stepFields = {
  minutes: minutes.optional(),
  opens: listOf(slug).default([]),
  wants: strict({ powers: listOf(power).default([]), tools: listOf(text).default([]) })
    .transform(({ powers, tools }) => ({ needs: powers, tools }))
    .optional(),
};

const RESULT = /^(?:ok|failed|any|E[A-Z0-9]+)$/;

/** `{call, arg?, result?}` or `{line}`. */
export const matcher = strict({
  call: text.optional(),
  arg: text.optional(),
  result: text.regex(RESULT, 'expected ok, failed, any or an error name such as ENOENT').optional(),
  line: text.optional(),
}).transform((input, context): Matcher => {
  const complain = (key: string, message: string): Matcher => {
    context.addIssue({ code: 'custom', path: key === '' ? [] : [key], message });
    return z.NEVER;
  };
  if (input.line !== undefined) {
    if (input.call !== undefined) return complain('line', 'expected either call or line, not both');
    if (input.arg !== undefined || input.result !== undefined)
      return complain('line', 'arg and result belong to call, not to line');
    return { match: 'line', pattern: input.line };
  }
  if (input.call === undefined) return complain('', 'expected a call or a line');
  const names = input.call.split('|').map((name) => name.trim());
  if (names.some((name) => !/^[a-z_][a-z0-9_]*$/i.test(name)))
    return complain('call', 'expected names of system calls with | between them');
  return { match: 'call', names, arg: input.arg, result: input.result ?? 'any' };
});

export const slips = listOf(
  strict({ command: text.optional(), saw: matcher.optional(), say: text })
    .refine((slip) => slip.command !== undefined || slip.saw !== undefined, {
      message: 'expected command or saw (when does this slip apply?)',
    })
    .transform(({ command, saw, say }) => ({ command, saw, say })),
).default([]);

export const routes = listOf(
  strict({ name: text, needs: listOf(power).default([]), shows: listOf(matcher) }),
);

export const options = listOf(strict({ id: slug, label: text }))
  .min(2, 'expected at least two options')
  .superRefine(uniqueIds);

export const judgedOptions = listOf(
  strict({
    id: slug,
    label: text,
    right: flag.default(false),
    because: text.optional(),
  }),
)
  .min(2, 'expected at least two options')
  .superRefine(uniqueIds)
  .superRefine((entries, context) => {
    if (!entries.some((entry) => entry.right))
      context.addIssue({ code: 'custom', message: 'no option is marked right: true' });
    entries.forEach((entry, index) => {
      if (!entry.right && entry.because === undefined)
        context.addIssue({
          code: 'custom',
          path: [index],
          message: `"${entry.id}" is wrong, so it needs a because`,
        });
    });
  })
  .transform((entries) => entries.map((entry) => ({ ...entry, because: entry.because ?? '' })));

export const nearMisses = listOf(
  strict({ is: oneOrMore(text), say: text }).transform(({ is, say }) => ({ anyOf: is, say })),
).default([]);
