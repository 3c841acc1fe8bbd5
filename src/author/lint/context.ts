import type { Fault } from '../../base/source/problem.ts';
import type { Chapter, Step } from '../../course/model.ts';
import type { Manifest } from './manifests.ts';

/** What a rule may look at besides the step. */
export interface LintContext {
  readonly chapter: Chapter;
  /** All chapters of the course by id; undefined for one with errors. */
  readonly chapters: ReadonlyMap<string, Chapter | undefined>;
  /** The chapter's mysteries that have a manifest, by id. */
  readonly manifests: ReadonlyMap<string, Manifest>;
  /** The lines of the chapter's file. */
  readonly source: readonly string[];
}

/** Looks at one step; `line`s are lines of the chapter's file. */
export type StepRule = (step: Step, context: LintContext) => Fault[];

/** The first line at or below the step's heading that contains `needle`, else the heading. From 1. */
export function lineOf(step: Pick<Step, 'line'>, needle: string, context: LintContext): number {
  const next = context.chapter.steps.find((other) => other.line > step.line)?.line;
  for (let line = step.line; line < (next ?? context.source.length + 1); line++)
    if (context.source[line - 1]?.includes(needle)) return line;
  return step.line;
}
