import { never } from '../base/exhaustive.ts';
import { codeLines } from './code.ts';
import type { Glyphs } from './glyphs.ts';
import { inline } from './inline.ts';
import {
  type LayoutOptions,
  PLAIN,
  prefixed,
  type Span,
  type Style,
  type StyledLine,
} from './style.ts';
import { tableLines } from './table.ts';
import { htmlText } from './text.ts';
import { known, type MarkedToken, type Tokens } from './tokens.ts';
import { cells } from './width.ts';
import { wrap } from './wrap.ts';

export interface BlockContext {
  readonly options: LayoutOptions;
  readonly glyphs: Glyphs;
  /** How many lists stand around this block. */
  readonly depth: number;
}

const FAINT: Style = { color: 'faint', dim: true };
/** Text is never squeezed into less than this; deeper nesting stops indenting instead. */
const NARROWEST = 12;

/** Lays out `tokens` to the right of a prefix, or without it where no room is left. */
function beside(
  tokens: readonly MarkedToken[],
  width: number,
  context: BlockContext,
  prefix: { first: Span; rest: Span },
  tight: boolean,
): StyledLine[] {
  const inner = width - cells(prefix.first.text);
  if (inner < NARROWEST) return blockLines(tokens, width, context, tight);
  const lines = blockLines(tokens, inner, context, tight);
  return prefixed(lines.length === 0 ? [{ spans: [] }] : lines, prefix.first, prefix.rest);
}

function listLines(list: Tokens.List, width: number, context: BlockContext): StyledLine[] {
  const start = list.start === '' ? 1 : list.start;
  const widest = String(start + list.items.length - 1).length;
  const inner = { ...context, depth: context.depth + 1 };
  return list.items.flatMap((item, index) => {
    const bullet = context.glyphs.bullets[context.depth % 3] ?? '*';
    const marker = list.ordered ? `${String(start + index).padStart(widest)}.` : bullet;
    const box = item.checked === true ? context.glyphs.done : context.glyphs.open;
    const text = item.task ? `${box} ` : `${marker} `;
    const prefix = {
      first: { text, style: { color: 'accent' } as const },
      rest: { text: ' '.repeat(cells(text)), style: PLAIN },
    };
    const lines = beside(known(item.tokens), width, inner, prefix, !list.loose);
    return list.loose && index > 0 ? [{ spans: [] }, ...lines] : lines;
  });
}

function block(token: MarkedToken, width: number, context: BlockContext): StyledLine[] {
  const { options, glyphs } = context;
  switch (token.type) {
    case 'heading': {
      const style: Style = token.depth <= 2 ? { bold: true, color: 'accent' } : { bold: true };
      return wrap(inline(token.tokens, style, options), width);
    }
    case 'paragraph':
      return wrap(inline(token.tokens, PLAIN, options), width);
    case 'text':
      return wrap(inline([token], PLAIN, options), width);
    case 'code':
      return codeLines(token.text, (token.lang ?? '').split(/\s/)[0] ?? '', width, glyphs);
    case 'list':
      return listLines(token, width, context);
    case 'table':
      return tableLines(token, width, glyphs, options);
    case 'blockquote': {
      const bar: Span = { text: `${glyphs.quote} `, style: { color: 'quote' } };
      return beside(known(token.tokens), width, context, { first: bar, rest: bar }, false);
    }
    case 'hr':
      return [{ spans: [{ text: glyphs.rule.repeat(Math.max(1, width)), style: FAINT }] }];
    case 'html': {
      const text = htmlText(token.raw)
        .replace(/[ \t]+/g, ' ')
        .trim();
      return text === '' ? [] : wrap([{ text, style: PLAIN }], width);
    }
    case 'strong':
    case 'em':
    case 'del':
    case 'codespan':
    case 'link':
    case 'image':
    case 'escape':
    case 'br':
      return wrap(inline([token], PLAIN, options), width);
    case 'space':
    case 'def':
    case 'checkbox':
    case 'list_item':
      return [];
    default:
      return never(token);
  }
}

/** Lays out blocks one below the other, an empty line between them unless `tight`. */
export function blockLines(
  tokens: readonly MarkedToken[],
  width: number,
  context: BlockContext,
  tight = false,
): StyledLine[] {
  const result: StyledLine[] = [];
  for (const token of tokens) {
    const lines = block(token, width, context);
    if (lines.length === 0) continue;
    if (result.length > 0 && !tight) result.push({ spans: [] });
    for (const line of lines) result.push(line);
  }
  return result;
}
