import { never } from '../../base/exhaustive.ts';
import type { RoomCommand, RoomEvent } from './events.ts';
import { applyLearned } from './learned.ts';
import { emptyRoom, MOST_NOTES, MOST_REVEALS, type RoomState } from './state.ts';

/** A room's log folded into its state; an event that comes twice changes nothing. */
export class RoomFold {
  readonly state: RoomState = emptyRoom();
  /** SHA-256 of each learner's token. */
  readonly proofs = new Map<string, string>();
  #seen = new Set<string>();
  /** A learner's events come in thousands: their ids are kept apart, as numbers. */
  #learned = new Map<string, { readonly ids: Set<number>; last: string }>();

  /** Whether the event was new and of use. */
  add(event: RoomEvent): boolean {
    if (!this.#isNew(event)) return false;
    if (event.type === 'learner-joined' && !this.proofs.has(event.learner))
      this.proofs.set(event.learner, event.proof);
    apply(this.state, event);
    return true;
  }

  /** Whether this event of a learner is in the log. */
  knows(learner: string, eventId: string): boolean {
    return this.#learned.get(learner)?.ids.has(shortId(eventId)) ?? false;
  }

  /** Whether this command (or another event that is not a learner's) is in the log. */
  knowsCommand(id: string): boolean {
    return this.#seen.has(id);
  }

  /** Id of the event that came last from this learner. */
  lastOf(learner: string): string | undefined {
    return this.#learned.get(learner)?.last;
  }

  /** How many events came from this learner. */
  countOf(learner: string): number {
    return this.#learned.get(learner)?.ids.size ?? 0;
  }

  #isNew(event: RoomEvent): boolean {
    if (event.type !== 'learned') {
      if (this.#seen.has(event.id)) return false;
      // Somebody else's proof under a known id is no rejoining.
      if (event.type === 'learner-joined') {
        const proof = this.proofs.get(event.learner);
        if (proof !== undefined && proof !== event.proof) return false;
      }
      this.#seen.add(event.id);
      return true;
    }
    if (!this.proofs.has(event.learner)) return false;
    const known = this.#learned.get(event.learner);
    const short = shortId(event.event.id);
    if (known?.ids.has(short)) return false;
    if (known) {
      known.ids.add(short);
      known.last = event.event.id;
    } else this.#learned.set(event.learner, { ids: new Set([short]), last: event.event.id });
    return true;
  }
}

/** 52 random bits of a UUID: among one learner's events they are as good as all of it, at a quarter of the memory. */
function shortId(id: string): number {
  return Number.parseInt(id.replaceAll('-', '').slice(-13), 16);
}

/** Changes the state by one event that is known to be new. Boards use it with the events a server sends them. */
export function apply(state: RoomState, event: RoomEvent): void {
  switch (event.type) {
    case 'room-opened': {
      const { room: id, name, chapters, at: openedAt } = event;
      // Two servers may open a room at the same time: the first is right.
      state.room ??= { id, name, chapters, openedAt };
      return;
    }
    case 'server-started':
      for (const learner of Object.values(state.learners))
        if (learner.server === event.server) delete learner.server;
      return;
    case 'learner-joined': {
      const before = state.learners[event.learner];
      if (before) before.name = event.name;
      else
        state.learners[event.learner] = {
          id: event.learner,
          name: event.name,
          joinedAt: event.at,
          skew: 0,
          lastAt: event.at,
          hints: 0,
          wrong: 0,
          tries: 0,
          steps: {},
          predictions: {},
        };
      return;
    }
    case 'learner-came': {
      const learner = state.learners[event.learner];
      if (!learner) return;
      learner.server = event.server;
      learner.skew = event.skew;
      return;
    }
    case 'learner-left': {
      const learner = state.learners[event.learner];
      // A learner who has come to another server meanwhile has not left.
      if (learner?.server === event.server) delete learner.server;
      return;
    }
    case 'learner-examined': {
      const learner = state.learners[event.learner];
      if (learner) learner.doctor = event.doctor;
      return;
    }
    case 'learned': {
      const learner = state.learners[event.learner];
      if (learner) applyLearned(state, learner, event.event, event.at);
      return;
    }
    case 'commanded':
      applyCommand(state, event.command, event);
      return;
    default:
      never(event);
  }
}

function applyCommand(
  state: RoomState,
  command: RoomCommand,
  { id, at }: { readonly id: string; readonly at: string },
): void {
  switch (command.type) {
    case 'gate-closed':
      state.gate = command.place;
      // The latest wish wins: whoever is held at a step looks at it.
      delete state.spotlight;
      return;
    case 'gate-opened':
      delete state.gate;
      return;
    case 'noted': {
      const { text, to } = command;
      state.notes.push(to === undefined ? { id, at, text } : { id, at, text, to });
      keepLatest(state.notes, MOST_NOTES, (note) => note.to);
      return;
    }
    case 'clock-set': {
      const endsAt = new Date(Date.parse(at) + command.minutes * 60_000).toISOString();
      state.clock = { startedAt: at, endsAt };
      return;
    }
    case 'clock-cleared':
      delete state.clock;
      return;
    case 'revealed': {
      const { place, what } = command;
      const same = ({ chapter, step, what: shown }: (typeof state.reveals)[number]) =>
        chapter === place.chapter && step === place.step && shown === what;
      if (!state.reveals.some(same)) state.reveals.push({ ...place, what });
      if (state.reveals.length > MOST_REVEALS) state.reveals.shift();
      return;
    }
    case 'spotlit':
      state.spotlight = command.place;
      return;
    case 'help-given': {
      const learner = state.learners[command.learner];
      if (learner) delete learner.helpAt;
      return;
    }
    case 'room-ended':
      state.endedAt = at;
      return;
    default:
      never(command);
  }
}

/** Drops the oldest of those who have the same address as the newest, when there are more than `most`. */
function keepLatest<T>(list: T[], most: number, address: (each: T) => string | undefined): void {
  const newest = list.at(-1);
  if (newest === undefined) return;
  const alike = list.filter((each) => address(each) === address(newest));
  const [oldest] = alike;
  if (oldest !== undefined && alike.length > most) list.splice(list.indexOf(oldest), 1);
}
