import { cleanLine } from '../base/clean.ts';
import { schoolHome } from '../base/paths.ts';
import { loadOutlines } from '../course/load.ts';
import { openJournal } from '../journal/file.ts';
import { continuePoint, progressOf, type Summary, summarise } from '../journal/progress.ts';
import { cells } from '../markdown/width.ts';
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
  const rows = summary.chapters.map((chapter) => {
    const gap = ' '.repeat(width - cells(chapter.title));
    const steps = `${chapter.done} of ${chapter.total}`.padStart(8);
    return `  ${chapter.title}${gap}  ${bar(chapter.percent)} ${steps}${remarks(chapter, papers)}`;
  });
  const paged = summary.chapters.some(({ id, status }) => status === 'finished' && papers.has(id));
  return [
    `You have done ${summary.done} of ${summary.total} steps (${summary.percent} %).`,
    '',
    ...rows,
    '',
    farewell(summary, next),
    ...(paged ? ['To read a page of the zine: spy-school zine PAGE'] : []),
    '',
  ].join('\n');
}

function remarks(
  { id, status, shown, skipped, hints }: Summary['chapters'][number],
  papers: ChapterPages,
): string {
  const said: string[] = [];
  const page = papers.get(id);
  if (status === 'finished') said.push(page ? `finished (zine: page ${page.number})` : 'finished');
  if (skipped > 0) said.push(`${skipped} skipped`);
  if (shown > 0) said.push(`${shown} shown`);
  if (hints > 0) said.push(hints === 1 ? '1 hint' : `${hints} hints`);
  return said.length === 0 ? '' : `  ${said.join(', ')}`;
}

function farewell(
  { chapters, done, total }: Summary,
  next: { chapter: string; step: string | undefined } | undefined,
): string {
  const chapter = chapters.find(({ id }) => id === next?.chapter);
  if (chapter) {
    const step = chapter.steps.find(({ id }) => id === next?.step);
    const place = step ? `"${step.title}" in ${chapter.title}` : chapter.title;
    return `Run spy-school to go on at ${cleanLine(place)}.`;
  }
  if (total > 0 && done === total)
    return 'Every case is closed. Well spied! Your certificate: spy-school certificate';
  if (done > 0) return 'Run spy-school to choose your next case.';
  return 'Nothing yet: run spy-school and open your first case.';
}

function bar(percent: number): string {
  const full = Math.floor(percent / 10);
  return `[${'#'.repeat(full)}${'.'.repeat(10 - full)}]`;
}
