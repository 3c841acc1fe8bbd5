import { createInterface } from 'node:readline';
import writeFileAtomic from 'write-file-atomic';
import { cleanLine } from '../base/clean.ts';
import { SpyError } from '../base/errors.ts';
import { schoolHome } from '../base/paths.ts';
import { findChapter, loadCourse } from '../course/load.ts';
import { setAside } from '../journal/aside.ts';
import { newEvent } from '../journal/events.ts';
import { journalFile, openJournal, readJournalBytes } from '../journal/file.ts';
import { schoolBusy, takeSchool } from '../journal/lock.ts';
import { progressOf } from '../journal/progress.ts';
import { unwritable } from '../journal/unwritable.ts';
import { msgid, ngettext, t } from '../words/words.ts';
import { isYes } from './ask.ts';

/** What was typed after `spy-school reset`. */
export interface ResetOptions {
  /** Do not ask. */
  readonly yes?: boolean;
  /** Folder of the chapters, instead of the school's own. */
  readonly course?: string;
}

/**
 * `spy-school reset [chapter]`: forgets one chapter, or everything, after asking; the journal as it was is
 * kept as a backup beside it. Returns the exit status: 0 when done or nothing was there, 1 when the answer was
 * no. Throws SpyError `school-busy` while a school is open, `usage` (2) when nobody can be asked and `yes` is
 * missing, `unknown-chapter`, or what opening the journal throws.
 */
export async function reset(
  chapter: string | undefined,
  options: ResetOptions = {},
): Promise<number> {
  const home = schoolHome();
  if (readJournalBytes(home) === undefined) return say(t`There is nothing to forget yet.`, 0);
  const school = await takeSchool(home);
  if (!school.held) throw schoolBusy(school);
  try {
    return chapter === undefined
      ? await resetAll(home, options)
      : await resetChapter(home, chapter, options);
  } finally {
    school.release();
  }
}

/** Does not read the events: whatever is wrong with a journal, one can begin afresh. */
async function resetAll(home: string, options: ResetOptions): Promise<number> {
  const bytes = readJournalBytes(home);
  if (bytes === undefined || bytes.length === 0) return say(t`There is nothing to forget yet.`, 0);
  if (!(await agreed(t`Forget everything you did in Spy School?`, options)))
    return say(t`Nothing was changed.`, 1);
  const file = journalFile(home);
  try {
    const backup = setAside(home, 'backup', 'jsonl', bytes);
    await writeFileAtomic(file, '', { mode: 0o600 });
    return say(
      t`Forgotten. You begin afresh; the journal as it was is kept in ${home}/${backup}.`,
      0,
    );
  } catch (error) {
    throw unwritable(error, file);
  }
}

async function resetChapter(home: string, name: string, options: ResetOptions): Promise<number> {
  const journal = await openJournal(home);
  try {
    for (const warning of journal.warnings) process.stderr.write(`${warning}\n`);
    const { chapters } = progressOf(journal.events);
    const course = await loadCourse(options.course);
    // A chapter that the course no longer has can still be forgotten, by its id.
    const gone = chapters.has(name) && !course.some((chapter) => chapter.id === name);
    const { id, title } = gone ? { id: name, title: cleanLine(name) } : findChapter(course, name);
    const past = chapters.get(id);
    if (!past) return say(t`There is nothing to forget in ${title} yet.`, 0);
    const done = [...past.steps.values()].filter(({ state }) => state !== 'open').length;
    const question = ngettext(
      msgid`Forget what you did in ${title} (${done} step)?`,
      `Forget what you did in ${title} (${done} steps)?`,
      done,
    );
    if (!(await agreed(question, options))) return say(t`Nothing was changed.`, 1);
    const backup = backUp(home);
    journal.append(newEvent(id, { type: 'chapter-reset' }));
    return say(t`Forgotten: ${title}. The journal as it was is kept in ${home}/${backup}.`, 0);
  } finally {
    journal.close();
  }
}

function backUp(home: string): string {
  try {
    return setAside(home, 'backup', 'jsonl', readJournalBytes(home) ?? new Uint8Array());
  } catch (error) {
    throw unwritable(error, home);
  }
}

/** Asks on a terminal; anything but a clear yes is no, and so are Ctrl-C and Ctrl-D. */
async function agreed(question: string, { yes }: ResetOptions): Promise<boolean> {
  if (yes) return true;
  if (!process.stdin.isTTY || !process.stdout.isTTY)
    throw new SpyError(
      'usage',
      t`${question} There is no terminal to answer on.`,
      t`Say it beforehand: --yes.`,
      { exitCode: 2 },
    );
  const prompt = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await new Promise<string>((resolve) => {
    prompt.on('close', () => resolve(''));
    prompt.on('SIGINT', () => prompt.close());
    prompt.question(`${t`${question} [y/N]`} `, resolve);
  });
  prompt.close();
  return isYes(answer);
}

function say(sentence: string, status: number): number {
  process.stdout.write(`${sentence}\n`);
  return status;
}
