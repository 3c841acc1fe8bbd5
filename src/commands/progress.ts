import { cleanLine } from '../base/clean.ts';
import { schoolHome } from '../base/paths.ts';
import { loadOutlines } from '../course/load.ts';
import { openJournal } from '../journal/file.ts';
import { continuePoint, progressOf, type Summary, summarise } from '../journal/progress.ts';
import { cells } from '../markdown/width.ts';
import { msgid, ngettext, t } from '../words/words.ts';
import { type ChapterPages, chapterPages } from '../zine/chapter-pages.ts';

/** What was typed after `spy-school progress`. */
export interface ProgressOptions {
  readonly json?: boolean;
  /** Folder of the chapters, instead of the school's own. */
  readonly course?: string;
}

/**
 * `spy-school progress`: how far you have come, without touching anything. Returns the exit status, always 0.
 * Throws SpyError when course or journal cannot be read; then nothing was written.
 */
export async function progress(
  options: ProgressOptions = {},
  write: (text: string) => void = (text) => process.stdout.write(text),
): Promise<number> {
  const [chapters, journal] = await Promise.all([
    loadOutlines(options.course),
    openJournal(schoolHome(), { readOnly: true }),
  ]);
  const come = progressOf(journal.events);
  const summary = summarise(come, chapters);
  const next = continuePoint(come);
  const shown = options.json
    ? `${JSON.stringify({ ...summary, continueAt: next ?? null }, null, 2)}\n`
    : text(summary, next, await papersFor(summary));
  for (const warning of journal.warnings) process.stderr.write(`${warning}\n`);
  write(shown);
  return 0;
}

/** Only a finished chapter tells of its page. */
async function papersFor({ chapters }: Summary): Promise<ChapterPages> {
  const finished = chapters.some(({ status }) => status === 'finished');
  return finished ? await chapterPages() : new Map();
}

function text(
  summary: Summary,
  next: { chapter: string; step: string | undefined } | undefined,
  papers: ChapterPages,
): string {
  const width = Math.max(0, ...summary.chapters.map(({ title }) => cells(title)));
  const counts = summary.chapters.map(({ done, total }) => t`${done} of ${total}`);
  const countWidth = Math.max(8, ...counts.map(cells));
  const rows = summary.chapters.map((chapter, at) => {
    const gap = ' '.repeat(width - cells(chapter.title));
    const steps = counts[at]?.padStart(countWidth) ?? '';
    return `  ${chapter.title}${gap}  ${bar(chapter.percent)} ${steps}${remarks(chapter, papers)}`;
  });
  const paged = summary.chapters.some(({ id, status }) => status === 'finished' && papers.has(id));
  return [
    t`You have done ${summary.done} of ${summary.total} steps (${summary.percent} %).`,
    '',
    ...rows,
    '',
    farewell(summary, next),
    ...(paged ? [t`To read a page of the zine: spy-school zine PAGE`] : []),
    '',
  ].join('\n');
}

function remarks(
  { id, status, shown, skipped, hints }: Summary['chapters'][number],
  papers: ChapterPages,
): string {
  const said: string[] = [];
  const page = papers.get(id);
  if (status === 'finished')
    said.push(page ? t`finished (zine: page ${page.number})` : t`finished`);
  if (skipped > 0) said.push(ngettext(msgid`${skipped} skipped`, `${skipped} skipped`, skipped));
  if (shown > 0) said.push(ngettext(msgid`${shown} shown`, `${shown} shown`, shown));
  if (hints > 0) said.push(ngettext(msgid`${hints} hint`, `${hints} hints`, hints));
  return said.length === 0 ? '' : `  ${said.join(', ')}`;
}

function farewell(
  { chapters, done, total }: Summary,
  next: { chapter: string; step: string | undefined } | undefined,
): string {
  const chapter = chapters.find(({ id }) => id === next?.chapter);
  if (chapter) {
    const step = chapter.steps.find(({ id }) => id === next?.step);
    const title = cleanLine(chapter.title);
    if (!step) return t`Run spy-school to go on at ${title}.`;
    const stepTitle = cleanLine(step.title);
    return t`Run spy-school to go on at "${stepTitle}" in ${title}.`;
  }
  if (total > 0 && done === total)
    return t`Every case is closed. Well spied! Your certificate: spy-school certificate`;
  if (done > 0) return t`Run spy-school to choose your next case.`;
  return t`Nothing yet: run spy-school and open your first case.`;
}

function bar(percent: number): string {
  const full = Math.floor(percent / 10);
  return `[${'#'.repeat(full)}${'.'.repeat(10 - full)}]`;
}
