import { never } from '../../base/exhaustive.ts';
import { codeLines } from '../../markdown/code.ts';
import { PLAIN, prefixed, type Style, type StyledLine } from '../../markdown/style.ts';
import { gridLines } from '../../markdown/table.ts';
import { cells } from '../../markdown/width.ts';
import { wrap } from '../../markdown/wrap.ts';
import type { Block, Session } from '../model.ts';
import { drawingLines, naturalColumns } from './drawing.ts';
import { spansOf } from './inline.ts';
import type { Pen } from './pen.ts';

const HEADING: Style = { bold: true, color: 'accent' };
const HEAD: Style = { bold: true };
/** What stands to the left of a terminal's lines: a bar and a blank. */
const CODE_MARGIN = 2;
/** A drawing may shrink to this part of itself before its labels get into each other's way. */
const SHRINKS_TO = 0.8;

/** What was typed and what came back, as one text. */
function sessionText({ steps }: Session): string {
  return steps.flatMap(({ command, output }) => [`$ ${command}`, ...output]).join('\n');
}

/** Lays out one block in `width` cells. */
export function blockLines(block: Block, width: number, pen: Pen): readonly StyledLine[] {
  const { options, glyphs } = pen;
  switch (block.kind) {
    case 'heading':
      return wrap(spansOf(block.text, HEADING, options), width);
    case 'paragraph':
      return wrap(spansOf(block.text, PLAIN, options), width);
    case 'list':
      return listLines(block, width, pen);
    case 'table':
      return tableLines(block, width, pen);
    case 'console':
      return codeLines(sessionText(block.session), 'console', width, glyphs, '');
    case 'verbatim':
      return codeLines(block.lines.join('\n'), '', width, glyphs, '');
    case 'drawing':
      return drawingLines(block.drawing, width, options.dots ?? options.unicode);
    default:
      return never(block);
  }
}

/** A table whose head says nothing is shown without it. */
function tableLines(
  { head, rows }: Extract<Block, { kind: 'table' }>,
  width: number,
  { options, glyphs }: Pen,
): StyledLine[] {
  const laid = (row: typeof head, style = PLAIN) =>
    row.map((cell) => spansOf(cell, style, options));
  const grid = { head: laid(head, HEAD), body: rows.map((row) => laid(row)), align: [] };
  const lines = gridLines(grid, width, glyphs);
  return head.every(({ length }) => length === 0) ? lines.slice(2) : lines;
}

function listLines(
  { items, ordered }: Extract<Block, { kind: 'list' }>,
  width: number,
  { options, glyphs }: Pen,
): StyledLine[] {
  const digits = String(items.length).length;
  return items.flatMap((item, at) => {
    const mark = ordered ? `${String(at + 1).padStart(digits)}. ` : `${glyphs.bullets[0]} `;
    const lines = wrap(spansOf(item, PLAIN, options), width - cells(mark));
    return prefixed(
      lines,
      { text: mark, style: { color: 'accent' } },
      { text: ' '.repeat(cells(mark)), style: PLAIN },
    );
  });
}

/** Blocks one below the other, a blank line between them. */
export function stackedBlocks(
  blocks: readonly Block[],
  width: number,
  pen: Pen,
): readonly StyledLine[] {
  return blocks.flatMap((block, at) => [
    ...(at > 0 ? [{ spans: [] }] : []),
    ...blockLines(block, width, pen),
  ]);
}

/** The cells that a block needs to be seen as it was meant; 0 for what flows. */
export function neededWidth(block: Block): number {
  if (block.kind === 'drawing') return Math.ceil(SHRINKS_TO * naturalColumns(block.drawing));
  if (block.kind === 'verbatim') return longest(block.lines) + CODE_MARGIN;
  if (block.kind === 'console')
    return longest(sessionText(block.session).split('\n')) + CODE_MARGIN;
  return 0;
}

function longest(lines: readonly string[]): number {
  return Math.max(0, ...lines.map(cells));
}
