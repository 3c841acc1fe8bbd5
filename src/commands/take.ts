import { statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { SpyError } from '../base/errors.ts';
import { schoolHome } from '../base/paths.ts';
import { needLinux } from '../base/platform.ts';
import { saveFile } from '../base/save.ts';
import { findChapter, loadCourse } from '../course/load.ts';
import { shellQuote } from '../lab/environment.ts';
import { runningLabs } from '../lab/folder.ts';
import { hasPiece, type RunningLabRef, takeFrom } from '../lab/take.ts';
import { language, msgid, ngettext, t } from '../words/words.ts';

/** What was typed after `spy-school take FILE [TO]`. */
export interface TakeOptions {
  /** Whether an existing file may be replaced. */
  readonly force?: boolean;
  /** The chapter whose lab it is, by id or number; without it the newest lab. */
  readonly chapter?: string;
}

/**
 * `spy-school take`: copies a file out of the running lab, to where it is typed. Returns the exit status, always 0.
 * Throws SpyError `no-running-lab`, `cannot-take`, `unknown-chapter`, and `usage` as `saveFile`.
 */
export async function take(
  wanted: string,
  to: string | undefined,
  options: TakeOptions = {},
): Promise<number> {
  needLinux();
  const labs = (await runningLabs(schoolHome())).filter(({ owner }) => owner.chapter !== 'doctor');
  const lab = await chosen(labs, options.chapter);
  const piece = openPiece(lab, labs, wanted);
  const file = targetOf(to, piece.name);
  try {
    await saveFile(file, piece.content, options.force);
  } finally {
    piece.close();
  }
  process.stdout.write(`${takenWords(file, piece.size, lab, labs.length)}\n`);
  return 0;
}

/** What was taken, which lab it is from where that may be asked, and what can be done with it. */
function takenWords(file: string, size: number, lab: RunningLabRef, count: number): string {
  const what = `${file} (${sizeText(size)}).`;
  const chapter = nameOf(lab);
  const from = count > 1 ? [t`It is from the lab of ${chapter}, of ${count}.`] : [];
  const first = [what, ...from].join(' ');
  if (size === 0)
    return `${first}\n${t`It is empty so far: a program may keep the rest until it ends.`}`;
  const shown = quoted(file);
  return /\.p?cap(?:ng)?$/.test(file) ? `${first}\n${t`Look into it: wireshark ${shown}`}` : first;
}

async function chosen(
  labs: readonly RunningLabRef[],
  chapter: string | undefined,
): Promise<RunningLabRef> {
  const id = chapter === undefined ? undefined : findChapter(await loadCourse(), chapter).id;
  const lab = labs.find(({ owner }) => id === undefined || owner.chapter === id);
  if (lab) return lab;
  const [newest] = labs;
  const open = [...new Set(labs.map(nameOf))].join(', ');
  throw new SpyError(
    'no-running-lab',
    newest && id !== undefined ? t`The chapter ${id} is not open.` : t`No chapter is open.`,
    newest
      ? t`Open it, or take from the one that is open: ${open}.`
      : t`A lab's files are gone with it. Open a chapter in spy-school, and take them while it is open.`,
  );
}

function openPiece(lab: RunningLabRef, labs: readonly RunningLabRef[], wanted: string) {
  try {
    return takeFrom(lab, wanted);
  } catch (error) {
    const other = labs.find((each) => each !== lab && hasPiece(each, wanted));
    if (!(error instanceof SpyError) || !other?.owner.chapter) throw error;
    const { code, message } = error;
    const { chapter } = other.owner;
    const remedy = t`Another lab has one: add --chapter ${chapter}.`;
    throw new SpyError(code, message, remedy, { cause: error });
  }
}

function targetOf(to: string | undefined, name: string): string {
  if (to === undefined) return resolve(name);
  const folder = to.endsWith('/') || statSync(to, { throwIfNoEntry: false })?.isDirectory();
  return resolve(folder ? join(to, basename(name)) : to);
}

function nameOf({ owner }: RunningLabRef): string {
  return owner.chapter ?? owner.id;
}

function sizeText(bytes: number): string {
  const size = bytes.toLocaleString(language === 'en' ? 'en-GB' : language);
  return ngettext(msgid`${size} byte`, `${size} bytes`, bytes);
}

function quoted(file: string): string {
  return /^[\w./-]+$/.test(file) ? file : shellQuote(file);
}
