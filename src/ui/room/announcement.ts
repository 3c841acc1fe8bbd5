import type { LinkView } from '../../room/link/link.ts';
import type { Place } from '../../room/model/events.ts';
import { t } from '../../words/words.ts';

/** A word about what has just changed in the room; short, for in 80 columns it stands behind a key and what that does. */
export interface Announcement {
  readonly word: string;
  /** The same where words are typed, not keys pressed. */
  readonly spoken?: string;
  /** Only for those who are at this step. */
  readonly place?: Place;
}

/** What a learner who is busy elsewhere would miss on the screen; the weightiest change alone. Pure. */
export function announcement(before: LinkView, now: LinkView): Announcement | undefined {
  const { news, status } = now;
  if (status.is === 'ended')
    return before.status.is === 'ended'
      ? undefined
      : { word: t`The room has ended. You go on alone.` };
  // What is not known for certain is not said: silence opens no gate.
  if (status.is !== 'connected') return undefined;
  const shown = news.reveals.find(
    (each) => !before.news.reveals.some((known) => isSame(known, each) && known.what === each.what),
  );
  if (shown) {
    const isWay = shown.what === 'solution';
    const word = isWay
      ? t`Your facilitator shows a way: see the guide.`
      : t`Your facilitator explains it: see the guide.`;
    return { word, place: shown };
  }
  // Who took the call back knows it, and the room heard of it later.
  if (before.help === 'known' && now.help === 'none' && now.mine.helpAt === undefined)
    return {
      word: t`Your call was answered; ! calls again.`,
      spoken: t`Your call was answered; \`call\` calls again.`,
    };
  if (before.news.gate !== undefined && news.gate === undefined)
    return { word: t`The gate is open: go on when you like.` };
  return undefined;
}

function isSame(one: Place, other: Place): boolean {
  return one.chapter === other.chapter && one.step === other.step;
}
