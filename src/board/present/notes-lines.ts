import type { StyledLine } from '../../markdown/style.ts';
import { wrap } from '../../markdown/wrap.ts';
import type { BoardChapter } from '../../room/model/course.ts';
import { beside } from '../../ui/chapter/guide-blocks.ts';
import type { Theme } from '../../ui/theme.tsx';
import { ACCENT, BOLD, DIM, fitted, joined, line, span } from '../lines.ts';
import { penOf, type Slide, solutionLines, titleOf } from './slides.ts';

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
      [span('next: ', DIM), span(next ? titleOf(next) : 'that was the last', BOLD)],
      pen.width,
    ),
  ];
  if (slide.slide === 'title')
    return { notes: joined([head, planLines(slide.chapter, theme, pen.width)]), more: [] };
  const { step } = slide;
  const notes = beside(
    'Notes',
    pen.lay(step.notes ?? 'No notes for this step.', pen.width - 2),
    pen,
  );
  const far = penOf(theme, widths.more);
  const more = joined([
    ...step.hints.map((hint, index) =>
      beside(`Hint ${index + 1}`, far.lay(hint, far.width - 2), far),
    ),
    solutionLines(step, far),
    step.debrief === undefined ? [] : beside('Debrief', far.lay(step.debrief, far.width - 2), far),
  ]);
  return { notes: joined([head, notes]), more };
}

/** `2 min; minutes 4 to 6 of 12`: when this slide should be on. */
export function minutesText(slides: readonly Slide[], at: number): string {
  const minutes = slides.map((slide) => (slide.slide === 'step' ? slide.step.minutes : 0));
  const sum = (part: readonly number[]) => Math.round(part.reduce((all, each) => all + each, 0));
  const own = minutes[at] ?? 0;
  const before = sum(minutes.slice(0, at));
  const all = `${sum(minutes)} min`;
  if (own === 0) return `about ${all} in all`;
  return `about ${Math.max(1, Math.round(own))} min: from ${before} to ${sum(minutes.slice(0, at + 1))} of ${all}`;
}

/** Every step with its minutes: the plan. */
function planLines({ steps }: BoardChapter, theme: Theme, width: number): StyledLine[] {
  const { unicode } = theme.capabilities;
  return steps.map(({ title, minutes }, at) =>
    line(
      span(`${at + 1}`.padStart(3).concat(' '), DIM),
      span(fitted(title, Math.min(50, width - 12), unicode)),
      span(`${Math.max(1, Math.round(minutes))} min`.padStart(7), DIM),
    ),
  );
}
