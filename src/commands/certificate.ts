import { resolve } from 'node:path';
import { cleanLine } from '../base/clean.ts';
import { schoolHome } from '../base/paths.ts';
import { saveFile } from '../base/save.ts';
import { type Certificate, certificateOf } from '../certificate/certificate.ts';
import { drawCertificate } from '../certificate/drawing.ts';
import { svgOf } from '../certificate/svg.ts';
import { loadCourse } from '../course/load.ts';
import { openJournal } from '../journal/file.ts';
import { graduationOf, type OpenChapter } from '../journal/graduation.ts';
import { plainText } from '../markdown/style.ts';
import { capabilities } from '../ui/terminal/capabilities.ts';
import { msgid, ngettext, t } from '../words/words.ts';

/** What was typed after `spy-school certificate`. */
export interface CertificateOptions {
  /** Whose it is; without it there is a line to write on. */
  readonly name?: string;
  /** The SVG file to write; `-` is stdout. Without it the certificate is drawn in the terminal. */
  readonly out?: string;
  /** Whether an existing file may be replaced. */
  readonly force?: boolean;
  readonly json?: boolean;
  /** Folder of the chapters, instead of the school's own. */
  readonly course?: string;
}

/** Open steps of a chapter that are named. */
const MOST_NAMED = 3;

/**
 * `spy-school certificate`: for those who closed every case. Returns the exit status: 0, or 1 while something is
 * open still, which it says. Throws SpyError when course or journal cannot be read, and `usage` as `saveFile`.
 */
export async function certificate(options: CertificateOptions = {}): Promise<number> {
  const [chapters, journal] = await Promise.all([
    loadCourse(options.course),
    openJournal(schoolHome(), { readOnly: true }),
  ]);
  for (const warning of journal.warnings) process.stderr.write(`${warning}\n`);
  const graduation = graduationOf(journal.events, chapters);
  if (graduation.kind === 'open') {
    if (options.json) printJson({ graduated: false, chapters: graduation.chapters });
    else process.stderr.write(stillOpen(graduation.chapters));
    return 1;
  }
  const made = certificateOf(graduation, options);
  const file = options.out === undefined || options.out === '-' ? undefined : resolve(options.out);
  if (file !== undefined) await saveFile(file, svgOf(made), options.force);
  if (options.json) {
    const { at, cases, tasks, unaided, evidence, predictions, hints } = graduation;
    const numbers = { tasks, unaided, evidence, predictions, hints };
    printJson({ graduated: true, at, name: made.name, cases, ...numbers, tools: made.tools, file });
  } else if (file !== undefined) process.stdout.write(`${t`Your certificate is in ${file}.`}\n`);
  else process.stdout.write(options.out === '-' ? svgOf(made) : drawn(made));
  return 0;
}

function drawn(made: Certificate): string {
  const columns = process.stdout.columns || 80;
  // The prompt stands below it.
  const rows = (process.stdout.rows || 24) - 2;
  const lines = drawCertificate(made, { columns, rows, unicode: capabilities().unicode });
  return `${lines.map((line) => plainText(line).trimEnd()).join('\n')}\n`;
}

function stillOpen(chapters: readonly OpenChapter[]): string {
  return [
    t`Your certificate is waiting; this is still open:`,
    '',
    ...chapters.map((chapter) => `  ${openChapter(chapter)}`),
    '',
    t`Run spy-school to go on. Hints cost nothing, and skipped steps can be done at any time.`,
    '',
  ].join('\n');
}

function openChapter({ title, done, total, open }: OpenChapter): string {
  const chapter = cleanLine(title);
  if (done === 0)
    return ngettext(
      msgid`${chapter}: not begun, ${total} step.`,
      `${chapter}: not begun, ${total} steps.`,
      total,
    );
  const named = open.slice(0, MOST_NAMED).map((step) => {
    const name = cleanLine(step.title);
    return step.skipped ? t`${name} (skipped)` : name;
  });
  const count = open.length;
  const more = count - named.length;
  const list = [...named, ...(more > 0 ? [t`and ${more} more`] : [])].join(', ');
  return ngettext(
    msgid`${chapter}: ${count} step of ${total} to do: ${list}.`,
    `${chapter}: ${count} steps of ${total} to do: ${list}.`,
    count,
  );
}

function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}
