import { z } from 'zod';
import { flag, listOf, slug, strict, text } from '../base/source/fields.ts';
import { LOOKS, type Look } from './model.ts';

const LOOK = new RegExp(`^(${LOOKS.join('|')})(?::(\\d{1,2}(?:\\.\\d+)?))?$`);

/** How a panel is to stand: a look, and its share of the row. */
export interface PanelPlan {
  readonly look: Look;
  readonly weight: number;
}

function planOf(word: string): PanelPlan | undefined {
  const found = LOOK.exec(word);
  const look = LOOKS.find((known) => known === found?.[1]);
  const weight = Number(found?.[2] ?? 1);
  return look === undefined || weight <= 0 ? undefined : { look, weight };
}

/** `box:2 bubble`: the panels of a row. */
const row = text.transform((line, context): PanelPlan[] =>
  line.split(/\s+/).flatMap((word) => {
    const plan = planOf(word);
    if (plan !== undefined) return [plan];
    context.addIssue({
      code: 'custom',
      message: `"${word}": expected one of ${LOOKS.join(', ')}, with :2 behind it where it is twice as wide`,
    });
    return [];
  }),
);

/** A text of several lines; blanks at its ends stay out. */
const shown = z
  .string({ error: 'expected the lines that come' })
  .transform((lines) =>
    lines
      .replace(/\n+$/, '')
      .split('\n')
      .map((line) => line.trimEnd()),
  )
  .refine(
    (lines) => lines.some((line) => /[^.\s]/.test(line)),
    'expected at least one line that comes; "..." alone proves nothing',
  );

const claim = strict({ run: text, shows: shown, scene: slug.optional() });

/** What stands between the `---` lines at the top of a page. */
export const pageSchema = strict({
  title: text,
  id: slug,
  chapter: slug.optional(),
  rows: listOf(row).min(1, 'expected at least one row'),
  bare: flag.default(false),
  claims: listOf(claim).default([]),
});
export type PageFront = z.output<typeof pageSchema>;
