import { never } from '../../../base/exhaustive.ts';
import type { Row } from '../../../room/model/views.ts';
import { msgid, ngettext, t } from '../../../words/words.ts';

/** How a learner fares, as the board says it: a word and a sign, so that colour is never alone. */
export type Fare = 'asking' | 'stuck' | 'slow' | 'going' | 'done';

export const FARES: Readonly<Record<Fare, { readonly word: string; readonly sign: string }>> = {
  asking: { word: t`asking`, sign: '?' },
  stuck: { word: t`stuck`, sign: '!' },
  slow: { word: t`slow`, sign: '~' },
  going: { word: t`working`, sign: '›' },
  done: { word: t`ready`, sign: '✓' },
};
/** The most urgent first. */
export const FARE_ORDER = ['asking', 'stuck', 'slow', 'going', 'done'] as const;

export function fareOf({ level, ready }: Pick<Row, 'level' | 'ready'>): Fare {
  if (level === 'fine') return ready ? 'done' : 'going';
  return level;
}

/** `3 stuck`. */
export function fareCount(fare: Fare, count: number): string {
  switch (fare) {
    case 'asking':
      return ngettext(msgid`${count} asking`, `${count} asking`, count);
    case 'stuck':
      return ngettext(msgid`${count} stuck`, `${count} stuck`, count);
    case 'slow':
      return ngettext(msgid`${count} slow`, `${count} slow`, count);
    case 'going':
      return ngettext(msgid`${count} working`, `${count} working`, count);
    case 'done':
      return ngettext(msgid`${count} ready`, `${count} ready`, count);
    default:
      return never(fare);
  }
}
