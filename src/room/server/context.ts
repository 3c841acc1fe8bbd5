import type { JournalEvent } from '../../journal/events.ts';
import type { BoardCourse } from '../model/course.ts';
import { placeKey } from '../model/state.ts';
import type { Limits } from './limits.ts';
import type { Room } from './room.ts';
import type { Tries } from './tries.ts';

/** What everybody in the server needs. */
export interface Context {
  readonly room: Room;
  readonly course: BoardCourse;
  /** Chapters, and steps by place key, that the course has. */
  readonly places: ReadonlySet<string>;
  /** What this server is known by in the log, over restarts. */
  readonly server: string;
  readonly joinUrl: string;
  readonly limits: Limits;
  readonly tries: Tries;
}

/** Ids of chapters, and keys of their steps. */
export function placesOf(course: BoardCourse): Set<string> {
  return new Set(
    course.flatMap(({ id, steps }) => [
      id,
      ...steps.map((step) => placeKey({ chapter: id, step: step.id })),
    ]),
  );
}

/** Whether an event is about a place of the course: invented ones would fill the memory of all boards. */
export function isKnownPlace(places: ReadonlySet<string>, event: JournalEvent): boolean {
  return places.has('step' in event ? placeKey(event) : event.chapter);
}
