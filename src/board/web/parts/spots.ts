import type { BoardCourse } from '../../../room/model/course.ts';
import type { Place } from '../../../room/model/events.ts';
import { placeKey, type RoomState } from '../../../room/model/state.ts';
import { type Spot, spotsOf } from '../../../room/model/views.ts';

/** `1.3`: the third step of Chapter 1. */
export function numberOf({ chapter, index }: Spot): string {
  return `${chapter.number}.${index + 1}`;
}

/** The steps that the room plays, by place key. */
export function spotsByKey(course: BoardCourse, state: RoomState): Map<string, Spot> {
  return new Map(spotsOf(course, state).map((spot) => [placeKey(spot.place), spot]));
}

/** A step in words: `1.3 Title`, or its ids if the room does not play it. */
export function titleOf(spots: ReadonlyMap<string, Spot>, place: Place | undefined): string {
  if (!place) return 'not begun yet';
  const spot = spots.get(placeKey(place));
  return spot ? `${numberOf(spot)} ${spot.step.title}` : placeKey(place);
}
