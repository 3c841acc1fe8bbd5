import type { LinkView } from '../../room/link/link.ts';
import { plainly } from '../chapter/guide-blocks.ts';
import { announcement } from '../room/announcement.ts';

/** What is new in the room between two moments, as parts of Markdown. What is shown of a step is told with the step. */
export function roomNews(before: LinkView, now: LinkView): string[] {
  const known = new Set(notesIn(before).map(({ id }) => id));
  const notes = notesIn(now).filter(({ id }) => !known.has(id));
  return [
    ...statusNews(before, now),
    ...notes.map(({ text }) => `**Note from your facilitator:** ${plainly(text)}`),
  ];
}

/** What somebody who comes in should know at once. */
export function roomArrival(view: LinkView): string[] {
  const { room, status } = view;
  const where = status.is === 'connected' ? `You are in the room ${plainly(room)}.` : '';
  return [where, ...notesIn(view).map(({ text }) => `**Note:** ${plainly(text)}`)].filter(Boolean);
}

function statusNews(before: LinkView, now: LinkView): string[] {
  const was = before.status.is;
  const { is } = now.status;
  if (is === 'away' && was === 'connected')
    return ['The room is away: learning goes on, and it hears of it later.'];
  if (is === 'connected' && was === 'away') return ['The room is back.'];
  if (is === 'refused' && was !== 'refused') return ['You are not in the room any more.'];
  const said = announcement(before, now);
  if (!said || said.place) return [];
  return [said.word.replace('! calls', '`call` calls')];
}

function notesIn({ news, mine }: LinkView) {
  return [...news.notes, ...mine.notes].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}
