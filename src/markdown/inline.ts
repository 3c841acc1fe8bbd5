import { clean } from '../base/clean.ts';
import type { LayoutOptions, Span, Style } from './style.ts';
import { decode, htmlText, safeHref } from './text.ts';
import { known, type MarkedToken, type Token } from './tokens.ts';

/** Any run of white space in running text is one space; a no-break space stays. */
function flow(text: string): string {
  return text.replace(/[ \t\n]+/g, ' ');
}

function link(
  token: Extract<MarkedToken, { type: 'link' }>,
  style: Style,
  options: LayoutOptions,
): Span[] {
  const href = safeHref(token.href);
  const linked: Style = { ...style, underline: true, color: 'accent' };
  const words = inline(token.tokens, href === undefined ? linked : { ...linked, href }, options);
  const text = words.map((span) => span.text).join('');
  const told = token.href === text || token.href === `mailto:${text}`;
  if (options.hyperlinks || href === undefined || told) return words;
  return [...words, { text: ` (${clean(token.href)})`, style: { ...style, dim: true } }];
}

function one(token: MarkedToken, style: Style, options: LayoutOptions): Span[] {
  switch (token.type) {
    case 'strong':
      return inline(token.tokens, { ...style, bold: true }, options);
    case 'em':
      return inline(token.tokens, { ...style, italic: true }, options);
    case 'del':
      return inline(token.tokens, { ...style, strike: true }, options);
    case 'codespan':
      return [{ text: token.text.replace(/[\t\n]/g, ' '), style: { ...style, color: 'code' } }];
    case 'br':
      return [{ text: '\n', style }];
    case 'link':
      return link(token, style, options);
    case 'image':
      return token.tokens.length > 0
        ? inline(token.tokens, { ...style, italic: true }, options)
        : [{ text: 'image', style: { ...style, italic: true } }];
    case 'html':
      return [{ text: htmlText(token.raw), style }];
    case 'escape':
      return [{ text: token.text, style }];
    case 'text':
      return token.tokens === undefined
        ? [{ text: flow(decode(token.text)), style }]
        : inline(token.tokens, style, options);
    case 'paragraph':
    case 'heading':
      return inline(token.tokens, style, options);
    default:
      return [];
  }
}

/** Running text with its styles; `\n` in a span's text is a forced line end, to be taken out by `wrap`. */
export function inline(
  tokens: readonly Token[] | undefined,
  style: Style,
  options: LayoutOptions,
): Span[] {
  return known(tokens).flatMap((token) => one(token, style, options));
}
