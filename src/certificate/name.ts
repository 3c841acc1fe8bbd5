import { cleanLine } from '../base/clean.ts';
import { cells, graphemes } from '../markdown/width.ts';

/** Display cells that a name may take; longer ones end in an ellipsis. */
export const LONGEST_NAME = 40;
/** Nobody types more; what comes behind is not even looked at. */
const MOST_LOOKED_AT = 4000;
/** Emoji of families and Indic syllables need a few; a tower of accents is no name. */
const MOST_MARKS = 4;

/**
 * A name made fit for a certificate: one line, without control characters, escape sequences, invisible signs or
 * signs that turn the writing direction, at most `LONGEST_NAME` cells wide. '' when nothing of it can be seen.
 */
export function cleanName(typed: string): string {
  const visible = typed
    .slice(0, MOST_LOOKED_AT)
    // Lone halves of characters, signs that are none, and formats; two of those join letters or emoji.
    .replace(/[\ud800-\udfff]|(?![\u200c\u200d])\p{Cf}|\p{Co}|\p{Cn}/gu, '');
  const name = cleanLine(visible, MOST_LOOKED_AT)
    .replace(/[\u200c\u200d]+(?=[\u200c\u200d])|^[\u200c\u200d]+|[\u200c\u200d]+$/gu, '')
    .replace(new RegExp(`(\\p{M}{${MOST_MARKS}})\\p{M}+`, 'gu'), '$1')
    .trim();
  return cells(name) === 0 ? '' : shortened(name);
}

function shortened(name: string): string {
  if (cells(name) <= LONGEST_NAME) return name;
  let short = '';
  let used = 0;
  for (const grapheme of graphemes(name)) {
    used += cells(grapheme);
    if (used > LONGEST_NAME - 1) break;
    short += grapheme;
  }
  return `${short.trimEnd()}…`;
}
