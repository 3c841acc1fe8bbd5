import { z } from 'zod';
import { never } from '../../base/exhaustive.ts';
import type { Chapter, ScriptLine, Step } from '../../course/model.ts';

const optionSchema = z.object({
  id: z.string(),
  label: z.string(),
  /** Whether it is the answer; absent where there is none, as in a prediction. */
  right: z.boolean().optional(),
});

const stepSchema = z.object({
  id: z.string(),
  title: z.string(),
  /** What the author thinks it takes. */
  minutes: z.number(),
  kind: z.enum(['read', 'predict', 'choose', 'answer', 'run', 'cite', 'fix']),
  /** Markdown, as all texts here; values that differ per learner stand as `‹name›`. */
  prose: z.string(),
  prompt: z.string().optional(),
  options: z.array(optionSchema),
  hints: z.array(z.string()),
  /** The first solution, a line each: `$ command`, `> answer`, `cite: text`, `# words`, `^C`. */
  solution: z.array(z.string()),
  debrief: z.string().optional(),
  /** For the facilitator's eyes. */
  notes: z.string().optional(),
});
export type BoardStep = z.infer<typeof stepSchema>;

const chapterSchema = z.object({
  id: z.string(),
  title: z.string(),
  number: z.number(),
  minutes: z.number(),
  intro: z.string(),
  steps: z.array(stepSchema),
});
export type BoardChapter = z.infer<typeof chapterSchema>;

/** The course as a board shows it, in the course's order. Plain JSON. */
export const boardCourseSchema = z.array(chapterSchema);
export type BoardCourse = z.infer<typeof boardCourseSchema>;

/** Chapters as a board shows them: with notes and solutions, without what only the checker needs. */
export function boardCourse(chapters: readonly Chapter[]): BoardCourse {
  return chapters.map(({ id, title, number, minutes, intro, steps }) => ({
    id,
    title,
    number,
    minutes,
    intro: shown(intro),
    steps: steps.map(boardStep),
  }));
}

function boardStep(step: Step): BoardStep {
  const { id, title, minutes, task } = step;
  return {
    id,
    title,
    minutes,
    kind: task.kind,
    prose: shown(step.prose),
    prompt: 'prompt' in task ? shown(task.prompt) : undefined,
    options: 'options' in task ? task.options.map((each) => boardOption(each)) : [],
    hints: step.hints.map(({ text }) => shown(text)),
    solution: (step.solutions[0]?.lines ?? []).flatMap(written).map(shown),
    debrief: step.debrief === undefined ? undefined : shown(step.debrief),
    notes: step.notes === undefined ? undefined : shown(step.notes),
  };
}

function boardOption({ id, label, right }: { id: string; label: string; right?: boolean }) {
  return { id, label: shown(label), right };
}

/** A line of a solution as chapters write it: `$ command`, `> answer`, `cite: text`, `# words`, `^C`. */
function written(line: ScriptLine): string[] {
  switch (line.act) {
    case 'type':
      return [`$ ${line.text}`];
    case 'answer':
      return [`> ${line.text}`];
    case 'cite':
      return [`cite: ${line.text}`];
    case 'say':
      return [`# ${line.text}`];
    case 'key':
      return [`^${line.key}`];
    case 'await':
      return [];
    default:
      return never(line);
  }
}

/** `{{name}}` differs per learner, so a board can only name it. */
function shown(text: string): string {
  return text.replace(/\{\{\s*([\w.-]+)\s*\}\}/g, '‹$1›');
}
