import { cleanLine } from '../../base/clean.ts';
import type { ChapterOutline } from '../../journal/summary.ts';
import type { Gate } from '../../session/gate.ts';
import { t } from '../../words/words.ts';
import type { Place } from '../model/events.ts';

/** What the gate needs to know of the moment. */
export interface GateState {
  /** Where the room waits; undefined while the gate is open, or does not hold. */
  readonly closedAt: Place | undefined;
  /** Ids of the room's chapters. */
  readonly chapters: readonly string[];
  /** The step that the learner entered last. */
  readonly here: Place | undefined;
}

/** Holds a learner at the facilitator's gate, in the order of the room's chapters and their steps. */
export class RoomGate implements Gate {
  constructor(
    /** The course as this version has it. */
    private readonly course: readonly ChapterOutline[],
    private readonly state: () => GateState,
  ) {}

  refuses(chapter: string, to: number): string | undefined {
    const { closedAt, here, chapters } = this.state();
    if (closedAt === undefined) return undefined;
    const order = (id: string) =>
      chapters.includes(id) ? this.course.findIndex((each) => each.id === id) : -1;
    const spotOf = (place: Place | undefined): Spot | undefined => {
      const outline = this.course[order(place?.chapter ?? '')];
      const step = outline?.steps.findIndex(({ id }) => id === place?.step) ?? -1;
      return step === -1 ? undefined : [order(place?.chapter ?? ''), step];
    };
    const gate = spotOf(closedAt);
    const target: Spot = [order(chapter), to];
    // A place that this version of the course lacks holds nobody.
    if (gate === undefined || target[0] === -1 || !isAfter(target, gate)) return undefined;
    const place = spotOf(here);
    // Those who are past the gate already may stay there, and go back.
    if (place !== undefined && !isAfter(target, place)) return undefined;
    return this.#sentence(gate);
  }

  #sentence([chapter, step]: Spot): string {
    const title = cleanLine(this.course[chapter]?.steps[step]?.title ?? '', 60);
    return t`The room waits at "${title}"; going back is free.`;
  }
}

/** Indices of chapter and step. */
type Spot = readonly [chapter: number, step: number];

function isAfter(one: Spot, other: Spot): boolean {
  return one[0] === other[0] ? one[1] > other[1] : one[0] > other[0];
}
