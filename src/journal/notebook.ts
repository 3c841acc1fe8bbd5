import { language, msgid, ngettext, t } from '../words/words.ts';
import type { JournalEvent } from './events.ts';
import { chapterNotes, type StepNotes } from './notes.ts';
import { code, fence, sentence } from './quote.ts';

/** What the notebook needs to know of a chapter; a `Chapter` of the course fits. */
export interface NotebookChapter {
  readonly id: string;
  readonly title: string;
  readonly steps: readonly NotebookStep[];
}

interface NotebookStep {
  readonly id: string;
  readonly title: string;
  readonly task?: {
    readonly kind: string;
    /** Their labels stand for the ids that were chosen. */
    readonly options?: readonly { readonly id: string; readonly label: string }[];
  };
}

/**
 * The learner's own notebook as Markdown: per chapter what was predicted, found and proved, with the telling
 * lines of their own traces. Dates are those of `timeZone` (default: the machine's).
 */
export function notebook(
  events: readonly JournalEvent[],
  chapters: readonly NotebookChapter[],
  options: { timeZone?: string } = {},
): string {
  const notes = chapterNotes(events);
  const known = new Set(chapters.map(({ id }) => id));
  const vanished = [...notes.keys()].filter((id) => !known.has(id));
  const outlines: NotebookChapter[] = [
    ...chapters,
    ...vanished.map((id) => ({ id, title: id, steps: [] })),
  ];
  const date = dateIn(options.timeZone);
  const parts = [`# ${t`Your notebook`}`];
  for (const outline of outlines) {
    const chapter = notes.get(outline.id);
    if (!chapter || chapter.steps.size === 0) continue;
    const [first, last] = [date(chapter.firstAt), date(chapter.lastAt)];
    const days = first === last ? first : t`${first} to ${last}`;
    parts.push(
      `## ${sentence(outline.title)}`,
      `*${chapter.finished ? t`${days}, case closed` : days}*`,
    );
    for (const outlined of inOrder(outline, chapter.steps)) {
      const step = chapter.steps.get(outlined.id);
      const told = step ? tell(step, outlined) : [];
      if (told.length > 0) parts.push(`### ${sentence(outlined.title)}`, ...told);
    }
  }
  if (parts.length === 1)
    parts.push(
      t`Nothing here yet. Every case you crack leaves its evidence on these pages. The first one is waiting in the list of chapters.`,
    );
  else parts.push('---', t`Programs are not black boxes. You have seen what they ask for.`);
  return `${parts.join('\n\n')}\n`;
}

/** The course's steps first, then those of the journal that the course no longer has. */
function inOrder(outline: NotebookChapter, steps: ReadonlyMap<string, StepNotes>): NotebookStep[] {
  const known = new Set(outline.steps.map(({ id }) => id));
  const vanished = [...steps.keys()].filter((id) => !known.has(id));
  return [...outline.steps, ...vanished.map((id) => ({ id, title: id }))];
}

/** The paragraphs of one step; none when only reading happened there. */
function tell(step: StepNotes, { task }: NotebookStep): string[] {
  const told: string[] = [];
  if (step.prediction !== undefined)
    told.push(`**${t`You predicted:`}** ${sentence(step.prediction)}`);
  if (step.answer !== undefined) told.push(`**${t`You found:`}** ${code(step.answer)}`);
  if (step.choices.length > 0) {
    const label = (id: string) => task?.options?.find((option) => option.id === id)?.label ?? id;
    const chosen = step.choices.map((id) => sentence(label(id))).join('; ');
    told.push(`**${t`You chose:`}** ${chosen}`);
  }
  if (step.line !== undefined || step.command !== undefined) {
    const lines = [
      ...(step.command === undefined ? [] : [`$ ${step.command}`]),
      ...(step.line === undefined ? [] : [step.line]),
    ];
    const heading = step.line === undefined ? t`What you ran:` : t`The line that proves it:`;
    told.push(`**${heading}**`, fence(lines.join('\n'), 'console'));
  }
  if (step.reason !== undefined && step.reason !== '') told.push(`> ${sentence(step.reason)}`);
  const aside = asides(step);
  if (aside.length > 0) told.push(`*${aside.join(' · ')}*`);
  return told;
}

function asides({ state, hints, misses, solutionShown }: StepNotes): string[] {
  const said: string[] = [];
  const nth = misses + 1;
  if (misses > 0 && state === 'solved') said.push(t`solved at try ${nth}`);
  else if (misses > 0) said.push(ngettext(msgid`${misses} try`, `${misses} tries`, misses));
  if (hints > 0) said.push(ngettext(msgid`${hints} hint`, `${hints} hints`, hints));
  if (state === 'shown') said.push(t`solved for you, worth another look`);
  else if (solutionShown) said.push(t`you looked at the solution`);
  if (state === 'skipped') said.push(t`skipped: still to be done`);
  return said;
}

/** Days as people write them, in a time zone (default: the machine's). */
export function dateIn(timeZone: string | undefined): (at: string) => string {
  const locale = language === 'en' ? 'en-GB' : language;
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone });
  // Of all days French counts the first by its rank.
  const ranked = (day: string) => (language === 'fr' ? day.replace(/^1 /, '1er ') : day);
  return (at) => ranked(format.format(new Date(at)));
}
