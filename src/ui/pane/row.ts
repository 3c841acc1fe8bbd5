import type { IBufferCell, IBufferLine } from '@xterm/headless';
import { sgrOf } from './sgr.ts';

export interface RowStyle {
  /** Paint the row as the telling line. */
  readonly marked: boolean;
  /** false: characters beyond ASCII are drawn as `?`. */
  readonly unicode: boolean;
}

/** One row of the pane as a string that paints exactly `width` cells. `cell` is reused between calls. */
export function paintRow(
  line: IBufferLine | undefined,
  width: number,
  cell: IBufferCell,
  style: RowStyle,
): string {
  if (!line) return ' '.repeat(width);
  let out = '';
  let current = '';
  let painted = 0;
  for (let x = 0; x < width && x < line.length; x++) {
    line.getCell(x, cell);
    const cells = cell.getWidth();
    // The right half of a wide character was painted with its left half.
    if (cells === 0) continue;
    const sgr = sgrOf(cell, style.marked);
    if (sgr !== current) {
      out += `\x1b[0m${sgr}`;
      current = sgr;
    }
    out += painted + cells > width ? ' ' : printable(cell.getChars(), cells, style.unicode);
    painted += cells;
  }
  if (painted < width) out += `${current ? '\x1b[0m' : ''}${' '.repeat(width - painted)}`;
  return out;
}

function printable(chars: string, cells: number, unicode: boolean): string {
  if (chars === '') return ' '.repeat(cells);
  if (unicode || /^[ -~]$/.test(chars)) return chars;
  return '?'.repeat(cells);
}
