import { createHash } from 'node:crypto';
import type { Chapter, Step, Task } from '../model.ts';
import { isSaid } from './apply.ts';

/** Of a chapter's words before its first step: eight hexadecimal digits. */
export function introDigest({ title, summary, intro }: Chapter): string {
  return digestOf([title, summary, intro]);
}

/**
 * Of a step's words: changes with each of them, and with nothing else (a better matcher makes no translation stale).
 * Eight hexadecimal digits.
 */
export function stepDigest(step: Step): string {
  const texts = (all: readonly { readonly text: string }[]) => all.map(({ text }) => text);
  return digestOf([
    step.title,
    step.prose,
    texts(step.asides),
    taskWords(step.task),
    texts(step.hints),
    step.solutions.map(({ lines }) => lines.filter(isSaid)),
    step.debrief ?? '',
    step.notes ?? '',
  ]);
}

function taskWords(task: Task): unknown {
  switch (task.kind) {
    case 'read':
      return [];
    case 'predict':
    case 'choose':
      return [task.prompt, task.options];
    case 'answer':
      return [task.prompt, task.nearMisses.map(({ say }) => say)];
    case 'run':
    case 'cite':
    case 'fix':
      return [task.prompt, task.slips.map(({ say }) => say)];
  }
}

function digestOf(words: unknown): string {
  return createHash('sha256').update(JSON.stringify(words)).digest('hex').slice(0, 8);
}
