import type { LinkView } from '../../room/link/link.ts';
import { t } from '../../words/words.ts';
import { plainly } from '../chapter/guide-blocks.ts';
import { announcement } from '../room/announcement.ts';

/** What is new in the room between two moments, as parts of Markdown. What is shown of a step is told with the step. */
export function roomNews(before: LinkView, now: LinkView): string[] {
  const known = new Set(notesIn(before).map(({ id }) => id));
  const notes = notesIn(now).filter(({ id }) => !known.has(id));
  return [
    ...statusNews(before, now),
    ...notes.map(({ text }) => `**${t`Note from your facilitator:`}** ${plainly(text)}`),
  ];
}

/** What somebody who comes in should know at once. */
export function roomArrival(view: LinkView): string[] {
  const room = plainly(view.room);
  const where = view.status.is === 'connected' ? t`You are in the room ${room}.` : '';
  const notes = notesIn(view).map(({ text }) => `**${t`Note:`}** ${plainly(text)}`);
  return [where, ...notes].filter(Boolean);
}

function statusNews(before: LinkView, now: LinkView): string[] {
  const was = before.status.is;
  const { is } = now.status;
  if (is === 'away' && was === 'connected')
    return [t`The room is away: learning goes on, and it hears of it later.`];
  if (is === 'connected' && was === 'away') return [t`The room is back.`];
  if (is === 'refused' && was !== 'refused') return [t`You are not in the room any more.`];
  const said = announcement(before, now);
  if (!said || said.place) return [];
  return [said.spoken ?? said.word];
}

function notesIn({ news, mine }: LinkView) {
  return [...news.notes, ...mine.notes].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}
