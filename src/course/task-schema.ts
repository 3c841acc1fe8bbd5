import { z } from 'zod';
import { never } from '../base/exhaustive.ts';
import { flag, oneOrMore, strict, text, word } from '../base/source/fields.ts';
import { didYouMean } from '../base/source/nearest.ts';
import type { Task } from './model.ts';
import {
  judgedOptions,
  matcher,
  nearMisses,
  options,
  routes,
  slips,
  stepFields,
} from './task-parts.ts';

const FORMS = ['path', 'number', 'word', 'call', 'address', 'text', 'sequence'] as const;
const prompt = text;

const answer = strict({
  kind: z.literal('answer'),
  prompt,
  form: word(FORMS).optional(),
  answer: oneOrMore(text).optional(),
  ownCallCount: text.optional(),
  near: nearMisses,
  ...stepFields,
}).superRefine((input, context) => {
  if ((input.answer === undefined) === (input.ownCallCount === undefined))
    context.addIssue({ code: 'custom', message: 'expected either answer or ownCallCount' });
  if (input.answer !== undefined && input.form === undefined)
    context.addIssue({
      code: 'custom',
      path: ['form'],
      message: `is missing; expected one of ${FORMS.join(', ')}`,
    });
});

const schemas = [
  strict({ kind: z.literal('read'), ...stepFields }),
  strict({ kind: z.literal('predict'), prompt, options, ...stepFields }),
  strict({
    kind: z.literal('choose'),
    prompt,
    several: flag.optional(),
    options: judgedOptions,
    ...stepFields,
  }),
  answer,
  strict({
    kind: z.literal('run'),
    prompt,
    program: text.optional(),
    routes,
    slips,
    earlierCounts: flag.default(false),
    ...stepFields,
  }),
  strict({
    kind: z.literal('cite'),
    prompt,
    accept: oneOrMore(matcher),
    slips,
    ...stepFields,
  }),
  strict({
    kind: z.literal('fix'),
    prompt,
    probe: text.regex(/^[a-z0-9-]+\/[A-Za-z0-9_-]+$/, 'expected <mystery>/<probe>'),
    slips,
    ...stepFields,
  }),
] as const;

const KINDS = ['read', 'predict', 'choose', 'answer', 'run', 'cite', 'fix'];

/** The YAML of a `task` block, in the shape in which authors write it. */
export const taskSchema = z.discriminatedUnion('kind', schemas, {
  error: (issue) => {
    const input: unknown = issue.input;
    const kind =
      typeof input === 'object' && input !== null && 'kind' in input ? input.kind : undefined;
    if (kind === undefined) return `a task needs a kind: one of ${KINDS.join(', ')}`;
    const found = String(kind);
    return `unknown kind "${found}"${didYouMean(found, KINDS) || `; expected one of ${KINDS.join(', ')}`}`;
  },
});
export type WrittenTask = z.output<typeof taskSchema>;

/** The task as the rest of the school sees it. */
export function taskOf(written: WrittenTask): Task {
  switch (written.kind) {
    case 'read':
      return { kind: 'read' };
    case 'predict':
      return { kind: 'predict', prompt: written.prompt, options: written.options };
    case 'choose': {
      const right = written.options.filter((option) => option.right).length;
      return {
        kind: 'choose',
        prompt: written.prompt,
        several: written.several ?? right > 1,
        options: written.options,
      };
    }
    case 'answer':
      return {
        kind: 'answer',
        prompt: written.prompt,
        form: written.form ?? 'number',
        expectation:
          written.ownCallCount === undefined
            ? { expect: 'value', anyOf: written.answer ?? [] }
            : { expect: 'own-call-count', program: written.ownCallCount },
        nearMisses: written.near,
      };
    case 'run':
      return {
        kind: 'run',
        prompt: written.prompt,
        program: written.program,
        routes: written.routes,
        slips: written.slips,
        earlierCounts: written.earlierCounts,
      };
    case 'cite':
      return { kind: 'cite', prompt: written.prompt, accept: written.accept, slips: written.slips };
    case 'fix':
      return { kind: 'fix', prompt: written.prompt, probe: written.probe, slips: written.slips };
    default:
      return never(written);
  }
}
