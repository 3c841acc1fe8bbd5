import type { Glyphs } from './glyphs.ts';
import { inline } from './inline.ts';
import { type LayoutOptions, PLAIN, type Span, type Style, type StyledLine } from './style.ts';
import type { Tokens } from './tokens.ts';
import { cells } from './width.ts';
import { wrap } from './wrap.ts';

const FAINT: Style = { color: 'faint', dim: true };
const NARROWEST = 4;
const GAP = 3;

function widthOf(spans: readonly Span[]): number {
  return cells(spans.map((span) => span.text).join(''));
}

/** Column widths that fit: the widest column gives way first. undefined: no way to fit. */
function columnWidths(natural: readonly number[], width: number): number[] | undefined {
  const room = width - GAP * (natural.length - 1);
  const least = natural.reduce((sum, column) => sum + Math.min(column, NARROWEST), 0);
  if (room < least) return undefined;
  const columns = [...natural];
  let total = columns.reduce((sum, column) => sum + column, 0);
  while (total > room) {
    const widest = columns.indexOf(Math.max(...columns));
    columns[widest] = (columns[widest] ?? 0) - 1;
    total -= 1;
  }
  return columns;
}

function aligned(line: StyledLine, width: number, align: Tokens.TableCell['align']): Span[] {
  const free = Math.max(0, width - widthOf(line.spans));
  const left = align === 'right' ? free : align === 'center' ? Math.floor(free / 2) : 0;
  const pad = (count: number): Span[] =>
    count > 0 ? [{ text: ' '.repeat(count), style: PLAIN }] : [];
  return [...pad(left), ...line.spans, ...pad(free - left)];
}

function trimmed(spans: Span[]): Span[] {
  const last = spans.at(-1);
  return last !== undefined && last.text.trim() === '' ? spans.slice(0, -1) : spans;
}

/** A table's cells with their styles. */
export interface Grid {
  readonly head: readonly (readonly Span[])[];
  readonly body: readonly (readonly (readonly Span[])[])[];
  /** By column; to the left where it says nothing. */
  readonly align: readonly Tokens.TableCell['align'][];
}

/** A table that is too narrow for columns: each row as `heading: value` lines. */
function records({ head, body }: Grid, width: number): StyledLine[] {
  return body.flatMap((row, index) => [
    ...(index > 0 ? [{ spans: [] }] : []),
    ...row.flatMap((cell, column) =>
      wrap([...(head[column] ?? []), { text: ': ', style: PLAIN }, ...cell], width),
    ),
  ]);
}

/** Lays out a table within `width` cells; cells wrap. */
export function tableLines(
  table: Tokens.Table,
  width: number,
  glyphs: Glyphs,
  options: LayoutOptions,
): StyledLine[] {
  const head = table.header.map((cell) => inline(cell.tokens, { bold: true }, options));
  const body = table.rows.map((row) => row.map((cell) => inline(cell.tokens, PLAIN, options)));
  return gridLines({ head, body, align: table.align }, width, glyphs);
}

/** The same for cells that are styled already. */
export function gridLines(grid: Grid, width: number, glyphs: Glyphs): StyledLine[] {
  const { head, body, align } = grid;
  const natural = head.map((cell, column) =>
    Math.max(1, widthOf(cell), ...body.map((row) => widthOf(row[column] ?? []))),
  );
  const columns = columnWidths(natural, width);
  if (columns === undefined) return records(grid, width);
  const separator: Span = { text: ` ${glyphs.column} `, style: FAINT };
  const lay = (row: readonly (readonly Span[])[]): StyledLine[] => {
    const wrapped = columns.map((size, column) => wrap(row[column] ?? [], size));
    const height = Math.max(...wrapped.map((cell) => cell.length));
    return Array.from({ length: height }, (_, index) => ({
      spans: trimmed(
        wrapped.flatMap((cell, column) => [
          ...(column > 0 ? [separator] : []),
          ...aligned(cell[index] ?? { spans: [] }, columns[column] ?? 0, align[column] ?? null),
        ]),
      ),
    }));
  };
  const cross = `${glyphs.rule}${glyphs.cross}${glyphs.rule}`;
  const rule = columns.map((size) => glyphs.rule.repeat(size)).join(cross);
  return [...lay(head), { spans: [{ text: rule, style: FAINT }] }, ...body.flatMap(lay)];
}
