import { SpyError } from '../base/errors.ts';
import { schoolHome } from '../base/paths.ts';
import { findChapter, findStep, loadCourse } from '../course/load.ts';
import type { Chapter } from '../course/model.ts';
import type { Journal } from '../journal/journal.ts';
import { continuePoint, progressOf } from '../journal/progress.ts';
import { sweepLabs } from '../lab/folder.ts';
import { loadWithInk } from '../ui/ink/load.ts';
import type { Opening } from '../ui/opening.ts';
import type { SchoolParts } from '../ui/school.tsx';
import { ownTerminal } from '../ui/terminal/terminal.ts';
import { enter } from './entrance.ts';
import { seedFrom } from './seed.ts';

export type Wish =
  | { readonly wish: 'home' }
  | { readonly wish: 'resume' }
  | {
      readonly wish: 'start';
      readonly chapter: string;
      readonly step?: string;
      readonly seed?: string;
    };

/** `spy-school`, `start` and `resume`: the school on the screen. Returns the exit status. */
export async function school(wish: Wish): Promise<number> {
  const terminal = ownTerminal();
  const home = schoolHome();
  const chapters = await loadCourse();
  const opening = wish.wish === 'start' ? startAt(chapters, wish) : undefined;
  const entrance = await enter(home);
  if (!entrance) return 0;
  const { journal, saves, leave } = entrance;
  try {
    const notices = saves ? [] : ['Read-only: what you do now is not saved.'];
    const parts = { terminal, chapters, journal, schoolHome: home, notice: told(notices, journal) };
    const first = opening ?? (wish.wish === 'resume' ? resumeAt(chapters, journal) : undefined);
    return await runSchool(parts, first);
  } finally {
    journal.close();
    leave();
  }
}

/** Runs the school on the screen until the learner leaves. Returns the exit status. */
export async function runSchool(parts: SchoolParts, opening?: Opening): Promise<number> {
  await sweepLabs(parts.schoolHome);
  const { School } = await loadWithInk(() => import('../ui/school.tsx'));
  return new School(parts).run(opening);
}

/** A line for the home screen: what is to be known, and how the journal was found. */
export function told(notices: readonly string[], journal: Journal): string {
  return [...notices, ...journal.warnings].filter(Boolean).join(' ');
}

function startAt(chapters: readonly Chapter[], wish: Extract<Wish, { wish: 'start' }>) {
  const chapter = findChapter(chapters, wish.chapter);
  const step =
    wish.step === undefined ? undefined : chapter.steps.indexOf(findStep(chapter, wish.step));
  return { chapter, step, seed: seedFrom(wish.seed) };
}

function resumeAt(chapters: readonly Chapter[], journal: Journal) {
  const point = continuePoint(progressOf(journal.events));
  const chapter = chapters.find((each) => each.id === point?.chapter);
  if (!chapter)
    throw new SpyError(
      'usage',
      'There is no unfinished chapter to resume.',
      'Open the school with: spy-school',
    );
  return { chapter };
}
