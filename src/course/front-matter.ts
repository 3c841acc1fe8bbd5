import type { z } from 'zod';
import { count, listOf, minutes, power, slug, strict, text } from '../base/source/fields.ts';

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
