import type { StyledLine } from '../../markdown/style.ts';
import { cells, padEnd } from '../../markdown/width.ts';
import { wrap } from '../../markdown/wrap.ts';
import { placeKey } from '../../room/model/state.ts';
import {
  answersOf,
  type Bar,
  histogramOf,
  type MapCell,
  spotText,
  tallyAt,
} from '../../room/model/views.ts';
import { beside, type Pen } from '../../ui/chapter/guide-blocks.ts';
import type { Theme } from '../../ui/theme.tsx';
import { t } from '../../words/words.ts';
import { ACCENT, BOLD, cropped, DIM, joined, line, span } from '../lines.ts';
import { hintTitle, penOf, solutionLines } from '../present/slides.ts';
import type { BoardData } from './data.ts';
import { barMarks } from './marks.ts';

/** Answers told one by one; the rest is counted. */
const MOST_ANSWERS = 30;

const VERDICTS = { passed: t`right`, 'not-yet': t`not yet`, wrong: t`wrong` };
const VERDICT_CELLS = 2 + Math.max(...Object.values(VERDICTS).map(cells));

/** What the room made of a step, and what the facilitator needs beside it. */
export interface StepLines {
  readonly room: readonly StyledLine[];
  readonly notes: readonly StyledLine[];
}

/** Lays out a step at two widths, that of the room's part and that of the notes. */
export function stepLines(
  cell: MapCell,
  data: BoardData,
  theme: Theme,
  widths: { readonly room: number; readonly notes: number },
): StepLines {
  return {
    room: roomPart(cell, data, penOf(theme, widths.room)),
    notes: notesPart(cell, penOf(theme, widths.notes)),
  };
}

function roomPart(cell: MapCell, data: BoardData, pen: Pen): StyledLine[] {
  const { step, place } = cell.spot;
  const tally = tallyAt(data.state, place);
  const predictions = step.kind === 'predict' ? histogramOf(step, tally) : [];
  const answers = step.kind === 'predict' ? [] : answersOf(step, tally);
  const asked = step.prompt === undefined ? [] : pen.lay(step.prompt);
  return joined([
    [...wrap([span(spotText(cell.spot), ACCENT)], pen.width), ...factLines(cell, data, pen)],
    asked,
    predictions.length > 0
      ? [heading(t`Predictions`, total(predictions)), ...histogramLines(predictions, pen)]
      : [],
    answers.length > 0
      ? [heading(t`Answers given`, total(answers)), ...answerLines(answers, pen)]
      : wantsAnswer(cell)
        ? [line(span(t`No answers yet.`, DIM))]
        : [],
  ]);
}

function notesPart({ spot: { step } }: MapCell, pen: Pen): StyledLine[] {
  const inner = (text: string) => pen.lay(text, pen.width - 2);
  return joined([
    beside(t`Notes for you`, inner(step.notes ?? t`No notes for this step.`), pen),
    ...step.hints.map((hint, at) => beside(hintTitle(at + 1), inner(hint), pen)),
    solutionLines(step, pen),
    step.debrief === undefined ? [] : beside(t`Debrief`, inner(step.debrief), pen),
  ]);
}

function factLines(cell: MapCell, { state }: BoardData, pen: Pen): StyledLine[] {
  const { working, waiting, stuck, asking, done, gate, spot } = cell;
  const key = placeKey(spot.place);
  const tally = tallyAt(state, spot.place);
  const planned = Math.max(1, Math.round(spot.step.minutes));
  const median = Math.round(cell.medianMinutes);
  const { hints, wrong, tries } = tally ?? { hints: 0, wrong: 0, tries: 0 };
  const shown = state.reveals.filter((reveal) => placeKey(reveal) === key);
  const facts = [
    asking > 0
      ? t`${working} working, ${stuck} of them stuck, ${waiting} ready, ${asking} asking`
      : t`${working} working, ${stuck} of them stuck, ${waiting} ready`,
    working > 0
      ? t`done by ${done}; planned ${planned} min, median ${median} min`
      : t`done by ${done}; planned ${planned} min`,
    t`hints ${hints}, wrong answers ${wrong}, other tries ${tries}`,
  ].map((text) => wrap([span(text)], pen.width));
  const flags = [
    ...(gate ? [t`The gate is here: nobody goes on.`] : []),
    ...(state.spotlight && placeKey(state.spotlight) === key ? [t`On the projector.`] : []),
    ...shown.map(({ what }) =>
      what === 'debrief' ? t`Everybody sees the debrief.` : t`Everybody sees the solution.`,
    ),
  ];
  const told = flags.flatMap((flag) =>
    wrap([span(flag, { bold: true, color: 'warn' })], pen.width),
  );
  return [...facts.flat(), ...told];
}

/** One option: its label, and below it how many expect it. */
export function histogramLines(bars: readonly Bar[], { theme, width }: Pen): StyledLine[] {
  const marks = barMarks(theme.capabilities.unicode);
  const most = Math.max(...bars.map(({ share }) => share), 0);
  const room = Math.max(8, width - 14);
  return bars.flatMap(({ label, count, share }) => {
    const filled = count === 0 || most === 0 ? 0 : Math.max(1, Math.round((share / most) * room));
    const number = `${count}`.padStart(4);
    const percent = `${Math.round(share * 100)} %`.padStart(6);
    return [
      ...wrap([span(cropped(label, 300, theme.capabilities.unicode))], width),
      line(
        span(marks.bar.repeat(filled), { color: 'accent' }),
        span(marks.rest.repeat(room - filled), DIM),
        span(number, BOLD),
        span(percent, DIM),
      ),
    ];
  });
}

/** One answer a line: how often, right or not in mark and word, the text. Nobody's name. */
export function answerLines(bars: readonly Bar[], { theme, width }: Pen): StyledLine[] {
  const { marks, capabilities } = theme;
  const lines = bars.slice(0, MOST_ANSWERS).map(({ count, verdict, label }) => {
    const word =
      verdict === 'passed'
        ? span(padEnd(`${marks.done} ${VERDICTS.passed}`, VERDICT_CELLS), { color: 'good' })
        : verdict === undefined
          ? span(' '.repeat(VERDICT_CELLS))
          : span(padEnd(`${marks.wrong} ${VERDICTS[verdict]}`, VERDICT_CELLS), {
              color: verdict === 'wrong' ? 'bad' : 'warn',
            });
    return line(
      span(`${String(count).padStart(5)}  `, BOLD),
      word,
      span(` ${cropped(label, width - 8 - VERDICT_CELLS, capabilities.unicode)}`),
    );
  });
  const more = bars.slice(MOST_ANSWERS).reduce((sum, { count }) => sum + count, 0);
  return more === 0
    ? lines
    : [...lines, line(span(`${String(more).padStart(5)}  ${t`more`}`, DIM))];
}

function wantsAnswer({ spot }: MapCell): boolean {
  return spot.step.kind === 'answer' || spot.step.kind === 'choose';
}

function heading(title: string, count: number): StyledLine {
  return line(span(title, ACCENT), span(` (${count})`, DIM));
}

function total(bars: readonly Bar[]): number {
  return bars.reduce((sum, { count }) => sum + count, 0);
}
