import { t } from '../../words/words.ts';
import type { BoardChapter, BoardCourse, BoardStep } from './course.ts';
import type { Place } from './events.ts';
import { byJoining } from './names.ts';
import { type Learner, placeKey, type Reveal, type RoomState, type Tally } from './state.ts';

/** What boards derive from the state; pure, and the same for the terminal and the web. */

/** A place in the course, with its position in the room's order; undefined for places the room does not play. */
export interface Spot {
  readonly place: Place;
  readonly chapter: BoardChapter;
  readonly step: BoardStep;
  /** From 0, within the chapter. */
  readonly index: number;
}

/** `1.3`: the third step of Chapter 1. */
export function numberOf({ chapter, index }: Spot): string {
  return `${chapter.number}.${index + 1}`;
}

/** `1.3 What it opens`. */
export function spotText(spot: Spot): string {
  return `${numberOf(spot)} ${spot.step.title}`;
}

/** Every step that the room plays, in the order of its chapters. */
export function spotsOf(course: BoardCourse, state: RoomState): Spot[] {
  const chapters = [...new Set(state.room?.chapters)];
  return chapters
    .flatMap((id) => course.find((chapter) => chapter.id === id) ?? [])
    .flatMap((chapter) =>
      chapter.steps.map((step, index) => ({
        place: { chapter: chapter.id, step: step.id },
        chapter,
        step,
        index,
      })),
    );
}

/** One learner's line on the board. */
export interface Row {
  readonly learner: Learner;
  readonly connected: boolean;
  /** Whole minutes on the step. */
  readonly minutes: number;
  /** Done with the step where they are: waiting or reading on. */
  readonly ready: boolean;
  readonly level: Trouble;
  /** Steps done in the chapters of this room. */
  readonly done: number;
}

/** How a learner fares: fine, slow (longer than the author thinks), stuck (much longer), or asking. */
export type Trouble = 'fine' | 'slow' | 'stuck' | 'asking';

/** A step takes twice its minutes, and at least these, before somebody counts as stuck. */
const PATIENCE_MINUTES = 4;

/** Made once: comparing by locale without it takes most of the time in a large room. */
const byName = new Intl.Collator().compare;

/** Learners by name, those of the same name by joining. `now` is the server's time in ms. */
export function rowsOf(course: BoardCourse, state: RoomState, now: number): Row[] {
  const chapters = new Set(state.room?.chapters ?? []);
  const minutesOf = new Map(
    spotsOf(course, state).map(({ place, step }) => [placeKey(place), step.minutes]),
  );
  return Object.values(state.learners)
    .map((learner): Row => {
      const key = learner.place === undefined ? undefined : placeKey(learner.place);
      const minutes = learner.place === undefined ? 0 : minutesSince(learner.place.since, now);
      const ready = key !== undefined && (learner.steps[key] ?? 'open') !== 'open';
      const expected = (key === undefined ? undefined : minutesOf.get(key)) ?? 1;
      const done = Object.entries(learner.steps).filter(
        ([each, how]) => how !== 'open' && chapters.has(each.split('/')[0] ?? ''),
      ).length;
      const level = troubleOf(learner, ready, minutes, expected);
      return { learner, connected: learner.server !== undefined, minutes, ready, level, done };
    })
    .sort((a, b) => byName(a.learner.name, b.learner.name) || byJoining(a.learner, b.learner));
}

function troubleOf(learner: Learner, ready: boolean, minutes: number, expected: number): Trouble {
  if (learner.helpAt !== undefined) return 'asking';
  if (ready) return 'fine';
  if (minutes >= Math.max(PATIENCE_MINUTES, 2 * expected)) return 'stuck';
  return minutes > expected ? 'slow' : 'fine';
}

/** Who asked for help, the longest waiting first. */
export function helpQueue(state: RoomState): (Learner & { readonly helpAt: string })[] {
  return Object.values(state.learners)
    .flatMap((learner) =>
      learner.helpAt === undefined ? [] : [{ ...learner, helpAt: learner.helpAt }],
    )
    .sort((a, b) => compare(a.helpAt, b.helpAt) || compare(a.id, b.id));
}

/** One step on the map of the room. */
export interface MapCell {
  readonly spot: Spot;
  /** Learners who are there and not done; of them so many are slow or stuck, or asking. */
  readonly working: number;
  readonly stuck: number;
  readonly asking: number;
  /** Learners who are there and done. */
  readonly waiting: number;
  /** Learners who ever did it. */
  readonly done: number;
  /** Middle of the minutes of those who work there; 0 without any. */
  readonly medianMinutes: number;
  readonly gate: boolean;
}

