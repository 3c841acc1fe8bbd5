import { basename, dirname } from 'node:path';
import { splitFrontMatter } from '../base/source/front-matter.ts';
import { plainSource } from '../base/source/plain.ts';
import { type Fault, type Problem, problemOf } from '../base/source/problem.ts';
import { readYaml } from '../base/source/yaml.ts';
import type { Placed } from '../markdown/placed.ts';
import { fenceOf } from './fence.ts';
import { frontMatterSchema } from './front-matter.ts';
import type { Chapter, Step } from './model.ts';
import { sectionsOf } from './sections.ts';
import { markdownOf, readStep, type StepDraft } from './step.ts';

export type { Problem } from '../base/source/problem.ts';

/** Steps without minutes of their own share what is left of the chapter's, in half minutes. */
function withMinutes(drafts: readonly StepDraft[], minutes: number): Step[] {
  const own = drafts.reduce((sum, draft) => sum + (draft.ownMinutes ?? 0), 0);
  const others = drafts.filter((draft) => draft.ownMinutes === undefined).length;
  const share = Math.max(0.5, Math.round(((minutes - own) / Math.max(1, others)) * 2) / 2);
  return drafts.map(({ ownMinutes, ...step }) => ({ ...step, minutes: ownMinutes ?? share }));
}

function introFaults(intro: readonly Placed[]): Fault[] {
  return intro.flatMap(({ token, line }) => {
    const fence = token.type === 'code' ? fenceOf(token.lang) : undefined;
    return fence === undefined
      ? []
      : [
          {
            line,
            message: `a ${fence} block before the first step; expected a ## heading above it`,
          },
        ];
  });
}

function repeatedIds(drafts: readonly StepDraft[]): Fault[] {
  const first = new Map<string, number>();
  return drafts.flatMap(({ id, line }) => {
    const before = first.get(id);
    if (before === undefined) first.set(id, line);
    return before === undefined || id === ''
      ? []
      : [{ line, message: `the id "${id}" is used on line ${before} already` }];
  });
}

/**
 * Reads a chapter's file. `chapter` is there when no problem is an error. A chapter's id must be the name
 * of its folder when `file` is called chapter.md. Windows line ends and a byte-order mark are fine.
 * Never throws.
 */
export function parseChapter(
  text: string,
  file: string,
): { chapter?: Chapter; problems: Problem[] } {
  const source = plainSource(text);
  const problems = (faults: readonly Fault[]): Problem[] =>
    faults.map((fault) => problemOf(file, fault)).sort((a, b) => a.line - b.line);
  const parts = splitFrontMatter(source);
  if (parts === undefined) {
    const message = 'expected front matter: YAML between two --- lines at the very beginning';
    return { problems: problems([{ line: 1, message }]) };
  }
  const front = readYaml(parts.yaml, frontMatterSchema, 2);
  const faults: Fault[] = front.ok ? [] : [...front.faults];
  const { intro, sections, faults: cutFaults } = sectionsOf(parts.body, parts.bodyLine);
  const read = sections.map(readStep);
  const drafts = read.map(({ step }) => step);
  faults.push(...cutFaults, ...introFaults(intro), ...read.flatMap((one) => one.faults));
  faults.push(...repeatedIds(drafts));
  if (sections.length === 0)
    faults.push({ line: parts.bodyLine, message: 'no steps; expected a ## heading for each' });
  const folder = basename(dirname(file));
  if (front.ok && basename(file) === 'chapter.md' && front.value.id !== folder)
    faults.push({
      line: 2,
      message: `id: "${front.value.id}", but the folder is called "${folder}"; expected the same`,
    });
  if (!front.ok || faults.some((fault) => fault.severity === undefined))
    return { problems: problems(faults) };
  const chapter: Chapter = {
    ...front.value,
    file,
    intro: markdownOf(intro),
    steps: withMinutes(drafts, front.value.minutes),
  };
  return { chapter, problems: problems(faults) };
}
