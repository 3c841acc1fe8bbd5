import type { Style } from '../../markdown/style.ts';
import { cells } from '../../markdown/width.ts';
import type { Row } from '../../room/model/views.ts';
import { t } from '../../words/words.ts';

/** How a learner fares, as it is shown: always a mark and a word, so that colour only helps. */
export interface Standing {
  readonly mark: string;
  readonly word: string;
  readonly style: Style;
}

export type StandingName = 'asking' | 'stuck' | 'slow' | 'working' | 'ready' | 'new';

const STANDINGS: Record<StandingName, Omit<Standing, 'mark'> & { marks: [string, string] }> = {
  asking: { marks: ['◆', '?'], word: t`asking`, style: { bold: true, color: 'keyword' } },
  stuck: { marks: ['▲', '!'], word: t`stuck`, style: { bold: true, color: 'bad' } },
  slow: { marks: ['△', '~'], word: t`slow`, style: { color: 'warn' } },
  working: { marks: ['·', '.'], word: t`working`, style: {} },
  ready: { marks: ['✓', '+'], word: t`ready`, style: { color: 'good' } },
  new: { marks: ['·', '.'], word: t`new`, style: { dim: true } },
};

export const WIDEST_STANDING = Math.max(...Object.values(STANDINGS).map(({ word }) => cells(word)));

/** What to call a row's state. */
export function standingName({ learner, level, ready }: Row): StandingName {
  if (level !== 'fine') return level;
  if (learner.place === undefined) return 'new';
  return ready ? 'ready' : 'working';
}

export function standing(name: StandingName, unicode: boolean): Standing {
  const { marks, word, style } = STANDINGS[name];
  return { mark: marks[unicode ? 0 : 1], word, style };
}

/** What bars are made of. */
export interface BarMarks {
  readonly stuck: string;
  readonly working: string;
  readonly waiting: string;
  readonly bar: string;
  readonly rest: string;
}

export function barMarks(unicode: boolean): BarMarks {
  return unicode
    ? { stuck: '▓', working: '█', waiting: '░', bar: '█', rest: '·' }
    : { stuck: '!', working: '#', waiting: '-', bar: '#', rest: '.' };
}
