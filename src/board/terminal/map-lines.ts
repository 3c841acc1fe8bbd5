import type { Span, StyledLine } from '../../markdown/style.ts';
import { cells } from '../../markdown/width.ts';
import { placeKey } from '../../room/model/state.ts';
import type { MapCell } from '../../room/model/views.ts';
import type { Theme } from '../../ui/theme.tsx';
import { t } from '../../words/words.ts';
import { ACCENT, BOLD, DIM, fitted, line, span } from '../lines.ts';
import { type BarMarks, barMarks } from './marks.ts';

export interface MapLook {
  readonly theme: Theme;
  readonly width: number;
  /** Key of the picked place. */
  readonly picked: string | undefined;
  /** Key of the place on the projector, if one was chosen. */
  readonly spotlit: string | undefined;
  /** Beside something else: without minutes, flags as marks alone. */
  readonly compact?: boolean;
}

/** The map: a heading for each chapter, a line for each step. */
export interface MapLines {
  readonly lines: readonly StyledLine[];
  /** Index of the picked step's line; 0 without one. */
  readonly picked: number;
}

/** What the signs in the bars mean. */
export function mapLegend({ theme }: Pick<MapLook, 'theme'>): StyledLine {
  const marks = barMarks(theme.capabilities.unicode);
  return line(
    span(`  ${marks.stuck}`, { color: 'bad' }),
    span(` ${t`stuck`}  `, DIM),
    span(marks.working, { color: 'accent' }),
    span(` ${t`working`}  `, DIM),
    span(marks.waiting, { color: 'good' }),
    span(` ${t`ready: done there`}  `, DIM),
    span(t`min`, BOLD),
    span(` ${t`median (as planned)`}`, DIM),
  );
}

/** Every step with who is there. */
export function mapLines(cells: readonly MapCell[], look: MapLook): MapLines {
  const lines: StyledLine[] = [];
  let picked = 0;
  const most = Math.max(1, ...cells.map(({ working, waiting }) => working + waiting));
  let chapter = '';
  for (const cell of cells) {
    if (cell.spot.chapter.id !== chapter) {
      chapter = cell.spot.chapter.id;
      lines.push(headingLine(cell, look));
    }
    if (placeKey(cell.spot.place) === look.picked) picked = lines.length;
    lines.push(cellLine(cell, most, look));
  }
  return { lines, picked };
}

function headingLine({ spot: { chapter } }: MapCell, { theme, width }: MapLook): StyledLine {
  const title = chapter.number > 0 ? `${chapter.number} ${chapter.title}` : chapter.title;
  return line(span(fitted(title, width, theme.capabilities.unicode).trimEnd(), ACCENT));
}

/** Cells at the end of a line: counts, who asks, minutes, flags. */
const COUNTS = 8;
const ASKING = 3;
const MINUTES = 9;
const FLAGS = { gate: t`gate`, shown: t`shown` };
const FLAG = 3 + Math.max(cells(FLAGS.gate), cells(FLAGS.shown));

function cellLine(cell: MapCell, most: number, look: MapLook): StyledLine {
  const { theme, width, compact = false } = look;
  const { spot, working, waiting, stuck, asking } = cell;
  const { unicode } = theme.capabilities;
  const picked = placeKey(spot.place) === look.picked;
  const room = width - 3 - COUNTS - ASKING - (compact ? 2 : MINUTES + FLAG);
  const title = Math.max(12, Math.min(40, Math.floor(room * 0.62)));
  const nobody = working + waiting === 0;
  const count = nobody ? '' : `${working}${waiting > 0 ? `+${waiting}` : ''}`;
  const asks = asking > 0 ? ` ${unicode ? '◆' : '?'}${asking}` : '';
  const planned = Math.max(1, Math.round(spot.step.minutes));
  const minutes = working > 0 ? `${Math.round(cell.medianMinutes)} (${planned})` : `(${planned})`;
  return line(
    span(picked ? `${theme.marks.pointer} ` : '  ', ACCENT),
    span(
      `${fitted(`${spot.index + 1} ${spot.step.title}`, title, unicode)} `,
      picked ? ACCENT : nobody ? DIM : {},
    ),
    ...barSpans(stuck, working - stuck, waiting, most, room - title, barMarks(unicode)),
    span(count.slice(0, COUNTS).padStart(COUNTS)),
    span(asks.padEnd(ASKING).slice(0, ASKING), { bold: true, color: 'keyword' }),
    compact ? span('') : span(minutes.padStart(MINUTES), nobody ? DIM : {}),
    ...flagSpans(cell, placeKey(spot.place) === look.spotlit, unicode, compact),
  );
}

function flagSpans(
  { gate }: MapCell,
  spotlit: boolean,
  unicode: boolean,
  compact: boolean,
): Span[] {
  const flag = gate
    ? { mark: unicode ? '■' : '#', word: FLAGS.gate, style: { bold: true, color: 'warn' as const } }
    : { mark: unicode ? '☼' : '*', word: FLAGS.shown, style: DIM };
  if (!gate && !spotlit) return [];
  return [span(` ${flag.mark}${compact ? '' : ` ${flag.word}`}`, flag.style)];
}

/** A bar in three parts; whoever is there is seen, however many are elsewhere. */
export function barSpans(
  stuck: number,
  working: number,
  waiting: number,
  most: number,
  width: number,
  marks: BarMarks,
): Span[] {
  const parts = [stuck, working, waiting];
  const scale = most <= width ? 1 : width / most;
  const sizes = parts.map((count) => (count === 0 ? 0 : Math.max(1, Math.round(count * scale))));
  // Rounding up may take a cell too many: the longest part gives it.
  while (sum(sizes) > width) {
    const longest = sizes.indexOf(Math.max(...sizes));
    sizes[longest] = (sizes[longest] ?? 1) - 1;
  }
  const [a = 0, b = 0, c = 0] = sizes;
  return [
    span(marks.stuck.repeat(a), { color: 'bad' }),
    span(marks.working.repeat(b), { color: 'accent' }),
    span(marks.waiting.repeat(c), { color: 'good' }),
    span(' '.repeat(Math.max(0, width - a - b - c))),
  ];
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, each) => all + each, 0);
}
