import type { BoardSource } from '../../room/board-source.ts';
import type { BoardCourse } from '../../room/model/course.ts';
import { loadWithInk } from '../../ui/ink/load.ts';
import { ownTerminal, type Terminal } from '../../ui/terminal/terminal.ts';
import type { Join } from './desk.ts';

export interface BoardParts {
  readonly source: BoardSource;
  readonly course: BoardCourse;
  readonly join: Join;
  /** What is to be known first; it stands there until the next key. */
  readonly notice?: string;
  /** The process's own, if left out. */
  readonly terminal?: Terminal;
}

/**
 * The board on the terminal, until the facilitator leaves it (0) or something ends it from outside; the terminal is
 * then as it was, and the caller closes the server. Throws SpyError('no-terminal') without a TTY.
 */
export async function showBoard(parts: BoardParts): Promise<number> {
  const terminal = parts.terminal ?? ownTerminal();
  const { Board } = await loadWithInk(() => import('./show.tsx'));
  return new Board({ ...parts, terminal }).run();
}
