import { never } from '../../base/exhaustive.ts';
import type { RoomEvent } from '../model/events.ts';
import type { RoomState } from '../model/state.ts';
import type { Mine, News } from '../protocol.ts';

/** What all learners see of the room. */
export function newsOf({ gate, clock, reveals, notes, endedAt }: RoomState): News {
  return { gate, clock, reveals, notes: notes.filter(({ to }) => to === undefined), endedAt };
}

/** What one learner sees besides. */
export function mineOf(state: RoomState, learner: string): Mine {
  return {
    notes: state.notes.filter(({ to }) => to === learner),
    helpAt: state.learners[learner]?.helpAt,
  };
}

/** Whom events concern, besides the boards: all learners, or some of them. */
export function concerned(events: readonly RoomEvent[]): { all: boolean; some: Set<string> } {
  const some = new Set<string>();
  let all = false;
  for (const event of events) {
    if (event.type === 'learned') {
      const { type } = event.event;
      if (type === 'help-asked' || type === 'help-withdrawn') some.add(event.learner);
    }
    if (event.type !== 'commanded') continue;
    const { command } = event;
    switch (command.type) {
      case 'gate-closed':
      case 'gate-opened':
      case 'clock-set':
      case 'clock-cleared':
      case 'revealed':
      case 'room-ended':
        all = true;
        break;
      case 'noted':
        if (command.to === undefined) all = true;
        else some.add(command.to);
        break;
      case 'help-given':
        some.add(command.learner);
        break;
      case 'spotlit':
        break;
      default:
        never(command);
    }
  }
  return { all, some };
}
