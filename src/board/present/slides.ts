import type { StyledLine } from '../../markdown/style.ts';
import { prefixed } from '../../markdown/style.ts';
import { wrap } from '../../markdown/wrap.ts';
import type { BoardChapter, BoardStep } from '../../room/model/course.ts';
import { beside, type Pen } from '../../ui/chapter/guide-blocks.ts';
import { layOut } from '../../ui/chapter/guide-lines.ts';
import type { Theme } from '../../ui/theme.tsx';
import { msgid, ngettext, t } from '../../words/words.ts';
import { ACCENT, BOLD, DIM, joined, span } from '../lines.ts';

/** What is shown at a time: the chapter's title, then its steps. */
export type Slide =
  | { readonly slide: 'title'; readonly chapter: BoardChapter }
  | { readonly slide: 'step'; readonly step: BoardStep; readonly number: number };

export interface Shown {
  readonly solution: boolean;
  readonly debrief: boolean;
}

/** A slide as lines, and where the newest part of it begins. */
export interface SlideLines {
  readonly lines: readonly StyledLine[];
  readonly latest: number;
}

export function slidesOf(chapter: BoardChapter): Slide[] {
  const steps = chapter.steps.map((step, at): Slide => ({ slide: 'step', step, number: at + 1 }));
  return [{ slide: 'title', chapter }, ...steps];
}

export function titleOf(slide: Slide): string {
  return slide.slide === 'title' ? slide.chapter.title : slide.step.title;
}

export function penOf(theme: Theme, width: number): Pen {
  return { theme, width, lay: (text, room = width) => layOut(theme, room)(text) };
}

/** Lays out a slide; solution and debrief come when they are asked for. */
export function slideLines(slide: Slide, shown: Shown, theme: Theme, width: number): SlideLines {
  const pen = penOf(theme, width);
  if (slide.slide === 'title') {
    const { title, intro, minutes } = slide.chapter;
    const steps = slide.chapter.steps.length;
    const facts = ngettext(
      msgid`${steps} steps, about ${minutes} minutes`,
      `${steps} steps, about ${minutes} minutes`,
      steps,
    );
    const lines = joined([
      wrap([span(title, ACCENT)], width),
      wrap([span(facts, DIM)], width),
      pen.lay(intro),
    ]);
    return { lines, latest: 0 };
  }
  const { step } = slide;
  const asked = [
    wrap([span(step.title, ACCENT)], width),
    pen.lay(step.prose),
    step.prompt === undefined ? [] : promptLines(step, step.prompt, shown, pen),
  ];
  const told = [
    shown.solution ? solutionLines(step, pen) : [],
    shown.debrief && step.debrief !== undefined
      ? beside(t`What you saw`, pen.lay(step.debrief, width - 2), pen)
      : [],
  ].filter((part) => part.length > 0);
  const lines = joined([...asked, ...told]);
  const last = told.at(-1)?.length ?? 0;
  return { lines, latest: last === 0 ? 0 : lines.length - last };
}

/** The task, with its options; which are right shows with the solution. */
function promptLines(step: BoardStep, prompt: string, shown: Shown, pen: Pen): StyledLine[] {
  const { marks } = pen.theme;
  const options = step.options.flatMap(({ label, right }, at) => {
    const known = shown.solution && right !== undefined;
    const mark = known ? (right ? marks.done : marks.wrong) : `${at + 1}.`;
    const style = known ? ({ color: right ? 'good' : 'bad' } as const) : BOLD;
    const before = mark.padEnd(3);
    return prefixed(
      wrap([span(label)], pen.width - 2 - before.length),
      span(before, style),
      span(' '.repeat(before.length)),
    );
  });
  const title = step.kind === 'predict' ? t`Your guess` : t`Your turn`;
  return beside(title, joined([pen.lay(prompt, pen.width - 2), options]), pen);
}

export function solutionLines(step: BoardStep, pen: Pen): StyledLine[] {
  if (step.solution.length === 0) return [];
  const lines = step.solution.flatMap((text) =>
    wrap([span(text, text.startsWith('# ') ? {} : { color: 'code' })], pen.width - 2),
  );
  return beside(t`One way to do it`, lines, pen);
}

export function hintTitle(number: number): string {
  return t`Hint ${number}`;
}
