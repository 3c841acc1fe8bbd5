import type { BoardCourse } from '../../../room/model/course.ts';
import type { RoomState } from '../../../room/model/state.ts';
import type { Refusal } from '../../../room/protocol.ts';

/** What a welcome says about the room, and the state that has grown from it; `state` changes in place. */
export interface Welcomed {
  readonly joinUrl: string;
  readonly code: string;
  readonly course: BoardCourse;
  readonly state: RoomState;
  /** Milliseconds to add to this machine's clock to get the server's. */
  readonly ahead: number;
}

/** `refused`: another key is needed; `closed`: for good, whatever the key. */
export type Link = 'connecting' | 'connected' | 'away' | 'refused' | 'closed';

/** The connection as the screen shows it; a new object for every change. */
export interface Snapshot {
  readonly link: Link;
  /** Absent until the first welcome; kept while away. */
  readonly room?: Welcomed;
  /** What the server refused last, in its words. */
  readonly refusal?: Pick<Refusal, 'why' | 'message'>;
  /** Why the server can save nothing now, in its words. */
  readonly trouble?: string | undefined;
  /** Commands that are not yet safe in the room's log. */
  readonly pending: number;
}
