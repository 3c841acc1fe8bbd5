import type { Gate } from './gate.ts';

/** What a facilitator can show of a step to the whole room. */
export type Revealed = 'debrief' | 'solution';

/** The room in which a chapter is played. Alone, there is none. */
export interface Classroom {
  readonly gate: Gate;
  /** What of this step is shown to everybody. */
  reveals(chapter: string, step: string): readonly Revealed[];
}
