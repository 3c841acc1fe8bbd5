import type { EventDetails } from '../../../src/journal/events.ts';
import type { BoardCourse, BoardStep } from '../../../src/room/model/course.ts';
import {
  newRoomEvent,
  type RoomCommand,
  type RoomEvent,
  type RoomEventDetails,
} from '../../../src/room/model/events.ts';
import { RoomFold } from '../../../src/room/model/fold.ts';
import type { RoomState } from '../../../src/room/model/state.ts';

const START = Date.UTC(2026, 10, 22, 12);
/** A moment so many minutes after the room's opening. */
export const after = (minutes: number): Date => new Date(START + minutes * 60_000);
export const iso = (minutes: number): string => after(minutes).toISOString();

/** A server's and a few learners' ids. */
export const SERVER = '00000000-0000-4000-8000-00000000000a';
export const OTHER_SERVER = '00000000-0000-4000-8000-00000000000b';
export const [ANN, BEN, CIM] = [1, 2, 3].map((n) => `10000000-0000-4000-8000-00000000000${n}`) as [
  string,
  string,
  string,
];

export function happened(minutes: number, details: RoomEventDetails): RoomEvent {
  return newRoomEvent(details, crypto.randomUUID(), after(minutes));
}

export function opened(chapters = ['c', 'd']): RoomEvent {
  return happened(0, { type: 'room-opened', room: 'r', name: 'Tuesday', chapters });
}

export function joined(learner: string, name: string, proof = learner, minutes = 0): RoomEvent {
  const hex = proof.replaceAll('-', '').padEnd(64, '0').slice(0, 64);
  return happened(minutes, { type: 'learner-joined', learner, name, proof: hex });
}

export function came(learner: string, server = SERVER, skew = 0, minutes = 0): RoomEvent {
  return happened(minutes, { type: 'learner-came', learner, server, skew });
}

export function commanded(minutes: number, command: RoomCommand): RoomEvent {
  return happened(minutes, { type: 'commanded', command });
}

/** An event of a learner's journal by the learner's clock, received by the server's at `received`. */
export function learned(
  learner: string,
  minutes: number,
  details: EventDetails,
  received = minutes,
  chapter = 'c',
): RoomEvent {
  const id = crypto.randomUUID();
  const event = { ...details, v: 1 as const, id, at: iso(minutes), chapter };
  return newRoomEvent({ type: 'learned', learner, event }, id, after(received));
}

export const entered = (learner: string, minutes: number, step = 's'): RoomEvent =>
  learned(learner, minutes, { type: 'step-entered', step });

export const solved = (
  learner: string,
  minutes: number,
  step = 's',
  how: 'solved' | 'skipped' | 'shown' = 'solved',
): RoomEvent => learned(learner, minutes, { type: 'solved', step, how });

export const answered = (learner: string, minutes: number, answer: string, step = 's'): RoomEvent =>
  learned(learner, minutes, { type: 'answered', step, answer, verdict: 'wrong', reason: 'no' });

export const predicted = (learner: string, minutes: number, choice: string): RoomEvent =>
  learned(learner, minutes, { type: 'predicted', step: 's', choice, label: `Label ${choice}` });

/** A room with Ann, Ben and Cim, and what happened in it. */
export function room(...events: RoomEvent[]): RoomState {
  return folded([
    opened(),
    ...[ANN, BEN, CIM].map((id, n) => joined(id, ['Ann', 'Ben', 'Cim'][n] ?? '')),
    ...events,
  ]).state;
}

export function folded(events: readonly RoomEvent[]): RoomFold {
  const fold = new RoomFold();
  for (const event of events) fold.add(event);
  return fold;
}

/** Through JSON, as to a board. */
export function sent<T>(value: T): T {
  return JSON.parse(JSON.stringify(value));
}

const step = (id: string, rest: Partial<BoardStep> = {}): BoardStep => ({
  id,
  title: `Step ${id}`,
  minutes: 3,
  kind: 'answer',
  prose: '',
  options: [],
  hints: [],
  solution: [],
  ...rest,
});

/** Chapters c (steps s, t, u) and d (step s) of a course that also has e. */
export const COURSE: BoardCourse = ['c', 'd', 'e'].map((id, number) => ({
  id,
  title: `Chapter ${id}`,
  number,
  minutes: 10,
  intro: '',
  steps:
    id === 'c'
      ? [
          step('s', {
            kind: 'predict',
            options: ['x', 'y'].map((each) => ({ id: each, label: `Option ${each}` })),
          }),
          step('t', { minutes: 1 }),
          step('u'),
        ]
      : [step('s')],
}));
