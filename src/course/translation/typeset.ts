import { codeBlocks, lex } from '../../markdown/tokens.ts';
import type { Language } from '../../words/language.ts';
import { typeset } from '../../words/typeset.ts';
import type { TranslatedStep, Translation } from './model.ts';

/** The translation with its spaces as the language sets them. */
export function typesetTranslation(words: Translation, language: Language): Translation {
  const set = (text: string) => typesetMarkdown(text, language);
  return {
    ...words,
    title: set(words.title),
    summary: set(words.summary),
    intro: set(words.intro),
    steps: words.steps.map((step) => typesetStep(step, set)),
  };
}

function typesetStep(step: TranslatedStep, set: (text: string) => string): TranslatedStep {
  const { prompt, options, slips, near } = step.task;
  const optional = (text: string | undefined) => (text === undefined ? undefined : set(text));
  return {
    ...step,
    title: set(step.title),
    prose: set(step.prose),
    task: {
      prompt: optional(prompt),
      options: Object.fromEntries(
        Object.entries(options).map(([id, { label, because }]) => [
          id,
          { label: set(label), because: optional(because) },
        ]),
      ),
      slips: slips.map(set),
      near: near.map(set),
    },
    asides: step.asides.map(set),
    hints: step.hints.map(set),
    solutions: step.solutions.map((lines) => lines.map(set)),
    debrief: optional(step.debrief),
    notes: optional(step.notes),
  };
}

/** What stands in blocks of code is what people type and programs print. */
function typesetMarkdown(text: string, language: Language): string {
  const blocks = codeBlocks(lex(text)).map(({ raw }) => raw);
  let rest = text;
  let done = '';
  for (const block of blocks) {
    const at = rest.indexOf(block);
    if (at < 0) continue;
    done += typeset(rest.slice(0, at), language) + block;
    rest = rest.slice(at + block.length);
  }
  return done + typeset(rest, language);
}
