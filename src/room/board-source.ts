import type { RoomCommand, RoomEvent } from './model/events.ts';
import type { RoomState } from './model/state.ts';

/** What a board stands on: the room in this process, or a connection to a server. */
export interface BoardSource {
  /** As it is now; the same object changes with every event. Only to be read. */
  readonly state: RoomState;
  /** Why nothing can be saved now, and what to do; undefined while all is well. */
  readonly trouble: string | undefined;
  /** The server's time, in milliseconds. */
  now(): number;
  /** Told of new events in order, after the state has changed; of none when only `trouble` has. Returns the way to stop. */
  subscribe(listener: (events: readonly RoomEvent[]) => void): () => void;
  /** Resolves when the command is safe in the log. Throws SpyError('room-unwritable'). */
  command(command: RoomCommand): Promise<void>;
}