/** The whole course with who is where; `all` are the learners' rows, where the caller has them already. */
export function mapOf(
  course: BoardCourse,
  state: RoomState,
  now: number,
  all: readonly Row[] = rowsOf(course, state, now),
): MapCell[] {
  const rows = new Map<string, Row[]>();
  for (const row of all) {
    if (row.learner.place === undefined) continue;
    const key = placeKey(row.learner.place);
    const there = rows.get(key);
    if (there) there.push(row);
    else rows.set(key, [row]);
  }
  return spotsOf(course, state).map((spot) => {
    const key = placeKey(spot.place);
    const there = rows.get(key) ?? [];
    const working = there.filter(({ ready }) => !ready);
    const tally = tallyAt(state, spot.place);
    return {
      spot,
      working: working.length,
      stuck: working.filter(({ level }) => level === 'stuck').length,
      asking: there.filter(({ level }) => level === 'asking').length,
      waiting: there.length - working.length,
      done: tally === undefined ? 0 : tally.solved + tally.shown + tally.skipped,
      medianMinutes: median(working.map(({ minutes }) => minutes)),
      gate: state.gate !== undefined && placeKey(state.gate) === key,
    };
  });
}

/** One bar. */
export interface Bar {
  readonly label: string;
  readonly count: number;
  /** Of all, from 0 to 1. */
  readonly share: number;
  readonly verdict?: 'passed' | 'not-yet' | 'wrong';
}

/** Predictions at a step, in the order of its options; options that are unknown to the course come last. */
export function histogramOf(step: BoardStep, tally: Tally | undefined): Bar[] {
  const given = new Map(Object.entries(tally?.predictions ?? {}));
  const known = step.options.map(({ id, label }) => ({ label, count: given.get(id)?.count ?? 0 }));
  const others = [...given].filter(([id]) => !step.options.some((option) => option.id === id));
  return shares([...known, ...others.map(([, { label, count }]) => ({ label, count }))]);
}

/** Answers at a step, the commonest first; choices under their labels. Nobody's name is in it. */
export function answersOf(step: BoardStep, tally: Tally | undefined): Bar[] {
  const labels = new Map(step.options.map(({ id, label }) => [id, label]));
  const given = Object.entries(tally?.answers ?? {}).map(([text, { count, verdict }]) => ({
    label: step.kind === 'choose' ? labelled(text, labels) : text,
    count,
    verdict,
  }));
  given.sort((a, b) => b.count - a.count || compare(a.label, b.label));
  const more = tally?.otherAnswers ?? 0;
  return shares(more > 0 ? [...given, { label: t`other answers`, count: more }] : given);
}

/** What the step on the projector is: the one chosen for it, else the gate, else where most learners are. */
export function spotlightOf(
  course: BoardCourse,
  state: RoomState,
  now: number,
  cells: readonly MapCell[] = mapOf(course, state, now),
): Spot | undefined {
  for (const wished of [state.spotlight, state.gate]) {
    const chosen = wished && cells.find(({ spot }) => placeKey(spot.place) === placeKey(wished));
    if (chosen) return chosen.spot;
  }
  const crowd = cells.reduce<MapCell | undefined>(
    (best, cell) =>
      cell.working + cell.waiting > (best ? best.working + best.waiting : 0) ? cell : best,
    undefined,
  );
  return (crowd ?? cells[0])?.spot;
}

/** Whether the room has shown this of a step to everybody. */
export function isRevealed(state: RoomState, place: Place, what: Reveal['what']): boolean {
  const key = placeKey(place);
  return state.reveals.some((each) => placeKey(each) === key && each.what === what);
}

export function tallyAt(state: RoomState, place: Place): Tally | undefined {
  const key = placeKey(place);
  return Object.hasOwn(state.steps, key) ? state.steps[key] : undefined;
}

export function minutesSince(since: string, now: number): number {
  return Math.max(0, Math.floor((now - Date.parse(since)) / 60_000));
}

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const [low, high] = [
    sorted[Math.ceil(sorted.length / 2) - 1],
    sorted[Math.floor(sorted.length / 2)],
  ];
  return low === undefined || high === undefined ? 0 : (low + high) / 2;
}

function shares<T extends { readonly count: number }>(
  bars: readonly T[],
): (T & { share: number })[] {
  const all = bars.reduce((sum, { count }) => sum + count, 0);
  return bars.map((bar) => ({ ...bar, share: all === 0 ? 0 : bar.count / all }));
}

function labelled(ids: string, labels: ReadonlyMap<string, string>): string {
  return ids
    .split(', ')
    .map((id) => labels.get(id) ?? id)
    .join(' + ');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
