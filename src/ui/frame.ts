import type { Desk } from './chapter/desk.ts';
import { tooSmall } from './chapter/layout.ts';
import { inAscii } from './terminal/ascii.ts';
import type { Frame } from './terminal/compositor.ts';

/** What goes to the terminal: Ink's lines, and the shell's pane laid over them where a chapter shows it. */
export function frameOf(
  drawn: readonly string[],
  desk: Desk | undefined,
  terminal: { readonly columns: number; readonly rows: number },
  unicode: boolean,
): Frame {
  const lines = unicode ? drawn : drawn.map(inAscii);
  const bare: Frame = { lines, overlay: undefined, cursor: undefined };
  const pane = desk?.pane;
  if (!desk || !pane || tooSmall(terminal.columns, terminal.rows)) return bare;
  if (desk.layered) return bare;
  const { shell } = desk.layout;
  if (!shell) return bare;
  const telling = desk.session.play.telling;
  const overlay = { x: shell.x, y: shell.y, width: shell.width, rows: pane.paint(telling) };
  const at = desk.focus === 'shell' ? pane.cursor : undefined;
  return { lines, overlay, cursor: at && { x: shell.x + at.x, y: shell.y + at.y } };
}
