import { certificateOf, WORDS } from '../../certificate/certificate.ts';
import type { Chapter } from '../../course/model.ts';
import type { JournalEvent } from '../../journal/events.ts';
import type { Graduated } from '../../journal/graduation.ts';
import { t } from '../../words/words.ts';
import type { ChapterPages } from '../../zine/chapter-pages.ts';
import { plainly } from '../chapter/guide-blocks.ts';
import { type Entry, type Goal, homeList } from '../screens/home/entries.ts';
import { nameOf } from './word-names.ts';

/** More cells than any label takes: nothing is shortened for ears. */
const ROOM = 1000;
/** Words instead of marks; a bar says nothing that the numbers behind it do not. */
const SPOKEN_MARKS = { done: '', full: '', empty: '' };

/** The list of what can be opened, as words. */
export function homeEntries(
  chapters: readonly Chapter[],
  events: readonly JournalEvent[],
  papers: ChapterPages,
  played: readonly Chapter[] = chapters,
): { readonly entries: readonly Entry[]; readonly words: string } {
  const { entries } = homeList(chapters, events, ROOM, SPOKEN_MARKS, played, papers);
  const lines = entries.map(({ label, about }, at) => {
    const name = label.trim().replace(/ {2,}/g, ', ');
    return `${at + 1}. ${plainly(name)}${about === '' ? '' : `. ${plainly(about)}`}`;
  });
  return { entries, words: lines.join('\n') };
}

/** What was typed to the list: where it leads; undefined when that is nowhere. */
export function goalOf(typed: string, entries: readonly Entry[]): Goal | undefined {
  const text = typed.trim().toLowerCase();
  if (text === 'q' || text === 'exit' || nameOf(text) === 'quit') return { to: 'quit' };
  return /^\d+$/.test(text) ? entries[Number(text) - 1]?.goal : undefined;
}

/** The certificate in words. */
export function certificateWords(graduated: Graduated): string[] {
  const { date, cases, figures, tools } = certificateOf(graduated);
  const heading = `${WORDS.school}: ${WORDS.title}`;
  const listened = tools.map((tool) => plainly(tool)).join(', ');
  const closed = cases.map((each) => {
    const title = plainly(each.title);
    return `- ${t`${title}: closed on ${each.date}`}`;
  });
  return [
    `## ${heading}`,
    t`Every case is closed. Well spied! On ${date} you have closed every case by listening to programs talk to the kernel, and may spy on any program, in any language.`,
    closed.join('\n'),
    figures.map(({ value, what }) => `- ${value} ${what}`).join('\n'),
    t`Listened with: ${listened}`,
    t`To print it, as a picture: \`spy-school certificate --name YOU --out certificate.svg\``,
  ];
}
