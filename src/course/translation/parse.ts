import { z } from 'zod';
import { strict, text } from '../../base/source/fields.ts';
import { splitFrontMatter } from '../../base/source/front-matter.ts';
import { plainSource } from '../../base/source/plain.ts';
import { type Fault, type Problem, problemOf } from '../../base/source/problem.ts';
import { readYaml } from '../../base/source/yaml.ts';
import type { Language } from '../../words/language.ts';
import { sectionsOf } from '../sections.ts';
import { markdownOf } from '../step.ts';
import type { Translation } from './model.ts';
import { readTranslatedStep } from './step.ts';
import { typesetTranslation } from './typeset.ts';

const DIGEST = /^[0-9a-f]{8}$/;

const frontMatter = strict({
  title: text,
  summary: text,
  from: z
    .string()
    .regex(DIGEST, 'expected the eight letters that spy-school lint tells')
    .optional(),
});

/** The comment of a heading: the step's id, and of which words it is the translation. */
function readMark(comment: string): { id: string; from?: string } {
  const [, id = comment, from] = /^(\S+)\s+([0-9a-f]{8})$/.exec(comment) ?? [];
  return from === undefined ? { id } : { id, from };
}

/** Reads a chapter's words in another language. `translation` is there when no problem is an error. Never throws. */
export function parseTranslation(
  source: string,
  file: string,
  language: Language,
): { translation?: Translation; problems: Problem[] } {
  const problems = (faults: readonly Fault[]) => faults.map((fault) => problemOf(file, fault));
  const parts = splitFrontMatter(plainSource(source));
  if (parts === undefined) {
    const message = 'expected front matter with title and summary: YAML between two --- lines';
    return { problems: problems([{ line: 1, message }]) };
  }
  const front = readYaml(parts.yaml, frontMatter, 2);
  const { intro, sections, faults } = sectionsOf(parts.body, parts.bodyLine, readMark);
  const read = sections.map(readTranslatedStep);
  const all = [...(front.ok ? [] : front.faults), ...faults, ...read.flatMap((one) => one.faults)];
  if (!front.ok || all.some((fault) => fault.severity === undefined))
    return { problems: problems(all) };
  const words: Translation = {
    file,
    title: front.value.title,
    summary: front.value.summary,
    from: front.value.from,
    intro: markdownOf(intro),
    introLine: parts.bodyLine,
    steps: read.map(({ step }) => step),
  };
  return { translation: typesetTranslation(words, language), problems: problems(all) };
}
