import { cleanLine } from '../base/clean.ts';
import type { LinkView } from '../room/link/link.ts';
import type { Note } from '../room/model/state.ts';
import { t } from '../words/words.ts';

/** So many notes that were not opened are repeated. */
const MOST_NOTES = 3;

/** What somebody who leaves a room should know, in paragraphs: unread notes, how to go on, how to come back. Pure. */
export function farewell({ room, status }: LinkView, unread: readonly Note[]): string[] {
  const isOver = status.is === 'ended';
  const name = cleanLine(room, 60);
  return [
    isOver ? t`This room has ended: ${name}.` : t`You have left the room: ${name}.`,
    ...unread.slice(0, MOST_NOTES).map(noteText),
    isOver
      ? t`Go on alone with: spy-school`
      : t`Go on alone with: spy-school. The same join command brings you back to the room; what you do in its chapters meanwhile is sent then.`,
  ];
}

function noteText({ text }: Note): string {
  const note = cleanLine(text);
  return t`A note that you did not open: "${note}"`;
}
