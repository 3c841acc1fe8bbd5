import { resolve } from 'node:path';
import { schoolHome } from '../base/paths.ts';
import { saveFile } from '../base/save.ts';
import { loadCourse } from '../course/load.ts';
import { openJournal } from '../journal/file.ts';
import { notebook as markdownOf } from '../journal/notebook.ts';
import { t } from '../words/words.ts';

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
  await saveFile(file, markdown, options.force);
  process.stdout.write(`${t`Your notebook is in ${file}.`}\n`);
  return 0;
}
