import type { Fault } from '../base/source/problem.ts';
import { decode, safeHref } from '../markdown/text.ts';
import { known, type MarkedToken, type Token } from '../markdown/tokens.ts';
import type { Inline } from './model.ts';

type Style = 'plain' | 'bold' | 'em';
type Result = { inlines: Inline[]; faults: Fault[] };

function newlines(text: string): number {
  return text.split('\n').length - 1;
}

function text(words: string, style: Style): Inline {
  return { kind: 'text', text: decode(words).replace(/[ \t\n]+/g, ' '), style };
}

/** What a link says, without its styles. */
function wordsOf(tokens: readonly Token[]): string {
  return known(tokens)
    .map((token) => ('tokens' in token ? wordsOf(token.tokens ?? []) : wordOf(token)))
    .join('');
}

function wordOf(token: MarkedToken): string {
  return token.type === 'codespan' || token.type === 'escape'
    ? token.text
    : decode(token.raw).replace(/[ \t\n]+/g, ' ');
}

function fault(line: number, message: string): Result {
  return { inlines: [], faults: [{ line, message }] };
}

/** The address stays as its author wrote it: on paper it is read. */
function link(token: Extract<MarkedToken, { type: 'link' }>, line: number): Result {
  const inside = /^#[a-z0-9-]+$/.test(token.href);
  if (!inside && safeHref(token.href) === undefined)
    return fault(line, `the link to "${token.href}": expected https://... or #id of a page`);
  return {
    inlines: [{ kind: 'link', text: wordsOf(token.tokens), href: token.href }],
    faults: [],
  };
}

function styled(
  token: Extract<MarkedToken, { type: 'strong' | 'em' }>,
  style: Style,
  line: number,
): Result {
  const own = token.type === 'strong' ? 'bold' : 'em';
  if (style !== 'plain' && style !== own)
    return fault(line, 'bold and emphasised at once: expected one of them');
  return inlines(token.tokens, line, own);
}

function one(token: MarkedToken, style: Style, line: number): Result {
  switch (token.type) {
    case 'text':
      return token.tokens === undefined
        ? { inlines: [text(token.text, style)], faults: [] }
        : inlines(token.tokens, line, style);
    case 'escape':
      return { inlines: [{ kind: 'text', text: token.text, style }], faults: [] };
    case 'codespan':
      return { inlines: [{ kind: 'code', text: token.text }], faults: [] };
    case 'br':
      return { inlines: [{ kind: 'break' }], faults: [] };
    case 'strong':
    case 'em':
      return styled(token, style, line);
    case 'link':
      return link(token, line);
    case 'html':
      return fault(line, `HTML (${token.raw.trim()}); words like this go between backticks`);
    default:
      return fault(line, `${token.type} (${token.raw.trim()}) has no place in a page`);
  }
}

/** Neighbours of one style in one piece, so that they are set and copied as one. */
function join(parts: readonly Inline[]): Inline[] {
  const joined: Inline[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (part.kind === 'text' && last?.kind === 'text' && last.style === part.style)
      joined[joined.length - 1] = { ...last, text: last.text + part.text };
    else joined.push(part);
  }
  return joined;
}

/** A run of text; `line` is the line of the file on which it begins. */
export function inlines(
  tokens: readonly Token[] | undefined,
  line: number,
  style: Style = 'plain',
): Result {
  let at = line;
  const results = known(tokens).map((token) => {
    const result = one(token, style, at);
    at += newlines(token.raw);
    return result;
  });
  return {
    inlines: join(results.flatMap((result) => result.inlines)),
    faults: results.flatMap((result) => result.faults),
  };
}
