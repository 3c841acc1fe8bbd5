import type { BoardSource } from '../../room/board-source.ts';
import type { BoardCourse } from '../../room/model/course.ts';
import { ownTerminal, type Terminal } from '../../ui/terminal/terminal.ts';
import type { Join } from './desk.ts';

export interface BoardParts {
  readonly source: BoardSource;
  readonly course: BoardCourse;
  readonly join: Join;
  /** The process's own, if left out. */
  readonly terminal?: Terminal;
}

/**
 * The board on the terminal, until the facilitator leaves it (0) or something ends it from outside; the terminal is
 * then as it was, and the caller closes the server. Throws SpyError('no-terminal') without a TTY.
 */
export async function showBoard(parts: BoardParts): Promise<number> {
  const terminal = parts.terminal ?? ownTerminal();
  // The theme decides about colour (NO_COLOR and all); Ink's own guess, made when it is loaded, would switch off bold.
  process.env.FORCE_COLOR = '1';
  const { Board } = await import('./show.tsx');
  return new Board({ ...parts, terminal }).run();
}
