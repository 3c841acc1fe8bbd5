import { lex, type MarkedToken } from './tokens.ts';

/** A top-level block of a Markdown file. */
export interface Placed {
  readonly token: MarkedToken;
  /** Line in the file on which it begins, from 1. */
  readonly line: number;
}

/**
 * The blocks of a text with their lines; `firstLine` is the line in the file on which `body` begins.
 * marked's `raw`s follow one another in the source; a gap is skipped.
 */
export function placedBlocks(body: string, firstLine: number): Placed[] {
  let offset = 0;
  let line = firstLine;
  return lex(body).map((token) => {
    const at = Math.max(offset, body.indexOf(token.raw, offset));
    line += body.slice(offset, at).split('\n').length - 1;
    const lead = /^\n*/.exec(token.raw)?.[0].length ?? 0;
    const block = { token, line: line + (token.type === 'space' ? 0 : lead) };
    line += token.raw.split('\n').length - 1;
    offset = at + token.raw.length;
    return block;
  });
}
