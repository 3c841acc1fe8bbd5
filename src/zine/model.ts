import type { Drawing } from './drawing/model.ts';

/** The zine as the rest of the school sees it: already parsed and valid. */
export interface Zine {
  readonly theme: Theme;
  /** In reading order, the cover first; a multiple of four. */
  readonly pages: readonly Page[];
  /** The one-sheet mini zine: eight pages, the cover first. */
  readonly mini: readonly Page[];
}

export interface Page {
  /** Stable: chapters and links name it. */
  readonly id: string;
  readonly title: string;
  /** From 1, by the file's place in its folder. */
  readonly number: number;
  readonly file: string;
  /** The chapter after which the school points here, by id. */
  readonly chapter: string | undefined;
  /** No title line and no page number: covers draw their own. */
  readonly bare: boolean;
  readonly rows: readonly Row[];
  /** What is said in the text and not shown in a console: run and compared as well. */
  readonly claims: readonly Claim[];
}

/** Panels that stand side by side. */
export interface Row {
  readonly panels: readonly Panel[];
}

/** How a panel is framed: not at all, by a drawn box, on tinted paper, as speech with a tail. */
export const LOOKS = ['plain', 'box', 'note', 'bubble'] as const;
export type Look = (typeof LOOKS)[number];

export interface Panel {
  readonly look: Look;
  /** Its share of the row's width. */
  readonly weight: number;
  readonly blocks: readonly Block[];
}

export type Block =
  | { readonly kind: 'heading'; readonly text: readonly Inline[] }
  | { readonly kind: 'paragraph'; readonly text: readonly Inline[] }
  | {
      readonly kind: 'list';
      readonly ordered: boolean;
      readonly items: readonly (readonly Inline[])[];
    }
  | {
      readonly kind: 'table';
      readonly head: readonly (readonly Inline[])[];
      readonly rows: readonly (readonly (readonly Inline[])[])[];
    }
  /** A terminal: what was typed and what came back; run and compared. */
  | { readonly kind: 'console'; readonly session: Session }
  /** Words kept as they are: a piece of a file. */
  | { readonly kind: 'verbatim'; readonly lines: readonly string[] }
  | { readonly kind: 'drawing'; readonly drawing: Drawing };

export type Inline =
  | { readonly kind: 'text'; readonly text: string; readonly style: 'plain' | 'bold' | 'em' }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string }
  | { readonly kind: 'break' };

/** Commands with their output, typed one after the other in one place. */
export interface Session {
  /** Line of its fence in the page's file, from 1. */
  readonly line: number;
  /** The scene that is set first: zine/scenes/NAME.sh; undefined: none. */
  readonly scene: string | undefined;
  readonly steps: readonly SessionStep[];
}

export interface SessionStep {
  /** What is typed after `$ `; lines joined by a final backslash hold newlines. */
  readonly command: string;
  /** As it is printed. */
  readonly output: readonly string[];
  /** What must come: `...` and an example in `‹›` stand for any text, a line that is only `...` for any lines. */
  readonly expected: readonly string[];
}

/** A command that the text names, and what it must show for the text to be true. */
export interface Claim {
  readonly line: number;
  readonly scene: string | undefined;
  /** bash, in an empty home of its own. */
  readonly run: string;
  /** Lines that must come, in this order; `...` as in a session. */
  readonly shows: readonly string[];
}

/** zine/theme.yaml. */
export interface Theme {
  readonly title: string;
  readonly author: string;
  /** Colours by name, `#rrggbb`. */
  readonly inks: Readonly<Record<Ink, string>>;
  /** rough.js: how far lines stray, and how much they bend. */
  readonly roughness: number;
  readonly bowing: number;
  /** Points. */
  readonly strokeWidth: number;
}

/** The zine's colours: few enough to be told apart in a photocopy. */
export const INKS = ['ink', 'paper', 'accent', 'tint', 'shade'] as const;
export type Ink = (typeof INKS)[number];
