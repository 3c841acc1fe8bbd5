import type { Row } from '../../../room/model/views.ts';
import { t } from '../../../words/words.ts';
import type { NameOf } from '../names.ts';
import { FARE_ORDER, fareOf } from '../parts/trouble.ts';

export type Order = 'need' | 'name';
export type Filter = 'all' | 'asking' | 'stuck' | 'slow' | 'away';

export const FILTERS: readonly { readonly filter: Filter; readonly word: string }[] = [
  { filter: 'all', word: t`All` },
  { filter: 'asking', word: t`Asking` },
  { filter: 'stuck', word: t`Stuck` },
  { filter: 'slow', word: t`Slow` },
  { filter: 'away', word: t`Away` },
];

export const ORDERS: readonly { readonly order: Order; readonly word: string }[] = [
  { order: 'need', word: t`by need` },
  { order: 'name', word: t`by name` },
];

/** Nobody can walk over to somebody who is away. */
const AWAY = 10;

/** Those who need somebody first: asking (longest first), stuck, slow, working, ready; who is away comes last. */
export function byNeed(a: Row, b: Row): number {
  if (a.learner.helpAt !== undefined && b.learner.helpAt !== undefined)
    return a.learner.helpAt < b.learner.helpAt ? -1 : 1;
  return urgencyOf(a) - urgencyOf(b) || b.minutes - a.minutes;
}

function urgencyOf(row: Row): number {
  const fare = fareOf(row);
  return FARE_ORDER.indexOf(fare) + (row.connected || fare === 'asking' ? 0 : AWAY);
}

export function fits(row: Row, filter: Filter): boolean {
  if (filter === 'all') return true;
  return filter === 'away' ? !row.connected : row.level === filter;
}

/** Whether the words stand in the learner's name, as it is shown, or in the step's title. */
export function holds(row: Row, words: string, nameOf: NameOf, title: string): boolean {
  const sought = words.trim().toLowerCase();
  return sought === '' || `${nameOf(row.learner.id)}\n${title}`.toLowerCase().includes(sought);
}
