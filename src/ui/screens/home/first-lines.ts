import { EYE } from '../../../base/eye.ts';
import { cells } from '../../../markdown/width.ts';
import { wrap } from '../../../markdown/wrap.ts';
import { hintsWithin } from '../../components/hints-within.ts';
import type { Theme } from '../../marks.ts';
import { inAscii } from '../../terminal/ascii.ts';
import type { HomeList } from './entries.ts';
import { EYE_CELLS, HINTS, MOTTO, ROOMY_FROM, SHORT_TITLE, TITLE, widthOf } from './words.ts';

const BOLD = '\x1b[1m';
const ITALIC = '\x1b[3m';
const PLAIN = '\x1b[0m';
const CYAN = '\x1b[36m';
const MARGIN = '  ';
/** Further entries have no key, and would take two digits. */
const MOST_ENTRIES = 9;

/**
 * The home screen's lines as HomeScreen draws them, to the cell, for when Ink is not loaded yet. Undefined where they do
 * not simply fit: cutting and squeezing is Ink's.
 */
export function firstLines(
  { entries }: HomeList,
  highlighted: number,
  { columns, rows }: { readonly columns: number; readonly rows: number },
  theme: Theme,
): string[] | undefined {
  const accent = theme.colour('accent') === undefined ? BOLD : CYAN;
  const { unicode } = theme.capabilities;
  const roomy = rows >= ROOMY_FROM;
  const width = widthOf(columns);
  const widest = roomy ? [MOTTO, ' '.repeat(EYE_CELLS) + TITLE[2]] : [MOTTO];
  if (entries.length > MOST_ENTRIES || widest.some((text) => cells(text) > width)) return undefined;
  const eye = (unicode ? EYE.unicode : EYE.ascii).map(
    (row, at) =>
      `${MARGIN}${accent}${row.padEnd(EYE_CELLS)}${PLAIN}${at === 1 ? BOLD : ''}${TITLE[at]}${PLAIN}`,
  );
  const list = entries.map(({ label }, at) =>
    at === highlighted
      ? `${MARGIN}${accent}${theme.marks.pointer} ${at + 1}. ${label}${PLAIN}`
      : `${MARGIN}  ${at + 1}. ${label}`,
  );
  const about = wrap([{ text: entries[highlighted]?.about ?? '', style: {} }], width).map(
    ({ spans }) => `${MARGIN}${ITALIC}${spans.map(({ text }) => text).join('')}${PLAIN}`,
  );
  const hints = hintsWithin(HINTS, columns).map(
    ({ keys, does }) => `${accent}${keys}${PLAIN} ${does}`,
  );
  const head = roomy ? ['', ...eye, ''] : [`${MARGIN}${accent}${SHORT_TITLE}${PLAIN}`, ''];
  const top = [...head, MARGIN + MOTTO, '', ...list, '', ...about];
  if (top.length >= rows) return undefined;
  const space = Array.from({ length: rows - 1 - top.length }, () => '');
  const lines = [...top, ...space, ` ${hints.join(` ${theme.marks.dot} `)}`];
  return unicode ? lines : lines.map(inAscii);
}
