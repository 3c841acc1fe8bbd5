import type { Glyphs } from './glyphs.ts';
import { highlight } from './highlight.ts';
import type { Span, Style, StyledLine } from './style.ts';
import { cells, cut } from './width.ts';

const FAINT: Style = { color: 'faint', dim: true };
const TAB = 8;

function untabbed(text: string): string {
  return text
    .split('\n')
    .map((line) => {
      let out = '';
      for (const part of line.split(/(\t)/))
        out += part === '\t' ? ' '.repeat(TAB - (cells(out) % TAB)) : part;
      return out;
    })
    .join('\n');
}

/** Fills rows of `width` cells, cutting wherever a row is full: spaces in code are kept. */
function rows(spans: readonly Span[], width: number, continued: Span): Span[][] {
  const found: Span[][] = [[]];
  const mark = cells(continued.text);
  let used = 0;
  for (const { text, style } of spans) {
    cut(text, width - mark, width - used).forEach((piece, index) => {
      if (index > 0) {
        found.push([continued]);
        used = mark;
      }
      if (piece !== '') found.at(-1)?.push({ text: piece, style });
      used += cells(piece);
    });
  }
  return found;
}

/** A code block: indented, a bar on its left, long lines go on in the next row after a mark. */
export function codeLines(
  text: string,
  language: string,
  width: number,
  glyphs: Glyphs,
  indent = width >= 24 ? '  ' : '',
): StyledLine[] {
  const bar: Span = { text: `${indent}${glyphs.bar} `, style: FAINT };
  const room = Math.max(4, width - cells(bar.text));
  const continued: Span = { text: `${glyphs.continued} `, style: FAINT };
  return highlight(untabbed(text), language).flatMap((line) =>
    rows(line, room, continued).map((row) => ({ spans: [bar, ...row] })),
  );
}
