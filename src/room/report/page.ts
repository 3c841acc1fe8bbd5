/**
 * A report as a page of plain texts, before it becomes Markdown or HTML. Texts may hold anything: whoever writes
 * the page out cleans and escapes every one of them.
 */
export interface Page {
  readonly title: string;
  readonly blocks: readonly Block[];
}

export type Block =
  /** A heading below the title: 2 or 3. */
  | { readonly is: 'heading'; readonly level: 2 | 3; readonly text: string }
  | { readonly is: 'text'; readonly text: string; readonly quiet?: boolean }
  | { readonly is: 'list'; readonly items: readonly string[] }
  | Table
  | Bars;

export interface Table {
  readonly is: 'table';
  readonly caption: string;
  readonly head: readonly Column[];
  readonly rows: readonly (readonly string[])[];
}

/** `full`: what the title is short for. */
export interface Column {
  readonly title: string;
  readonly full?: string;
  readonly number?: boolean;
  /** Whether it says what its row is about. */
  readonly heads?: boolean;
}

/** A histogram: how many of each, and a few words to each. */
export interface Bars {
  readonly is: 'bars';
  readonly caption: string;
  /** Heads of the columns: what is counted, and the words. */
  readonly what: string;
  readonly words: string;
  readonly bars: readonly {
    readonly label: string;
    readonly count: number;
    /** From 0 to 1. */
    readonly share: number;
    readonly words: string;
  }[];
}

export function heading(level: 2 | 3, text: string): Block {
  return { is: 'heading', level, text };
}

export function paragraph(text: string): Block {
  return { is: 'text', text };
}

/** What a foreign text may cost in length. */
export const LONGEST_TEXT = 500;
