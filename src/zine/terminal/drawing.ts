import { PLAIN, type Span, type StyledLine } from '../../markdown/style.ts';
import { wrap } from '../../markdown/wrap.ts';
import type { Drawing } from '../drawing/model.ts';
import { Dots } from './dots.ts';
import { type Label, placed } from './labels.ts';
import { plot } from './plot.ts';

/** A column of the terminal, in points of a drawing: a full panel of 372 takes 76. A row is two columns high. */
const COLUMN = 4.9;
/** How much taller a drawing may become to make room for its words. */
const TALLER = [1, 1.2, 1.4, 1.7, 2];
/** Less than this part of its columns, and nothing can be made out. */
const LEAST = 0.45;
/** Words may be moved by so much before a taller drawing is the better one, each. */
const BEARABLE = 2;

/** The cells that a drawing is meant to be wide. */
export function naturalColumns({ width }: Drawing): number {
  return Math.ceil(width / COLUMN);
}

/**
 * A drawing in dots, with its words over them, in the middle of `width` cells; what it shows in brackets where dots
 * cannot be drawn.
 */
export function drawingLines(
  drawing: Drawing,
  width: number,
  unicode: boolean,
): readonly StyledLine[] {
  const columns = Math.min(width, naturalColumns(drawing));
  if (!unicode || columns < LEAST * naturalColumns(drawing)) return inWords(drawing, width);
  const texts = drawing.shapes.filter(({ kind }) => kind === 'text').length;
  let best: Picture | undefined;
  for (const taller of TALLER) {
    const picture = bestPicture(drawing, columns, taller);
    if (best === undefined || picture.badness < best.badness) best = picture;
    if (best.badness <= BEARABLE * texts) break;
  }
  if (best === undefined) return inWords(drawing, width);
  const margin = Math.floor((width - columns) / 2);
  const lines = trimmed(best.lines).map(({ spans }) =>
    spans.length === 0 || margin === 0
      ? { spans }
      : { spans: [{ text: ' '.repeat(margin), style: PLAIN }, ...spans] },
  );
  return [...lines, ...best.left.flatMap((text) => wrap([{ text, style: PLAIN }], width))];
}

function inWords({ title }: Drawing, width: number): StyledLine[] {
  return wrap([{ text: `[${title}]`, style: { italic: true } }], width);
}

interface Picture {
  readonly lines: readonly StyledLine[];
  readonly left: readonly string[];
  readonly badness: number;
}

/** Of the four ways to put dots into rows, the one where lines and words meet least. */
function bestPicture(drawing: Drawing, columns: number, taller: number): Picture {
  const pictures = [0, 1, 2, 3].map((down) => picture(drawing, columns, taller, down));
  return pictures.reduce((best, each) => (each.badness < best.badness ? each : best));
}

function picture(drawing: Drawing, columns: number, taller: number, down: number): Picture {
  const { width, height, shapes } = drawing;
  const x = (columns * 2 - 1) / width;
  const y = x * taller;
  const rows = Math.ceil((height * y + down + 1) / 4);
  const dots = new Dots(columns, rows);
  for (const shape of shapes) if (shape.kind !== 'text') plot(shape, dots, { x, y, down });
  const texts = shapes.filter((shape) => shape.kind === 'text');
  const { labels, left, cost } = placed(texts, {
    ...{ columns, rows, x: x / 2, y: y / 4, down: down / 4 },
    drawn: (column, row) => dots.bits(column, row) !== 0,
  });
  const lines = Array.from({ length: rows }, (_, row) => lineOf(dots, labels, row));
  return { lines, left, badness: cost + 1000 * left.length };
}

/** A row: its dots, its words over them; neighbours of one style in one piece, no blanks at the end. */
function lineOf(dots: Dots, labels: readonly Label[], row: number): StyledLine {
  const spans: Span[] = [];
  const add = ({ text, style }: Span) => {
    const last = spans.at(-1);
    if (last?.style === style) spans[spans.length - 1] = { text: last.text + text, style };
    else spans.push({ text, style });
  };
  const here = labels.filter((label) => label.row === row);
  for (let column = 0; column < dots.columns; ) {
    const label = here.find((each) => each.column === column);
    add(label ?? dots.cell(column, row));
    column += label?.width ?? 1;
  }
  while (spans.at(-1)?.text.trim() === '') spans.pop();
  const last = spans.at(-1);
  return { spans: last ? [...spans.slice(0, -1), { ...last, text: last.text.trimEnd() }] : [] };
}

/** Without the empty rows above and below. */
function trimmed(lines: readonly StyledLine[]): readonly StyledLine[] {
  const first = lines.findIndex(({ spans }) => spans.length > 0);
  const last = lines.findLastIndex(({ spans }) => spans.length > 0);
  return first < 0 ? [] : lines.slice(first, last + 1);
}
