import { messageOf, SpyError } from '../base/errors.ts';
import type { Chapter } from '../course/model.ts';
import type { JournalEvent } from '../journal/events.ts';
import { progressOf } from '../journal/progress.ts';
import type { Gate } from '../session/gate.ts';
import type { Session } from '../session/open.ts';
import { t } from '../words/words.ts';
import type { Desk } from './chapter/desk.ts';
import { plainly } from './chapter/guide-blocks.ts';
import { lackingFor } from './lacking.ts';
import type { Page } from './screen.ts';

/** A chapter to be opened. */
export interface Opening {
  readonly chapter: Chapter;
  /** From 0; undefined is where the learner was. */
  readonly step?: number;
  readonly seed?: number;
}

/** Why the room's gate does not let a learner into a chapter, as Markdown; undefined where it does. */
export function gateRefusal(
  gate: Gate,
  { chapter, step }: Opening,
  events: readonly JournalEvent[],
): string | undefined {
  const last = progressOf(events).chapters.get(chapter.id)?.lastStep;
  const place = step ?? chapter.steps.findIndex(({ id }) => id === last);
  return gate.refuses(chapter.id, Math.max(0, place));
}

/** Brings a fresh desk to its step, with a first shell; `onChange` is called when its lab dies. */
export async function settle(
  desk: Desk,
  step: number | undefined,
  onChange: () => void,
): Promise<void> {
  const { session } = desk;
  await session.play.enter(step ?? session.play.place);
  await desk.openTab();
  desk.rest();
  desk.word = firstWord(session);
  session.lab.onDeath((why) => {
    desk.word = why;
    onChange();
  });
}

/** A page that says what this machine lacks for the chapter, with a way on; undefined when all is there. */
export function lackingPage(desk: Desk, chapter: Chapter, enter: () => void): Page | undefined {
  const lacking = lackingFor(chapter, desk.session);
  if (lacking === undefined) return undefined;
  const onward = { key: 'g', does: t`look around anyway`, go: enter } as const;
  return { title: t`Something is missing`, markdown: lacking, onward };
}

/** What a learner should know about the lab before typing into it. */
export function firstWord({ lab, resumed }: Session): string {
  if (!lab.sandboxed) return t`No sandbox here: what you type runs as you.`;
  return resumed ? t`Fresh lab, same mystery: your old files are gone.` : '';
}

/** Why something could not be shown, as Markdown. */
export function apology(error: unknown): string {
  const remedy =
    error instanceof SpyError
      ? error.remedy
      : t`Run \`spy-school doctor\` to see what is missing here.`;
  // A problem a line; the words of others are no markup.
  return [...messageOf(error).split('\n').map(plainly), remedy].join('\n\n');
}
