import { createInterface } from 'node:readline/promises';
import { SpyError } from '../base/errors.ts';
import { schoolHome } from '../base/paths.ts';
import { findChapter, findStep, loadCourse } from '../course/load.ts';
import type { Chapter } from '../course/model.ts';
import { openJournal } from '../journal/file.ts';
import type { Journal } from '../journal/journal.ts';
import { type BusySchool, schoolBusy, takeOver, takeSchool } from '../journal/lock.ts';
import { memoryJournal } from '../journal/memory.ts';
import { continuePoint, progressOf } from '../journal/progress.ts';
import { sweepLabs } from '../lab/folder.ts';
import { ownTerminal } from '../ui/terminal/terminal.ts';
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
  const { journal, leave } = entrance;
  try {
    await sweepLabs(home);
    // The theme decides about colour (NO_COLOR and all); Ink's own guess would switch off bold as well.
    process.env.FORCE_COLOR = '1';
    const { School } = await import('../ui/school.tsx');
    const notice = [...entrance.notices, ...journal.warnings].join(' ');
    const running = new School({ terminal, chapters, journal, schoolHome: home, notice });
    return await running.run(
      opening ?? (wish.wish === 'resume' ? resumeAt(chapters, journal) : undefined),
    );
  } finally {
    journal.close();
    leave();
  }
}

interface Entrance {
  readonly journal: Journal;
  readonly notices: readonly string[];
  leave(): void;
}

/** The journal to play with; undefined when the learner would rather not, another school being open. */
async function enter(home: string): Promise<Entrance | undefined> {
  let lock = await takeSchool(home);
  while (!lock.held) {
    const choice = await askAboutOther(lock);
    if (choice === 'quit') return undefined;
    if (choice === 'read-only') {
      const { events } = await openJournal(home, { readOnly: true });
      const notices = ['Read-only: what you do now is not saved.'];
      return { journal: memoryJournal(events), notices, leave: () => {} };
    }
    lock = await takeOver(home, lock);
    if (!lock.held) throw schoolBusy(lock);
  }
  const { release } = lock;
  try {
    return { journal: await openJournal(home), notices: [], leave: release };
  } catch (error) {
    release();
    throw error;
  }
}

async function askAboutOther(other: BusySchool): Promise<'read-only' | 'take-over' | 'quit'> {
  const ask = createInterface({ input: process.stdin, output: process.stdout });
  try {
    const answer = await ask.question(
      `Spy School is open in another terminal already (process ${other.pid}, ${other.startedText}).\n` +
        '  r  look around here read-only: nothing you do is saved\n' +
        '  t  take over: the other one closes, its place is kept\n' +
        '  q  leave it at that\nWhich one? [r/t/q] ',
    );
    const letter = answer.trim().toLowerCase()[0];
    return letter === 'r' ? 'read-only' : letter === 't' ? 'take-over' : 'quit';
  } catch {
    return 'quit';
  } finally {
    ask.close();
  }
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
