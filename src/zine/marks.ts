import type { Ink } from './model.ts';

/** The fonts' roles: handwriting for text, lettering for titles, a drawn typewriter for terminals. */
export const FACES = ['hand', 'hand-bold', 'lettering', 'mono', 'mono-bold'] as const;
export type Face = (typeof FACES)[number];

/** One thing put on paper. Units are points, from the top left corner, y downwards. */
export type Mark =
  | {
      readonly kind: 'text';
      /** As long a piece of a line as one face and ink allow, with its inner spaces: it is copied as it stands. */
      readonly text: string;
      readonly x: number;
      /** Of the baseline. */
      readonly y: number;
      readonly size: number;
      readonly face: Face;
      readonly ink: Ink;
      /** Degrees, clockwise, around x,y; 0 if left out. */
      readonly angle?: number;
    }
  | {
      readonly kind: 'path';
      readonly ops: readonly PathOp[];
      readonly stroke?: {
        readonly ink: Ink;
        readonly width: number;
        readonly dash?: readonly number[];
      };
      readonly fill?: Ink;
    }
  | {
      readonly kind: 'link';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly href: string;
    };

export type PathOp =
  | readonly ['M', number, number]
  | readonly ['L', number, number]
  | readonly ['C', number, number, number, number, number, number]
  | readonly ['Z'];

/** What a group of marks is to a reader who cannot see the page: an element of a tagged PDF. */
export type Role = 'title' | 'heading' | 'text' | 'list' | 'code' | 'table' | 'figure' | 'artifact';

/** Marks that belong together, in reading order. */
export interface Piece {
  readonly role: Role;
  /** What a figure shows. */
  readonly alt?: string;
  /** The room that a figure was given on the page. */
  readonly box?: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  };
  /** Of a table, row by row, how many of the marks each cell holds; a list is a table of one column. */
  readonly cells?: readonly (readonly number[])[];
  /** A table's first row is its head. */
  readonly headed?: boolean;
  readonly marks: readonly Mark[];
}

/** A page laid out: what stands where in its content box, margins left to the printer. */
export interface Leaf {
  readonly id: string;
  readonly title: string;
  readonly number: number;
  /** The content box, in points. */
  readonly width: number;
  readonly height: number;
  /** The size of the text that fits it, in points. */
  readonly size: number;
  readonly pieces: readonly Piece[];
}

/** The box that pages are laid out in, before they are scaled to a paper. */
export interface Format {
  readonly width: number;
  readonly height: number;
  /** Sizes of the text in points: the largest that fits is taken; none below `least`. */
  readonly most: number;
  readonly least: number;
  /** No terminal's text below this. */
  readonly leastMono: number;
}

/** A page of the zine on half a sheet (A5, half letter), less its margins. */
export const ZINE_FORMAT: Format = {
  width: 372,
  height: 547,
  most: 13.5,
  least: 10.5,
  leastMono: 8.5,
};
/** A page of the mini zine on an eighth of a sheet. */
export const MINI_FORMAT: Format = { width: 180, height: 264, most: 9, least: 7, leastMono: 6.3 };
