import { layoutMarkdown } from '../../markdown/layout.ts';
import { plainText, type StyledLine } from '../../markdown/style.ts';
import type { PlayView } from '../../session/view.ts';
import { t } from '../../words/words.ts';
import type { ChapterPage } from '../../zine/chapter-pages.ts';
import { onPaper } from '../on-paper.ts';
import { inOurKeys } from '../our-keys.ts';
import { remember } from '../remember.ts';
import type { Theme } from '../theme.tsx';
import {
  beside,
  doneLines,
  type Pen,
  plainly,
  promptLines,
  solutionLines,
  verdictLines,
} from './guide-blocks.ts';

/** What the guide says about a step, as lines, and where the newest part of it begins. */
export interface GuideLines {
  readonly lines: readonly StyledLine[];
  /** Index of the first line of the task's prompt; it is what matters while the shell has the focus. */
  readonly task: number;
  /** Index of the first line of what was said last (a verdict, a hint, the debrief). */
  readonly latest: number;
}

/** Layouts already made, per theme and width: a step is drawn many times. */
const layouts = new WeakMap<Theme, Map<number, (text: string) => StyledLine[]>>();

/** Lays out Markdown for a theme at a width, and remembers what it made. */
export function layOut(theme: Theme, width: number): (text: string) => StyledLine[] {
  const widths = layouts.get(theme) ?? new Map<number, (text: string) => StyledLine[]>();
  layouts.set(theme, widths);
  const known =
    widths.get(width) ?? remember((text) => layoutMarkdown(text, width, theme.capabilities));
  widths.set(width, known);
  return known;
}

/**
 * Lays out a step at a width in cells: prose, task, hints, solution, verdict, the telling line, debrief; after the
 * last one the page of the zine that goes with the chapter.
 */
export function guideLines(
  played: PlayView,
  width: number,
  theme: Theme,
  page?: ChapterPage,
): GuideLines {
  const view = inOurKeys(played);
  const pen: Pen = { theme, width, lay: (text, room = width) => layOut(theme, room)(text) };
  const lines: StyledLine[] = [];
  let latest = 0;
  const block = (part: readonly StyledLine[]) => {
    if (part.length === 0) return;
    if (lines.length > 0) lines.push({ spans: [] });
    latest = lines.length;
    lines.push(...part);
  };
  block(pen.lay(view.prose));
  block(promptLines(view, pen));
  const task = view.prompt === undefined ? 0 : latest;
  const onlyRead = view.prompt === undefined;
  if (view.hints.length === 0 && !view.verdict && view.open) latest = 0;
  view.hints.forEach((hint, at) => {
    const number = at + 1;
    block(beside(t`Hint ${number}`, pen.lay(hint, width - 2), pen));
  });
  const { solution, debrief } = view.shown;
  if (view.solution && view.solution.length > 0)
    block(solutionLines(view, view.solution, t`One way to do it`, pen));
  // What a facilitator shows is not the learner's own doing.
  if (solution && solution.length > 0)
    block(solutionLines(view, solution, t`Shown by your facilitator: one way to do it`, pen));
  block(view.open ? verdictLines(view, pen) : doneLines(view, pen));
  if (debrief !== undefined)
    block(
      beside(t`Shown by your facilitator: what there is to see`, pen.lay(debrief, width - 2), pen),
    );
  const said = latest;
  if (view.held !== undefined && !view.open)
    block(beside(t`The room waits`, pen.lay(plainly(view.held), width - 2), pen));
  if (page !== undefined && !view.open && view.stepIndex + 1 === view.chapter.steps.length)
    block(beside(t`To take with you`, pen.lay(onPaper(page), width - 2), pen));
  // What was learned here comes before the waiting.
  if (said > 0) latest = said;
  // What is only for reading is read from its beginning.
  if (onlyRead) latest = 0;
  return { lines, task, latest };
}

/** The text of lines, for tests and the plain mode. */
export function textOf(lines: readonly StyledLine[]): string {
  return lines.map(plainText).join('\n');
}
