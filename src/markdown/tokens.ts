import { lexer, type MarkedToken, type Token, walkTokens } from 'marked';

export type { MarkedToken, Token, Tokens } from 'marked';

const KNOWN: ReadonlySet<string> = new Set<MarkedToken['type']>([
  'blockquote',
  'br',
  'checkbox',
  'code',
  'codespan',
  'def',
  'del',
  'em',
  'escape',
  'heading',
  'hr',
  'html',
  'image',
  'link',
  'list',
  'list_item',
  'paragraph',
  'space',
  'strong',
  'table',
  'text',
]);

function isKnown(token: Token): token is MarkedToken {
  return KNOWN.has(token.type);
}

/** The tokens of marked's own kinds; extensions, which we do not use, could add others. */
export function known(tokens: readonly Token[] | undefined): MarkedToken[] {
  return (tokens ?? []).filter(isKnown);
}

/** Cuts Markdown into its top-level blocks. Pure; never throws. */
export function lex(markdown: string): MarkedToken[] {
  return known(lexer(markdown));
}

/** Every code block, those inside lists and quotes too, in the order of the text. */
export function codeBlocks(
  tokens: readonly MarkedToken[],
): Extract<MarkedToken, { type: 'code' }>[] {
  return tokens.flatMap((token) => {
    if (token.type === 'code') return [token];
    if (token.type === 'list') return token.items.flatMap((item) => codeBlocks(known(item.tokens)));
    if (token.type === 'blockquote') return codeBlocks(known(token.tokens));
    return [];
  });
}

/** The text of every code span, in order. */
export function codeSpans(markdown: string): string[] {
  const found: string[] = [];
  walkTokens(lexer(markdown), (token) => {
    if (isKnown(token) && token.type === 'codespan') found.push(token.text);
  });
  return found;
}

/** The addresses of all links in a text, in order. */
export function linksIn(markdown: string): string[] {
  const found: string[] = [];
  walkTokens(lexer(markdown), (token) => {
    if (isKnown(token) && token.type === 'link') found.push(token.href);
  });
  return found;
}
