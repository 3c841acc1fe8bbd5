import { cleanLine } from '../base/clean.ts';
import type { Span, Style, StyledLine } from '../markdown/style.ts';
import { cells, graphemes, padEnd } from '../markdown/width.ts';
import { inAscii } from '../ui/terminal/ascii.ts';

/** A text from outside on one line of at most `width` cells, whatever is in it. */
export function cropped(text: string, width: number, unicode: boolean): string {
  // Without UTF-8 a wide letter becomes a narrow sign: that must happen before anything is measured.
  const line = unicode ? cleanLine(text) : inAscii(cleanLine(text));
  if (width <= 0) return '';
  if (cells(line) <= width) return line;
  let begin = '';
  let used = 0;
  for (const grapheme of graphemes(line)) {
    used += cells(grapheme);
    if (used > width - 1) break;
    begin += grapheme;
  }
  return `${begin}${unicode ? '…' : '~'}`;
}

/** The same in exactly `width` cells. */
export function fitted(text: string, width: number, unicode: boolean): string {
  return padEnd(cropped(text, width, unicode), width);
}

export function span(text: string, style: Style = {}): Span {
  return { text, style };
}

export function line(...spans: readonly Span[]): StyledLine {
  return { spans: spans.filter(({ text }) => text !== '') };
}

export const BLANK: StyledLine = { spans: [] };
export const BOLD: Style = { bold: true };
export const DIM: Style = { dim: true };
export const ACCENT: Style = { bold: true, color: 'accent' };

/** Parts one below the other, with a blank line between those that hold something. */
export function joined(parts: readonly (readonly StyledLine[])[]): StyledLine[] {
  return parts
    .filter((part) => part.length > 0)
    .flatMap((part, at) => (at === 0 ? part : [BLANK, ...part]));
}
