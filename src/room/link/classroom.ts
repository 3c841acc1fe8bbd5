import type { Classroom } from '../../session/classroom.ts';
import type { RoomLink } from './link.ts';

/** The room as a chapter that is being played sees it. */
export function classroomOf(link: RoomLink): Classroom {
  return {
    gate: link.gate,
    reveals: (chapter, step) =>
      link.view.news.reveals
        .filter((each) => each.chapter === chapter && each.step === step)
        .map(({ what }) => what),
  };
}
