import { SpyError } from '../base/errors.ts';
import { schoolHome } from '../base/paths.ts';
import { needLinux } from '../base/platform.ts';
import { findChapter, findStep, loadCourse } from '../course/load.ts';
import type { Chapter } from '../course/model.ts';
import type { Journal } from '../journal/journal.ts';
import { continuePoint, progressOf } from '../journal/progress.ts';
import { FirstHome } from '../ui/first-home.ts';
import { loadWithInk } from '../ui/ink/load.ts';
import type { Opening } from '../ui/opening.ts';
import type { PlainParts } from '../ui/plain/plain.ts';
import { whyPlain } from '../ui/plain/wanted.ts';
import type { SchoolParts } from '../ui/school.tsx';
import { ownTerminal } from '../ui/terminal/terminal.ts';
import { t } from '../words/words.ts';
import { enter } from './entrance.ts';
import { seedFrom } from './seed.ts';

export type Wish = { readonly plain: boolean } & (
  | { readonly wish: 'home' }
  | { readonly wish: 'resume' }
  | {
      readonly wish: 'start';
      readonly chapter: string;
      readonly step?: string;
      readonly seed?: string;
    }
);

/** `spy-school`, `start` and `resume`: the school on the screen. Returns the exit status. */
export async function school(wish: Wish): Promise<number> {
  needLinux();
  const terminal = ownTerminal();
  const why = plainly(wish.plain);
  const home = schoolHome();
  const chapters = await loadCourse();
  const opening = wish.wish === 'start' ? startAt(chapters, wish) : undefined;
  const entrance = await enter(home);
  if (!entrance) return 0;
  const { journal, saves, leave } = entrance;
  try {
    const notices = saves ? [] : [t`Read-only: what you do now is not saved.`];
    const parts = { terminal, chapters, journal, schoolHome: home, notice: told(notices, journal) };
    const first = opening ?? (wish.wish === 'resume' ? resumeAt(chapters, journal) : undefined);
    return await (why === undefined
      ? runSchool(parts, first)
      : runPlainly({ ...parts, why }, first));
  } finally {
    journal.close();
    leave();
  }
}

/** Runs the school on the screen until the learner leaves. Returns the exit status. */
export async function runSchool(parts: SchoolParts, opening?: Opening): Promise<number> {
  const first = opening || parts.link ? undefined : FirstHome.show(parts);
  const loaded = loadSchool(parts.schoolHome);
  try {
    const arrived = await Promise.race([loaded, ...(first ? [first.left] : [])]);
    if (typeof arrived !== 'number')
      return await new arrived.School({ ...parts, first }).run(opening);
    first?.close();
    return arrived;
  } catch (error) {
    // Whatever it was, the terminal is given back before it is told.
    first?.close();
    throw error;
  }
}

/** Why the school is to be line by line here; undefined where it is not. */
export function plainly(asked: boolean): string | undefined {
  const { columns, rows } = process.stdout;
  return whyPlain({ asked, env: process.env, columns, rows });
}

/** Runs the school line by line until the learner leaves. Returns the exit status. */
export async function runPlainly(parts: PlainParts, opening?: Opening): Promise<number> {
  const { sweepLabs } = await import('../lab/folder.ts');
  await sweepLabs(parts.schoolHome);
  const { PlainSchool } = await import('../ui/plain/plain.ts');
  return new PlainSchool(parts).run(opening);
}

async function loadSchool(schoolHome: string) {
  const { sweepLabs } = await import('../lab/folder.ts');
  await sweepLabs(schoolHome);
  return loadWithInk(() => import('../ui/school.tsx'));
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
      t`There is no unfinished chapter to resume.`,
      t`Open the school with: spy-school`,
    );
  return { chapter };
}
