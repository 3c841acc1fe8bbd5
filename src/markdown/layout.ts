import { clean } from '../base/clean.ts';
import { blockLines } from './blocks.ts';
import { glyphsFor } from './glyphs.ts';
import type { LayoutOptions, StyledLine } from './style.ts';
import { lex } from './tokens.ts';

export type { Color, LayoutOptions, Span, Style, StyledLine } from './style.ts';
export { COLORS, plainText } from './style.ts';

/**
 * Lays out Markdown as lines of at most `width` cells (20 and up are sure to hold). Pure: what is drawn and
 * in which colours is up to the caller. Control characters and escape sequences are dropped. Never throws.
 */
export function layoutMarkdown(
  markdown: string,
  width: number,
  options: LayoutOptions,
): StyledLine[] {
  const context = { options, glyphs: glyphsFor(options.unicode, options.spoken), depth: 0 };
  return blockLines(lex(clean(markdown)), Math.max(4, Math.floor(width)), context);
}
