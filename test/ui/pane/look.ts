import xterm, { type IBufferCell } from '@xterm/headless';
import { UnicodeGraphemesAddon } from '../../../src/ui/pane/graphemes.ts';

export const SCROLLBACK = 20;

/** A small terminal like a pane's. */
export function terminal(): xterm.Terminal {
  const term = new xterm.Terminal({
    cols: 40,
    rows: 6,
    scrollback: SCROLLBACK,
    allowProposedApi: true,
    logLevel: 'off',
  });
  term.loadAddon(new UnicodeGraphemesAddon());
  return term;
}

/** Lets a terminal read, to the end. */
export function read(term: xterm.Terminal, bytes: string | Uint8Array): Promise<void> {
  return new Promise((resolve) => term.write(bytes, resolve));
}

/** All that there is to see in a terminal, now and when scrolled back, and how it goes on. */
export function look(term: xterm.Terminal): string {
  const { normal, alternate, active } = term.buffer;
  const cell = active.getNullCell();
  const buffers = [normal, alternate].map((buffer) => {
    const rows = Array.from({ length: buffer.length }, (_, y) => {
      const line = buffer.getLine(y);
      const cells = Array.from({ length: line?.length ?? 0 }, (_, x) =>
        lookOf(line?.getCell(x, cell) ?? cell),
      );
      return `${line?.isWrapped ? '+' : ' '}${cells.join('')}`;
    });
    const { baseY, viewportY, cursorX, cursorY } = buffer;
    return `${JSON.stringify({ baseY, viewportY, cursorX, cursorY })}\n${rows.join('\n')}`;
  });
  return `${active.type} ${JSON.stringify(term.modes)}\n${buffers.join('\n')}`;
}

function lookOf(cell: IBufferCell): string {
  const plain = cell.isAttributeDefault() && cell.getWidth() === 1;
  if (plain) return cell.getChars() || ' ';
  const attributes = [
    cell.getFgColorMode(),
    cell.getFgColor(),
    cell.getBgColorMode(),
    cell.getBgColor(),
    cell.isBold(),
    cell.isItalic(),
    cell.isDim(),
    cell.isUnderline(),
    cell.isBlink(),
    cell.isInverse(),
    cell.isInvisible(),
    cell.isStrikethrough(),
    cell.isOverline(),
  ];
  return `{${cell.getChars()}:${cell.getWidth()}:${attributes.join(',')}}`;
}
