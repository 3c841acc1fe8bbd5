import type { BoardChapter, BoardCourse } from './course.ts';
import type { Learner, RoomState } from './state.ts';

/** How many can play a chapter on their own machines, and what the others miss. */
export interface ChapterMachines {
  readonly chapter: BoardChapter;
  readonly can: number;
  readonly cannot: number;
  /** Tools and powers by name, the one that most learners lack first. */
  readonly lacks: readonly { readonly name: string; readonly learners: number }[];
}

/** What one learner's machine lacks, in the order of the chapters. */
export interface LackingMachine {
  readonly learner: Learner;
  readonly sandboxed: boolean;
  readonly chapters: readonly {
    readonly chapter: BoardChapter;
    readonly playable: boolean;
    readonly lacks: readonly string[];
  }[];
}

/** The doctor's results of those who joined: for the evening before. */
export interface Machines {
  /** Learners whose doctor has told, and those whose has not yet. */
  readonly told: number;
  readonly untold: number;
  readonly chapters: readonly ChapterMachines[];
  /** Only those who lack something; first those who cannot play everything. */
  readonly lacking: readonly LackingMachine[];
}

/** What the machines of a room can do; pure, and the same for every board. */
export function machinesOf(course: BoardCourse, state: RoomState): Machines {
  const ids = state.room?.chapters ?? [];
  const chapters = course.filter(({ id }) => ids.includes(id));
  const learners = Object.values(state.learners);
  const told = learners.filter(({ doctor }) => doctor !== undefined);
  const lacking = told
    .map((learner) => lackingOf(learner, chapters))
    .filter(({ chapters: lacks, sandboxed }) => lacks.length > 0 || !sandboxed)
    .sort((a, b) => barred(b) - barred(a) || a.learner.name.localeCompare(b.learner.name));
  return {
    told: told.length,
    untold: learners.length - told.length,
    chapters: chapters.map((chapter) => chapterOf(chapter, told)),
    lacking,
  };
}

function barred({ chapters }: LackingMachine): number {
  return chapters.filter(({ playable }) => !playable).length;
}

function lackingOf(learner: Learner, chapters: readonly BoardChapter[]): LackingMachine {
  return {
    learner,
    sandboxed: learner.doctor?.sandboxed ?? true,
    chapters: chapters.flatMap((chapter) => {
      const found = resultOf(learner, chapter);
      if (!found || (found.playable && found.lacks.length === 0)) return [];
      return [{ chapter, playable: found.playable, lacks: found.lacks }];
    }),
  };
}

function chapterOf(chapter: BoardChapter, told: readonly Learner[]): ChapterMachines {
  const results = told.flatMap((learner) => resultOf(learner, chapter) ?? []);
  const counts = new Map<string, number>();
  for (const { lacks } of results)
    for (const name of new Set(lacks)) counts.set(name, (counts.get(name) ?? 0) + 1);
  const can = results.filter(({ playable }) => playable).length;
  return {
    chapter,
    can,
    cannot: results.length - can,
    lacks: [...counts]
      .map(([name, learners]) => ({ name, learners }))
      .sort((a, b) => b.learners - a.learners || a.name.localeCompare(b.name)),
  };
}

function resultOf(learner: Learner, { id }: BoardChapter) {
  return learner.doctor?.chapters.find(({ chapter }) => chapter === id);
}
