import type { BoardCourse } from '../../../src/room/model/course.ts';

/** What main.ts may ask of a crowd of learners. */
export type CrowdWish = { readonly id: number } & (
  | {
      readonly do: 'join';
      readonly port: number;
      readonly code: string;
      readonly count: number;
      /** What names begin with. */
      readonly group: string;
      readonly seed: number;
      readonly course: BoardCourse;
    }
  | { readonly do: 'figures' }
  | { readonly do: 'act'; readonly everyMs: number }
  | { readonly do: 'rest' }
  /** Until the room has everything. */
  | { readonly do: 'arrive'; readonly patienceMs: number }
  /** Until all are away, or back. */
  | { readonly do: 'wait-lost'; readonly patienceMs: number }
  | { readonly do: 'wait-back'; readonly patienceMs: number }
  /** Writes what each knows of what was sent. */
  | { readonly do: 'tell'; readonly file: string }
  | { readonly do: 'leave' }
);

export interface CrowdDone {
  readonly id: number;
  readonly figures: {
    readonly learners: number;
    readonly away: number;
    /** Learners of whom the room does not have everything. */
    readonly unsent: number;
    /** Why rooms did not want learners, one each. */
    readonly refused: readonly string[];
    /** Seconds of processor time that this process took so far. */
    readonly cpu: number;
  };
}

/** What main.ts may ask of a board. */
export type BoardWish = { readonly id: number } & (
  | { readonly do: 'open'; readonly port: number; readonly key: string }
  /** From now on, and forgets what was measured before. */
  | { readonly do: 'measure' }
  | { readonly do: 'note'; readonly text: string }
  | { readonly do: 'figures' }
  | { readonly do: 'close' }
);

export interface BoardDone {
  readonly id: number;
  /** Milliseconds from event to board, by the first letter of the learner's name. */
  readonly figures: Readonly<
    Record<string, { readonly count: number; readonly p50: number; readonly p99: number }>
  >;
}

export function never(value: never): never {
  throw new Error(`unhandled: ${JSON.stringify(value)}`);
}
