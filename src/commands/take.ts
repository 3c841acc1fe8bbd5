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
  const from = labs.length > 1 ? ` It is from the lab of ${nameOf(lab)}, of ${labs.length}.` : '';
  process.stdout.write(`${file} (${sizeText(piece.size)}).${from}\n`);
  if (piece.size === 0)
    process.stdout.write('It is empty so far: a program may keep the rest until it ends.\n');
  else if (/\.p?cap(?:ng)?$/.test(file))
    process.stdout.write(`Look into it: wireshark ${quoted(file)}\n`);
  return 0;
}

async function chosen(
  labs: readonly RunningLabRef[],
  chapter: string | undefined,
): Promise<RunningLabRef> {
  const id = chapter === undefined ? undefined : findChapter(await loadCourse(), chapter).id;
  const lab = labs.find(({ owner }) => id === undefined || owner.chapter === id);
  if (lab) return lab;
  const [newest] = labs;
  throw new SpyError(
    'no-running-lab',
    newest && id !== undefined ? `The chapter ${id} is not open.` : 'No chapter is open.',
    newest
      ? `Open it, or take from the one that is open: ${[...new Set(labs.map(nameOf))].join(', ')}.`
      : "A lab's files are gone with it. Open a chapter in spy-school, and take them while it is open.",
  );
}

function openPiece(lab: RunningLabRef, labs: readonly RunningLabRef[], wanted: string) {
  try {
    return takeFrom(lab, wanted);
  } catch (error) {
    const other = labs.find((each) => each !== lab && hasPiece(each, wanted));
    if (!(error instanceof SpyError) || !other?.owner.chapter) throw error;
    const { code, message } = error;
    const remedy = `Another lab has one: add --chapter ${other.owner.chapter}.`;
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
  return bytes === 1 ? '1 byte' : `${bytes.toLocaleString('en-GB')} bytes`;
}

function quoted(file: string): string {
  return /^[\w./-]+$/.test(file) ? file : shellQuote(file);
}
