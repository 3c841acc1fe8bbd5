import { type Glyphs, glyphsFor } from '../../markdown/glyphs.ts';
import type { LayoutOptions } from '../../markdown/style.ts';
import { type Edges, edgesFor } from './edges.ts';

/** What a terminal can show of a page. */
export interface PageOptions extends LayoutOptions {
  /** Whether its letters have braille's dots, which drawings are made of; if left out, as `unicode`. */
  readonly dots?: boolean;
}

/** What a page is drawn with in a terminal. */
export interface Pen {
  readonly options: PageOptions;
  readonly glyphs: Glyphs;
  readonly edges: Edges;
}

/** The pen for a terminal that can show this. */
export function penFor(options: PageOptions): Pen {
  return {
    options,
    glyphs: glyphsFor(options.unicode),
    edges: edgesFor(options.unicode),
  };
}
