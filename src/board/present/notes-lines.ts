import type { StyledLine } from '../../markdown/style.ts';
import { wrap } from '../../markdown/wrap.ts';
import type { BoardChapter } from '../../room/model/course.ts';
import { beside } from '../../ui/chapter/guide-blocks.ts';
import type { Theme } from '../../ui/theme.tsx';
import { t } from '../../words/words.ts';
import { ACCENT, BOLD, DIM, fitted, joined, line, span } from '../lines.ts';
import { hintTitle, penOf, type Slide, solutionLines, titleOf } from './slides.ts';

/** What the facilitator knows about a slide: notes first, then what may be needed. */
export interface NotesLines {
  readonly notes: readonly StyledLine[];
  readonly more: readonly StyledLine[];
}

/** Lays out the notes to a slide, `notes` and `more` at widths of their own. */
export function notesLines(
  slides: readonly Slide[],
  at: number,
  theme: Theme,
  widths: { readonly notes: number; readonly more: number },
): NotesLines {
  const slide = slides[at];
  if (!slide) return { notes: [], more: [] };
  const pen = penOf(theme, widths.notes);
  const next = slides[at + 1];
  const head = [
    ...wrap([span(titleOf(slide), ACCENT)], pen.width),
    ...wrap([span(minutesText(slides, at), DIM)], pen.width),
    ...wrap(
      [span(t`next:`, DIM), span(` ${next ? titleOf(next) : t`that was the last`}`, BOLD)],
      pen.width,
    ),
  ];
  if (slide.slide === 'title')
    return { notes: joined([head, planLines(slide.chapter, theme, pen.width)]), more: [] };
  const { step } = slide;
  const notes = beside(
    t`Notes`,
    pen.lay(step.notes ?? t`No notes for this step.`, pen.width - 2),
    pen,
  );
  const far = penOf(theme, widths.more);
  const more = joined([
    ...step.hints.map((hint, index) =>
      beside(hintTitle(index + 1), far.lay(hint, far.width - 2), far),
    ),
    solutionLines(step, far),
    step.debrief === undefined ? [] : beside(t`Debrief`, far.lay(step.debrief, far.width - 2), far),
  ]);
  return { notes: joined([head, notes]), more };
}

/** `2 min; minutes 4 to 6 of 12`: when this slide should be on. */
export function minutesText(slides: readonly Slide[], at: number): string {
  const minutes = slides.map((slide) => (slide.slide === 'step' ? slide.step.minutes : 0));
  const sum = (part: readonly number[]) => Math.round(part.reduce((all, each) => all + each, 0));
  const all = sum(minutes);
  if (!minutes[at]) return t`about ${all} min in all`;
  const own = Math.max(1, Math.round(minutes[at]));
  const from = sum(minutes.slice(0, at));
  const to = sum(minutes.slice(0, at + 1));
  return t`about ${own} min: from ${from} to ${to} of ${all} min`;
}

/** Every step with its minutes: the plan. */
function planLines({ steps }: BoardChapter, theme: Theme, width: number): StyledLine[] {
  const { unicode } = theme.capabilities;
  return steps.map((step, at) => {
    const minutes = Math.max(1, Math.round(step.minutes));
    return line(
      span(`${at + 1}`.padStart(3).concat(' '), DIM),
      span(fitted(step.title, Math.min(50, width - 12), unicode)),
      span(t`${minutes} min`.padStart(7), DIM),
    );
  });
}
