import type { Chapter } from '../../../course/model.ts';
import type { JournalEvent } from '../../../journal/events.ts';
import { graduationOf } from '../../../journal/graduation.ts';
import { dateIn } from '../../../journal/notebook.ts';
import { type ChapterProgress, continuePoint, progressOf } from '../../../journal/progress.ts';
import { type ChapterSummary, summarise } from '../../../journal/summary.ts';
import { cells, cut, padEnd } from '../../../markdown/width.ts';
import { msgid, ngettext, t } from '../../../words/words.ts';
import type { ChapterPages } from '../../../zine/chapter-pages.ts';
import { onPaperInShort } from '../../on-paper.ts';
import type { Marks as AllMarks } from '../../theme.tsx';

/** What a list is drawn with. */
type Marks = Pick<AllMarks, 'done' | 'full' | 'empty'>;

const BAR = 6;
const BETWEEN = 2;

/** Where an entry of the home screen leads. */
export type Goal =
  | { readonly to: 'chapter'; readonly chapter: Chapter }
  | { readonly to: 'continue'; readonly chapter: Chapter; readonly step: number }
  | { readonly to: 'certificate' | 'doctor' | 'notebook' | 'quit' };

export interface Entry {
  readonly goal: Goal;
  readonly label: string;
  /** A sentence for below the list while the pointer stands here. */
  readonly about: string;
}

export interface HomeList {
  readonly entries: readonly Entry[];
  /** The entry that is most likely wanted. */
  readonly next: number;
}

/**
 * The home screen's list, each label at most `room` cells wide, so that every entry takes one row. `played`: only
 * these; `papers`: a closed case says which page of the zine it is on.
 */
export function homeList(
  chapters: readonly Chapter[],
  events: readonly JournalEvent[],
  room: number,
  marks: Marks,
  played: readonly Chapter[] = chapters,
  papers: ChapterPages = new Map(),
): HomeList {
  const ids = new Set(played.map(({ id }) => id));
  const progress = progressOf(events.filter(({ chapter }) => ids.has(chapter)));
  const summary = summarise(progress, played);
  const point = continuePoint(progress);
  const current = played.find((chapter) => chapter.id === point?.chapter);
  const step = current?.steps.findIndex((each) => each.id === point?.step) ?? -1;
  const graduation = graduationOf(events, chapters);
  const entries: Entry[] = [];
  if (current && step >= 0)
    entries.push({
      goal: { to: 'continue', chapter: current, step },
      label: continueLabel(current, step + 1),
      about: current.summary,
    });
  const labels = chapterLabels(played, summary.chapters, room, marks);
  for (const [at, chapter] of played.entries())
    entries.push({
      goal: { to: 'chapter', chapter },
      label: labels[at] ?? '',
      about: aboutChapter(chapter, summary.chapters[at], papers),
    });
  if (graduation.kind === 'graduated')
    entries.push({
      goal: { to: 'certificate' },
      label: certificateLabel(graduation.at),
      about: t`All that you did, on one page. One key there saves it as a picture to print.`,
    });
  const plain = (to: 'doctor' | 'notebook' | 'quit', label: string) =>
    entries.push({ goal: { to }, label, about: '' });
  plain('doctor', t`Doctor: what works on this machine`);
  plain('notebook', t`Notebook: what you found and proved`);
  plain('quit', t`Quit`);
  const waiting =
    summary.chapters.find(({ status }) => status !== 'finished') ??
    summary.chapters.find(({ done, total }) => done < total);
  const next = entries.findIndex(({ goal }) =>
    goal.to === 'chapter' ? goal.chapter.id === waiting?.id : goal.to !== 'quit',
  );
  return { entries, next: Math.max(0, next) };
}

/** Names in one column and progress in the next; where room is short, bars go first, then ends of names. */
function chapterLabels(
  chapters: readonly Chapter[],
  summaries: readonly ChapterSummary[],
  room: number,
  marks: Marks,
): string[] {
  const names = chapters.map(fullName);
  const longest = Math.max(0, ...names.map(cells));
  const told = (bar: number) =>
    chapters.map((chapter, at) => {
      const summary = summaries[at];
      return summary ? progressText(summary, chapter.minutes, marks, bar) : '';
    });
  const widest = (texts: readonly string[]) => Math.max(0, ...texts.map(cells));
  const barred = told(BAR);
  const progress = longest + BETWEEN + widest(barred) <= room ? barred : told(0);
  const width = Math.min(longest, room - BETWEEN - widest(progress));
  return names.map(
    (name, at) => `${padEnd(shortened(name, width), width)}${' '.repeat(BETWEEN)}${progress[at]}`,
  );
}

/** What a chapter is about; of a closed case also where it is on paper. */
function aboutChapter(
  { id, summary }: Chapter,
  lived: ChapterSummary | undefined,
  papers: ChapterPages,
): string {
  const page = lived?.status === 'finished' ? papers.get(id) : undefined;
  return page === undefined ? summary : `${summary} ${onPaperInShort(page)}`;
}

function shortened(name: string, width: number): string {
  return cells(name) <= width ? name : `${cut(name, width - 1)[0]}…`;
}

/** `███░░░ 4/9 steps`, or `about 10 min` for a chapter not begun. */
function progressText(
  summary: ChapterSummary,
  minutes: number,
  marks: Marks,
  width: number,
): string {
  const { done, total, skipped } = summary;
  if (summary.status === 'new') return t`about ${minutes} min`;
  if (summary.status === 'finished' && done === total) return t`${marks.done} case closed`;
  const full = Math.floor((width * done) / Math.max(1, total));
  const bar = marks.full.repeat(full) + marks.empty.repeat(width - full);
  const steps =
    skipped > 0
      ? ngettext(
          msgid`${done}/${total}, ${skipped} skipped`,
          `${done}/${total}, ${skipped} skipped`,
          skipped,
        )
      : t`${done}/${total} steps`;
  return `${bar}${width > 0 ? ' ' : ''}${steps}`;
}

function continueLabel(chapter: Chapter, step: number): string {
  return chapter.number > 0
    ? t`Continue: Chapter ${chapter.number}, step ${step}`
    : t`Continue: ${chapter.title}, step ${step}`;
}

function certificateLabel(at: string): string {
  const date = dateIn(undefined)(at);
  return t`Certificate: every case closed on ${date}`;
}

/** Where a chapter opens that was opened before; a closed case is reread from the first step still to do. */
export function reopenedAt(
  chapter: Chapter,
  past: ChapterProgress,
): { chapter: Chapter; step?: number } {
  if (!past.finished) return { chapter };
  const undone = chapter.steps.findIndex(({ id }) => {
    const state = past.steps.get(id)?.state ?? 'open';
    return state === 'open' || state === 'skipped';
  });
  return { chapter, step: Math.max(0, undone) };
}

/** `Chapter 1: The Case of …`; the school itself has no number. */
export function fullName(chapter: Chapter): string {
  return chapter.number > 0 ? t`Chapter ${chapter.number}: ${chapter.title}` : chapter.title;
}
