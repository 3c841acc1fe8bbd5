import type { Drawing } from '../drawing/model.ts';
import type { Fonts } from '../fonts.ts';
import type { Format, Mark } from '../marks.ts';
import type { Ink, Theme } from '../model.ts';

/** What everything on one page is set with. */
export interface Desk {
  readonly theme: Theme;
  readonly fonts: Fonts;
  readonly format: Format;
  /** The page's source, for errors. */
  readonly file: string;
  /** Of running text, in points. */
  readonly size: number;
  /** How much larger than written a drawing may be, where its panel has the room. */
  readonly zoom: number;
  /** What the panel's paper is filled with. */
  readonly ground: Ink;
  /** A drawing's marks in its own view box; drawn once, however often a page is tried. */
  readonly sketched: (drawing: Drawing) => readonly Mark[];
}

/** Line height, in sizes of the text. */
export const LEAD = 1.25;
export const MONO_LEAD = 1.22;
/** From the middle of a line down to its baseline, in sizes: both fonts' small letters are half a size high. */
const DROP = 0.28;

/** The baseline in a line of this height. */
export function baseline(top: number, lead: number, size: number): number {
  return top + lead / 2 + DROP * size;
}
