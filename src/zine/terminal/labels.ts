import type { Style } from '../../markdown/style.ts';
import { cells } from '../../markdown/width.ts';
import { letteringOf, type TextShape, wordsOf } from './lettering.ts';

/** Words over the dots, in whole cells. */
export interface Label {
  readonly text: string;
  readonly column: number;
  readonly row: number;
  readonly width: number;
  readonly style: Style;
}

export interface Placed {
  readonly labels: readonly Label[];
  /** Words for which no place is left. */
  readonly left: readonly string[];
  /** How far labels had to move, and how much they overlap what is drawn. */
  readonly cost: number;
}

/** How many rows and columns a label may move out of another's way. */
const ROWS = 2;
const COLUMNS = 6;
const PER_ROW = 4;
const PER_HIDDEN = 0.5;

/** The middle of small letters stands this much above the baseline, in parts of the size. */
const MIDDLE = 0.3;

interface Canvas {
  readonly columns: number;
  readonly rows: number;
  /** Cells to a point, and rows that everything is moved down by. */
  readonly x: number;
  readonly y: number;
  readonly down: number;
  /** Whether something is drawn in a cell. */
  drawn(column: number, row: number): boolean;
}

/** Puts a drawing's words where they belong, or as near to it as others leave room, the first ones first. */
export function placed(texts: readonly TextShape[], canvas: Canvas): Placed {
  const labels: Label[] = [];
  const left: string[] = [];
  let cost = 0;
  for (const shape of texts.flatMap(wordsOf)) {
    const found = bestPlace(shape, labels, canvas);
    if (found === undefined) left.push(shape.text);
    else {
      labels.push(found.label);
      cost += found.cost;
    }
  }
  return { labels, left, cost };
}

function bestPlace(shape: TextShape, taken: readonly Label[], canvas: Canvas) {
  const great = letteringOf(shape);
  const text = cells(great) > canvas.columns ? shape.text : great;
  const width = cells(text);
  if (width > canvas.columns) return undefined;
  const before = { start: 0, middle: width / 2, end: width }[shape.anchor];
  const ideal = Math.round(shape.x * canvas.x - before);
  const start = Math.max(0, Math.min(canvas.columns - width, ideal));
  const middle = (shape.y - MIDDLE * shape.size) * canvas.y + canvas.down;
  let best: { label: Label; cost: number } | undefined;
  for (let down = -ROWS; down <= ROWS; down++)
    for (let right = -COLUMNS; right <= COLUMNS; right++) {
      const label = {
        ...{ text, width, style: styleOf(shape) },
        column: start + right,
        row: Math.max(0, Math.min(canvas.rows - 1, Math.floor(middle))) + down,
      };
      const away = Math.abs(right) + Math.abs(down) * PER_ROW;
      if (best !== undefined && best.cost <= away) continue;
      if (!isFree(label, taken, canvas)) continue;
      const cost = away + (away === 0 ? 0 : 1) + PER_HIDDEN * hidden(label, canvas);
      if (best === undefined || cost < best.cost) best = { label, cost };
    }
  return best;
}

/** Inside of the picture, with a blank to its neighbours. */
function isFree(label: Label, taken: readonly Label[], canvas: Canvas): boolean {
  const { column, row, width } = label;
  if (column < 0 || row < 0 || column + width > canvas.columns || row >= canvas.rows) return false;
  return taken.every(
    (other) =>
      other.row !== row || column > other.column + other.width || other.column > column + width,
  );
}

function hidden({ column, row, width }: Label, canvas: Canvas): number {
  let count = 0;
  for (let at = column; at < column + width; at++) if (canvas.drawn(at, row)) count++;
  return count;
}

function styleOf({ bold, mono, ink }: TextShape): Style {
  if (ink === 'accent') return { bold, color: 'accent' };
  return mono ? { bold, color: 'code' } : { bold };
}
