import type { BoardChapter, BoardCourse, BoardStep } from '../model/course.ts';
import type { RoomEvent } from '../model/events.ts';
import { placeKey } from '../model/state.ts';
import type { Judged } from './answers.ts';
import { byThemselves, type Cell } from './cell.ts';
import { Gathered } from './gather.ts';
import { type PersonReport, personReport } from './people.ts';
import { type Prediction, predictionsOf } from './predictions.ts';
import { type Numbers, numbersOf } from './statistics.ts';

/** What a room came to. Without names unless they were asked for; plain JSON. */
export interface Report {
  readonly room: string;
  readonly name: string;
  readonly openedAt: string | undefined;
  /** The end if the room was ended, else the last event. */
  readonly until: string | undefined;
  readonly ended: boolean;
  /** Who joined; and of them, who did anything. */
  readonly joined: number;
  readonly active: number;
  readonly chapters: readonly ChapterReport[];
  readonly predictions: readonly Prediction[];
  readonly help: {
    readonly waits: Numbers;
    readonly given: number;
    readonly withdrawn: number;
    /** Waiting still when the log ends. */
    readonly open: number;
  };
  /** To all; what was written to one is only counted, for it may name them. */
  readonly notes: readonly { readonly at: string; readonly text: string }[];
  readonly notesToOne: number;
  /** Events at steps that this course does not have, and steps of chapters that the room did not play. */
  readonly elsewhere: number;
  readonly people: readonly PersonReport[] | undefined;
}

export interface ChapterReport {
  readonly id: string;
  readonly title: string;
  readonly number: number;
  readonly began: number;
  readonly finished: number;
  readonly steps: readonly StepReport[];
}

export interface StepReport {
  readonly id: string;
  readonly title: string;
  /** From 1, in its chapter. */
  readonly number: number;
  readonly kind: BoardStep['kind'];
  /** What the author thinks it takes. */
  readonly minutes: number;
  readonly came: number;
  readonly solved: number;
  /** Of the solved: after the solution had been looked at. */
  readonly afterSolution: number;
  readonly shown: number;
  readonly skipped: number;
  readonly open: number;
  /** Of the open: learners who were there still when the log ends. */
  readonly there: number;
  /** Milliseconds from coming to solving. */
  readonly times: Numbers;
  readonly hints: number;
  readonly wrong: number;
  readonly tries: number;
  readonly asked: number;
  /** Learners who answered, and whose first answer passed. */
  readonly firsts: { readonly given: number; readonly passed: number };
  /** The commonest first. */
  readonly answers: readonly {
    readonly text: string;
    readonly count: number;
    readonly verdict: Judged;
  }[];
  readonly otherAnswers: number;
}

/** Reads a log to its end. `names`: a table per learner, too. */
export async function reportOf(
  events: AsyncIterable<RoomEvent>,
  course: BoardCourse,
  { names = false }: { readonly names?: boolean } = {},
): Promise<Report> {
  const gathered = new Gathered(course);
  for await (const event of events) gathered.add(event);
  return summed(gathered, course, names);
}

function summed(gathered: Gathered, course: BoardCourse, names: boolean): Report {
  const { room, waits, notes } = gathered;
  const played = course.filter(({ id }) => room?.chapters.includes(id));
  const people = [...gathered.people.values()];
  return {
    room: room?.id ?? '',
    name: room?.name ?? '',
    openedAt: room?.openedAt,
    until: gathered.endedAt ?? gathered.lastAt,
    ended: gathered.endedAt !== undefined,
    joined: people.length,
    active: people.filter(({ events }) => events > 0).length,
    chapters: played.map((chapter) => chapterReport(gathered, chapter)),
    predictions: played.flatMap((chapter) => predictionsOf(chapter, people)),
    help: {
      waits: numbersOf(waits.map(({ ms }) => ms)),
      given: waits.filter(({ end }) => end === 'given').length,
      withdrawn: waits.filter(({ end }) => end === 'withdrawn').length,
      open: people.filter(({ asking }) => asking !== undefined).length,
    },
    notes: notes.flatMap(({ at, text, to }) => (to === undefined ? [{ at, text }] : [])),
    notesToOne: notes.filter(({ to }) => to !== undefined).length,
    elsewhere: gathered.elsewhere,
    people: names ? people.map((person) => personReport(person, played)) : undefined,
  };
}

function chapterReport(gathered: Gathered, chapter: BoardChapter): ChapterReport {
  const { id, title, number } = chapter;
  const people = [...gathered.people.values()];
  const began = people.filter(({ cells }) =>
    chapter.steps.some((step) => cells.has(placeKey({ chapter: id, step: step.id }))),
  ).length;
  return {
    ...{ id, title, number, began },
    finished: people.filter(({ finished }) => finished.has(id)).length,
    steps: chapter.steps.map((step, index) => stepReport(gathered, chapter, step, index)),
  };
}

function stepReport(
  gathered: Gathered,
  chapter: BoardChapter,
  step: BoardStep,
  index: number,
): StepReport {
  const key = placeKey({ chapter: chapter.id, step: step.id });
  const people = [...gathered.people.values()];
  const cells = people.flatMap((person) => person.cells.get(key) ?? []);
  const answers = gathered.answers.get(key);
  const count = (fits: (cell: Cell) => boolean) => cells.filter(fits).length;
  const sum = (value: (cell: Cell) => number) => cells.reduce((all, cell) => all + value(cell), 0);
  const labels = new Map(step.options.map((option) => [option.id, option.label]));
  const { id, title, kind, minutes } = step;
  return {
    ...{ id, title, kind, minutes, number: index + 1, came: cells.length },
    solved: count(({ how }) => how === 'solved'),
    afterSolution: count((cell) => cell.how === 'solved' && !byThemselves(cell)),
    shown: count(({ how }) => how === 'shown'),
    skipped: count(({ how }) => how === 'skipped'),
    open: count(({ how }) => how === 'open'),
    there: people.filter(({ here, cells }) => here === key && cells.get(key)?.how === 'open')
      .length,
    times: numbersOf(
      cells.filter(({ how, whole }) => how === 'solved' && whole).map(({ spent }) => spent),
    ),
    hints: sum(({ hints }) => hints),
    wrong: sum(({ wrong }) => wrong),
    tries: sum(({ tries }) => tries),
    asked: sum(({ asked }) => asked),
    firsts: {
      given: count(({ firstPassed }) => firstPassed !== undefined),
      passed: count(({ firstPassed }) => firstPassed === true),
    },
    answers: (answers?.list() ?? []).map(({ text, ...rest }) => ({
      ...rest,
      text: kind === 'choose' ? labelled(text, labels) : text,
    })),
    otherAnswers: answers?.others ?? 0,
  };
}

function labelled(ids: string, labels: ReadonlyMap<string, string>): string {
  return ids
    .split(', ')
    .map((id) => labels.get(id) ?? id)
    .join(' + ');
}
