import type { Row } from '../../../room/model/views.ts';

/** How a learner fares, as the board says it: a word and a sign, so that colour is never alone. */
export type Fare = 'asking' | 'stuck' | 'slow' | 'going' | 'done';

export const FARES: Readonly<Record<Fare, { readonly word: string; readonly sign: string }>> = {
  asking: { word: 'asking', sign: '?' },
  stuck: { word: 'stuck', sign: '!' },
  slow: { word: 'slow', sign: '~' },
  going: { word: 'working', sign: '›' },
  done: { word: 'ready', sign: '✓' },
};
/** The most urgent first. */
export const FARE_ORDER = ['asking', 'stuck', 'slow', 'going', 'done'] as const;

export function fareOf({ level, ready }: Pick<Row, 'level' | 'ready'>): Fare {
  if (level === 'fine') return ready ? 'done' : 'going';
  return level;
}
