import { randomUUID } from 'node:crypto';
import { type EventDetails, newEvent } from '../../../src/journal/events.ts';
import type { BoardCourse, BoardStep } from '../../../src/room/model/course.ts';
import {
  newRoomEvent,
  type RoomCommand,
  type RoomEvent,
  type RoomEventDetails,
} from '../../../src/room/model/events.ts';

/** A room opened at this moment; every event says how many minutes later it happens. */
const START = Date.parse('2026-11-23T09:00:00.000Z');
const SERVER = randomUUID();
const PROOF = '0'.repeat(64);

export function moment(minute: number): Date {
  return new Date(START + minute * 60_000);
}

/** A log under construction. */
export class Log {
  readonly events: RoomEvent[] = [];

  constructor(name = 'Tuesday', chapters = ['parrots']) {
    this.happens(0, { type: 'room-opened', room: 'tuesday', name, chapters });
    this.happens(0, { type: 'server-started', server: SERVER });
  }

  happens(minute: number, details: RoomEventDetails): RoomEvent {
    const event = newRoomEvent(details, undefined, moment(minute));
    this.events.push(event);
    return event;
  }

  command(minute: number, command: RoomCommand): void {
    this.happens(minute, { type: 'commanded', command });
  }

  /** A learner joins; `skew` is in milliseconds. Gives back the way to tell what they do, in server minutes. */
  joins(minute: number, name: string, skew = 0) {
    const learner = randomUUID();
    this.happens(minute, { type: 'learner-joined', learner, name, proof: PROOF });
    this.happens(minute, { type: 'learner-came', learner, server: SERVER, skew });
    const does = (at: number, details: EventDetails, chapter = 'parrots', received = at) => {
      const event = newEvent(chapter, details, new Date(moment(at).getTime() - skew));
      return this.happens(received, { type: 'learned', learner, event });
    };
    return {
      learner,
      does,
      enters: (at: number, step: string) => does(at, { type: 'step-entered', step }),
      solves: (at: number, step: string) => does(at, { type: 'solved', step, how: 'solved' }),
      leaves: (at: number) => this.happens(at, { type: 'learner-left', learner, server: SERVER }),
    };
  }
}

export async function* streamed<T>(items: Iterable<T>): AsyncIterable<T> {
  yield* items;
}

function step(id: string, kind: BoardStep['kind'], more: Partial<BoardStep> = {}): BoardStep {
  return {
    ...{ id, title: `The ${id}`, minutes: 1, kind, prose: '', prompt: `What of ${id}?` },
    ...{ options: [], hints: [], solution: [] },
    ...more,
  };
}

export const FILES = [
  { id: 'rc', label: '~/.bashrc' },
  { id: 'profile', label: '~/.bash_profile' },
];

/** Two chapters; the room plays the first. */
export const COURSE: BoardCourse = [
  {
    ...{ id: 'parrots', title: 'The Parrots', number: 0, minutes: 10, intro: '' },
    steps: [
      step('guess', 'predict', { options: FILES }),
      step('listen', 'run'),
      step('which', 'choose', {
        options: FILES.map((option) => ({ ...option, right: option.id === 'profile' })),
      }),
      step('count', 'answer', { minutes: 2 }),
      step('end', 'read'),
    ],
  },
  {
    ...{ id: 'owls', title: 'Owls', number: 1, minutes: 5, intro: '' },
    steps: [step('hoot', 'read')],
  },
];
