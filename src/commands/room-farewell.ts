import { cleanLine } from '../base/clean.ts';
import type { LinkView } from '../room/link/link.ts';
import type { Note } from '../room/model/state.ts';

/** So many notes that were not opened are repeated. */
const MOST_NOTES = 3;

/** What somebody who leaves a room should know, in paragraphs: unread notes, how to go on, how to come back. Pure. */
export function farewell({ room, status }: LinkView, unread: readonly Note[]): string[] {
  const isOver = status.is === 'ended';
  const notes = unread
    .slice(0, MOST_NOTES)
    .map(({ text }) => `A note that you did not open: "${cleanLine(text)}"`);
  return [
    `${isOver ? 'This room has ended' : 'You have left the room'}: ${cleanLine(room, 60)}.`,
    ...notes,
    isOver
      ? 'Go on alone with: spy-school'
      : 'Go on alone with: spy-school. The same join command brings you back to the room; what you do in its chapters ' +
        'meanwhile is sent then.',
  ];
}
