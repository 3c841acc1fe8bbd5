import { never } from '../../base/exhaustive.ts';
import type { Chapter, Conditional, Option, Script, ScriptLine, Step, Task } from '../model.ts';
import type { TranslatedStep, TranslatedTask, Translation } from './model.ts';

/**
 * The chapter with the translation's words. Where one is missing the chapter's own stands: a translation that is behind
 * can be played, and spy-school lint tells what it lacks.
 */
export function translated(chapter: Chapter, words: Translation): Chapter {
  const byId = new Map(words.steps.map((step) => [step.id, step]));
  return {
    ...chapter,
    title: words.title,
    summary: words.summary,
    intro: words.intro || chapter.intro,
    steps: chapter.steps.map((step) => {
      const own = byId.get(step.id);
      return own === undefined ? step : translatedStep(step, own);
    }),
  };
}

function translatedStep(step: Step, words: TranslatedStep): Step {
  return {
    ...step,
    title: words.title,
    prose: words.prose || step.prose,
    asides: texts(step.asides, words.asides),
    task: translatedTask(step.task, words.task),
    hints: texts(step.hints, words.hints),
    solutions: solutions(step.solutions, words.solutions),
    debrief: step.debrief && (words.debrief ?? step.debrief),
    notes: step.notes && (words.notes ?? step.notes),
  };
}

function texts(own: readonly Conditional[], words: readonly string[]): Conditional[] {
  return own.map((each, index) => ({ ...each, text: words[index] ?? each.text }));
}

/** A solution without words of its own has no block in the translation. */
function solutions(own: readonly Script[], words: readonly (readonly string[])[]): Script[] {
  let next = 0;
  return own.map((script) => {
    if (!script.lines.some(isSaid)) return script;
    const said = words[next++] ?? [];
    let line = 0;
    return {
      ...script,
      lines: script.lines.map((each) =>
        each.act === 'say' ? { ...each, text: said[line++] ?? each.text } : each,
      ),
    };
  });
}

/** Whether a line of a script is words for the reader. */
export function isSaid(line: ScriptLine): boolean {
  return line.act === 'say';
}

function translatedTask(task: Task, words: TranslatedTask): Task {
  const say = <Own extends { readonly say: string }>(
    own: readonly Own[],
    said: readonly string[],
  ) => own.map((each, index) => ({ ...each, say: said[index] ?? each.say }));
  const labelled = <Own extends Option>(own: readonly Own[]) =>
    own.map((each) => ({ ...each, label: words.options[each.id]?.label ?? each.label }));
  switch (task.kind) {
    case 'read':
      return task;
    case 'predict':
      return { ...task, prompt: words.prompt ?? task.prompt, options: labelled(task.options) };
    case 'choose':
      return {
        ...task,
        prompt: words.prompt ?? task.prompt,
        options: labelled(task.options).map((each) => ({
          ...each,
          because: words.options[each.id]?.because ?? each.because,
        })),
      };
    case 'answer':
      return {
        ...task,
        prompt: words.prompt ?? task.prompt,
        nearMisses: say(task.nearMisses, words.near),
      };
    case 'run':
    case 'cite':
    case 'fix':
      return { ...task, prompt: words.prompt ?? task.prompt, slips: say(task.slips, words.slips) };
    default:
      return never(task);
  }
}
