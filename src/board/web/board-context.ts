import { createContext, useContext } from 'react';
import type { BoardCourse } from '../../room/model/course.ts';
import type { RoomCommand } from '../../room/model/events.ts';
import type { RoomState } from '../../room/model/state.ts';
import type { MapCell, Row, Spot } from '../../room/model/views.ts';
import type { Snapshot, Welcomed } from './connection/snapshot.ts';
import type { NameOf } from './names.ts';
import type { Where } from './where.ts';

/** What every part of the board can see and do. Made anew with every change of the state. */
export interface BoardAt {
  readonly room: Welcomed;
  readonly course: BoardCourse;
  readonly state: RoomState;
  readonly link: Snapshot['link'];
  /** The server's time when this was drawn, in milliseconds. */
  readonly now: number;
  /** What is derived of the state, once for all parts: learners by name, the map, the steps by place key. */
  readonly rows: readonly Row[];
  readonly cells: readonly MapCell[];
  readonly spots: ReadonlyMap<string, Spot>;
  /** The step on the projector. */
  readonly spotlight: Spot | undefined;
  /** The key, for a second window. */
  readonly boardKey: string;
  readonly where: Where;
  go(where: Where): void;
  command(command: RoomCommand): void;
  readonly hidden: boolean;
  setHidden(hidden: boolean): void;
  readonly nameOf: NameOf;
  /** Whom the next note is for; undefined: all. */
  readonly addressee: string | undefined;
  writeTo(learner: string | undefined): void;
}

export const BoardContext = createContext<BoardAt | undefined>(undefined);

export function useBoard(): BoardAt {
  const board = useContext(BoardContext);
  if (!board) throw new Error('outside of a board');
  return board;
}
