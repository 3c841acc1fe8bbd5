import type { Fault } from '../base/source/problem.ts';
import type { Placed } from '../markdown/placed.ts';
import { known, type MarkedToken, type Tokens } from '../markdown/tokens.ts';
import { readSession, sceneOf } from './console.ts';
import type { Drawing } from './drawing/model.ts';
import { inlines } from './inline.ts';
import type { Block, Inline } from './model.ts';

export interface BlockResult {
  readonly block: Block | undefined;
  readonly faults: readonly Fault[];
}

/** Reads the SVG that begins on a line; undefined where it could not be read and that has been told. */
export type DrawingReader = (svg: string, line: number) => Drawing | undefined;

function fault(line: number, message: string): BlockResult {
  return { block: undefined, faults: [{ line, message }] };
}

function closed(token: Tokens.Code): boolean {
  const rows = token.raw.trimEnd().split('\n');
  const mark = /^(`{3,}|~{3,})/.exec(rows[0] ?? '')?.[1] ?? '```';
  return rows.length > 1 && (rows.at(-1) ?? '').startsWith(mark);
}

function fence(token: Tokens.Code, line: number, draw: DrawingReader): BlockResult {
  const [name, ...more] = (token.lang ?? '').trim().split(/\s+/);
  if (token.codeBlockStyle === 'indented')
    return fault(line, 'an indented block: expected a fence of ```text');
  if (!closed(token)) return fault(line, 'this fence is never closed');
  if (token.text.trim() === '') return fault(line, `an empty fence of "${name}"`);
  if (name === 'console') {
    const { scene, faults } = sceneOf(token.lang ?? '', line);
    const read = readSession(token.text, scene, line);
    return {
      block: { kind: 'console', session: read.session },
      faults: [...faults, ...read.faults],
    };
  }
  if (more.length > 0) return fault(line, `"${more.join(' ')}": a fence of ${name} has no options`);
  if (name === 'text')
    return { block: { kind: 'verbatim', lines: token.text.split('\n') }, faults: [] };
  if (name === 'svg') {
    const drawing = draw(token.text, line + 1);
    return { block: drawing && { kind: 'drawing', drawing }, faults: [] };
  }
  return fault(line, `a fence of "${name}": expected console, text or svg`);
}

function item(token: Tokens.ListItem, line: number): { inlines: Inline[]; faults: Fault[] } {
  const [first, ...more] = known(token.tokens).filter((part) => part.type !== 'space');
  if (first === undefined) return { inlines: [], faults: [{ line, message: 'an empty item' }] };
  const other = [first, ...more].find((part) => part.type !== 'text' && part.type !== 'paragraph');
  if (other !== undefined || more.length > 0) {
    const message = `an item of a list holds one run of text, not ${other?.type ?? 'several'}`;
    return { inlines: [], faults: [{ line, message }] };
  }
  return inlines([first], line);
}

function list(token: Tokens.List, line: number): BlockResult {
  let at = line;
  const items = token.items.map((part) => {
    const read = item(part, at);
    at += part.raw.split('\n').length - 1;
    return read;
  });
  return {
    block: { kind: 'list', ordered: token.ordered, items: items.map((read) => read.inlines) },
    faults: items.flatMap((read) => read.faults),
  };
}

function table(token: Tokens.Table, line: number): BlockResult {
  const cells = (row: readonly Tokens.TableCell[], at: number) =>
    row.map((cell) => inlines(cell.tokens, at));
  const head = cells(token.header, line);
  const rows = token.rows.map((row, index) => cells(row, line + 2 + index));
  return {
    block: {
      kind: 'table',
      head: head.map((cell) => cell.inlines),
      rows: rows.map((row) => row.map((cell) => cell.inlines)),
    },
    faults: [...head, ...rows.flat()].flatMap((cell) => cell.faults),
  };
}

function heading(token: Tokens.Heading, line: number): BlockResult {
  if (!token.raw.startsWith('#')) return fault(line, 'an underlined heading: expected ##');
  if (token.depth !== 2) return fault(line, `a heading ${'#'.repeat(token.depth)}: expected ##`);
  const read = inlines(token.tokens, line);
  if (read.inlines.length === 0) return fault(line, 'an empty heading');
  return { block: { kind: 'heading', text: read.inlines }, faults: read.faults };
}

/** A block of a page's Markdown; what has no place in a page is a fault. */
export function readBlock({ token, line }: Placed, draw: DrawingReader): BlockResult {
  switch (token.type) {
    case 'heading':
      return heading(token, line);
    case 'paragraph': {
      const read = inlines(token.tokens, line);
      return { block: { kind: 'paragraph', text: read.inlines }, faults: read.faults };
    }
    case 'list':
      return list(token, line);
    case 'table':
      return table(token, line);
    case 'code':
      return fence(token, line, draw);
    case 'html':
      return fault(line, 'HTML has no place in a page; a drawing goes into a fence of ```svg');
    default:
      return fault(line, `${nameOf(token)} has no place in a page`);
  }
}

function nameOf(token: MarkedToken): string {
  return token.type === 'def' ? 'a link defined apart from its words' : token.type;
}
