import { lstatSync } from 'node:fs';
import { resolve } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { errnoOf, messageOf, SpyError } from '../base/errors.ts';
import { schoolHome } from '../base/paths.ts';
import { loadCourse } from '../course/load.ts';
import { openJournal } from '../journal/file.ts';
import { notebook as markdownOf } from '../journal/notebook.ts';

/** What was typed after `spy-school notebook`. */
export interface NotebookOptions {
  /** The file to write; without it, or as `-`, the notebook goes to stdout. */
  readonly out?: string;
  /** Whether an existing file may be replaced. */
  readonly force?: boolean;
  /** Folder of the chapters, instead of the school's own. */
  readonly course?: string;
}

/**
 * `spy-school notebook`: what you predicted, found and proved, as Markdown. Returns the exit status, always 0.
 * Throws SpyError when course or journal cannot be read, and SpyError `usage` when the file exists (without
 * `force`) or cannot be written.
 */
export async function notebook(options: NotebookOptions = {}): Promise<number> {
  const [chapters, journal] = await Promise.all([
    loadCourse(options.course),
    openJournal(schoolHome(), { readOnly: true }),
  ]);
  for (const warning of journal.warnings) process.stderr.write(`${warning}\n`);
  const markdown = markdownOf(journal.events, chapters);
  if (options.out === undefined || options.out === '-') {
    process.stdout.write(markdown);
    return 0;
  }
  const file = resolve(options.out);
  await save(file, markdown, options.force === true);
  process.stdout.write(`Your notebook is in ${file}.\n`);
  return 0;
}

async function save(file: string, markdown: string, force: boolean): Promise<void> {
  const there = look(file);
  if (there?.isDirectory()) throw usage(`${file} is a folder.`, 'Name a file in it.');
  if (there && !force)
    throw usage(`${file} exists already.`, 'Choose another name, or replace it with --force.');
  try {
    await writeFileAtomic(file, markdown);
  } catch (error) {
    const missing = errnoOf(error) === 'ENOENT';
    throw usage(
      `Cannot write ${file}: ${missing ? 'its folder does not exist' : messageOf(error)}.`,
      missing ? 'Create the folder first, or choose another.' : 'Choose another place with --out.',
      error,
    );
  }
}

function look(file: string) {
  try {
    return lstatSync(file, { throwIfNoEntry: false });
  } catch {
    // Whatever is in the way (a file used as a folder, no permission), writing will say it.
    return undefined;
  }
}

function usage(message: string, remedy: string, cause?: unknown): SpyError {
  return new SpyError('usage', message, remedy, { exitCode: 2, cause });
}
