import { readFileSync } from 'node:fs';
import { type Fault, type Problem, problemOf } from '../../base/source/problem.ts';
import type { Chapter, Option, Step } from '../../course/model.ts';
import { translated } from '../../course/translation/apply.ts';
import { introDigest, stepDigest } from '../../course/translation/digest.ts';
import type { TranslatedStep, Translation } from '../../course/translation/model.ts';
import { readTranslation } from '../../course/translation/read.ts';
import { LANGUAGES } from '../../words/language.ts';
import type { LintContext, StepRule } from './context.ts';
import { fit, introFits } from './fit.ts';
import { links } from './links.ts';
import { partFaults } from './translated-parts.ts';

/** Everything that is wrong with a chapter's words in other languages, where there are such files. */
export function translations(context: LintContext): Problem[] {
  return LANGUAGES.filter((language) => language !== 'en').flatMap((language) => {
    const { translation, problems } = readTranslation(context.chapter, language);
    if (translation === undefined) return problems;
    const source = readFileSync(translation.file, 'utf8').split(/\r\n?|\n/);
    const faults = [
      ...introFaults(context.chapter, translation),
      ...stepsFaults(context.chapter, translation),
      ...onScreen(context, translation, source),
    ];
    return [...problems, ...faults.map((fault) => problemOf(translation.file, fault))];
  });
}

/** What makes a translation stale is a warning: it can be played all the same. */
function stale(line: number, what: string, from: string | undefined, now: string): Fault[] {
  if (from === now) return [];
  const why = from === undefined ? 'does not say of which words it is the translation' : 'is stale';
  return [{ line, message: `${what} ${why}; when it is right, write ${now}`, severity: 'warning' }];
}

function introFaults(chapter: Chapter, words: Translation): Fault[] {
  return [
    ...partFaults('the introduction', chapter.intro, words.intro, words.introLine),
    ...introFits(words.intro, words.introLine),
    ...stale(2, 'from: the introduction', words.from, introDigest(chapter)),
  ];
}

function stepsFaults(chapter: Chapter, words: Translation): Fault[] {
  const ids = chapter.steps.map(({ id }) => id);
  const faults = words.steps.flatMap((step, index): Fault[] => {
    const { line, id } = step;
    const first = words.steps.findIndex((other) => other.id === id);
    if (first < index) return [{ line, message: `the step "${id}" is there twice` }];
    const own = chapter.steps.find((each) => each.id === id);
    if (own === undefined) return [{ line, message: `chapter.md has no step "${id}"` }];
    const there = words.steps.filter((each) => ids.includes(each.id));
    const expected = chapter.steps.filter(({ id }) => there.some((each) => each.id === id));
    const moved = expected[there.indexOf(step)]?.id !== id;
    return [
      ...(moved
        ? [{ line, message: `the step "${id}" stands at another place in chapter.md` }]
        : []),
      ...stepFaults(own, step),
      ...stale(line, `the step "${id}"`, step.from, stepDigest(own)),
    ];
  });
  const missing = ids.filter((id) => !words.steps.some((step) => step.id === id));
  return [...faults, ...missing.map((id) => ({ line: 1, message: `the step "${id}" is missing` }))];
}

function stepFaults(own: Step, words: TranslatedStep): Fault[] {
  const { line } = words;
  const faults: Fault[] = [];
  const same = (what: string, original: readonly string[], translation: readonly string[]) => {
    if (original.length !== translation.length)
      faults.push({
        line,
        message: `${translation.length} ${what} in "${own.id}"; expected ${original.length}, as in chapter.md`,
      });
    else
      original.forEach((text, index) => {
        const name = original.length > 1 ? `${what} ${index + 1}` : what;
        faults.push(...partFaults(`${name} of "${own.id}"`, text, translation[index] ?? '', line));
      });
  };
  const texts = (all: readonly { readonly text: string }[]) => all.map(({ text }) => text);
  const some = (text: string | undefined) => (text === undefined || text === '' ? [] : [text]);
  const { task } = own;
  same('prose', some(own.prose), some(words.prose));
  same('aside', texts(own.asides), words.asides);
  same('hint', texts(own.hints), words.hints);
  same('debrief', some(own.debrief), some(words.debrief));
  same('notes', some(own.notes), some(words.notes));
  same('prompt', some(task.kind === 'read' ? '' : task.prompt), some(words.task.prompt));
  same('slips', 'slips' in task ? task.slips.map(({ say }) => say) : [], words.task.slips);
  same('near', 'nearMisses' in task ? task.nearMisses.map(({ say }) => say) : [], words.task.near);
  const said = own.solutions
    .map(({ lines }) => lines.flatMap((each) => (each.act === 'say' ? [each.text] : [])))
    .filter((lines) => lines.length > 0);
  if (said.length === words.solutions.length)
    said.forEach((lines, index) => {
      same(`lines of solution ${index + 1}`, lines, words.solutions[index] ?? []);
    });
  else
    same(
      'solution',
      said.map(() => ''),
      words.solutions.map(() => ''),
    );
  // In a prediction no option is wrong.
  const options: readonly (Option & { readonly because?: string })[] =
    'options' in task ? task.options : [];
  same('options', options.map(({ id }) => id).sort(), Object.keys(words.task.options).sort());
  for (const { id, label, because } of options) {
    const other = words.task.options[id];
    same(`label of ${id}`, [label], some(other?.label));
    same(`because of ${id}`, some(because), some(other?.because));
  }
  return faults;
}

const ON_SCREEN: readonly StepRule[] = [fit, links];

/** The rules for what fits a screen and where links lead, asked about the translated chapter. */
function onScreen(context: LintContext, words: Translation, source: readonly string[]): Fault[] {
  const lines = new Map(words.steps.map(({ id, line }) => [id, line]));
  const chapter = translated(context.chapter, words);
  const steps = chapter.steps.flatMap((step) => {
    const line = lines.get(step.id);
    return line === undefined ? [] : [{ ...step, line }];
  });
  const inWords: LintContext = { ...context, source, chapter: { ...chapter, steps } };
  return steps.flatMap((step) => ON_SCREEN.flatMap((rule) => rule(step, inWords)));
}
