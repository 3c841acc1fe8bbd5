import type { z } from 'zod';
import { count, listOf, minutes, power, slug, strict, text } from './fields.ts';

/** What stands between the `---` lines at the top of a chapter. */
export const frontMatterSchema = strict({
  id: slug,
  number: count,
  title: text,
  summary: text,
  minutes,
  mysteries: listOf(slug).default([]),
  tools: listOf(text).default([]),
  optionalTools: listOf(text).default([]),
  powers: listOf(power).default([]),
});
export type FrontMatter = z.output<typeof frontMatterSchema>;

/** Splits a chapter into YAML and Markdown. `bodyLine` is the line on which the body begins, from 1. */
export function splitFrontMatter(
  source: string,
): { yaml: string; body: string; bodyLine: number } | undefined {
  const found = /^---[ \t]*\n([\s\S]*?)(?:^|\n)(?:---|\.\.\.)[ \t]*(?:\n|$)/m.exec(source);
  if (found === null || found.index !== 0) return undefined;
  return {
    yaml: found[1] ?? '',
    body: source.slice(found[0].length),
    bodyLine: found[0].split('\n').length,
  };
}
