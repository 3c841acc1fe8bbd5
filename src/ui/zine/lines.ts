import { cleanLine } from '../../base/clean.ts';
import type { LayoutOptions, Style, StyledLine } from '../../markdown/style.ts';
import { cells, cut } from '../../markdown/width.ts';
import { t } from '../../words/words.ts';
import type { Page, Zine } from '../../zine/model.ts';
import { pageLines } from '../../zine/terminal/page.ts';
import { filled } from '../../zine/terminal/panel.ts';
import type { PageOptions } from '../../zine/terminal/pen.ts';

/** Longer lines are hard to read; drawings are made for this width, too. */
const WIDEST = 84;
/** Two pages lie side by side where each has so much room. */
const NARROWEST_OF_TWO = 66;
const BETWEEN = 4;
const MARGIN = 2;
const TITLE: Style = { bold: true, color: 'accent' };

/** How pages lie on a screen. */
export interface Lie {
  readonly spread: boolean;
  /** Cells of a page. */
  readonly width: number;
}

/** One page, or two where there is room. */
export function lieOf(columns: number): Lie {
  const room = columns - 2 * MARGIN;
  const half = Math.floor((room - BETWEEN) / 2);
  if (half >= NARROWEST_OF_TWO) return { spread: true, width: Math.min(WIDEST, half) };
  return { spread: false, width: Math.min(WIDEST, room) };
}

/** The head lines above pages, and their text, as they lie. */
export function leafLines(zine: Zine, shown: readonly number[], lie: Lie, options: PageOptions) {
  const pages = shown.flatMap((at) => zine.pages[at] ?? []);
  const heads = pages.map((page) => [headLine(page, zine.pages.length, lie.width, options)]);
  const texts = pages.map((page) => pageLines(page, lie.width, options));
  return { heads: beside(heads, lie.width), text: beside(texts, lie.width) };
}

/** A page's title, and its number at the right. */
export function headLine(
  { title, number }: Page,
  count: number,
  width: number,
  { unicode }: LayoutOptions,
): StyledLine {
  const place = ` ${t`page ${number} of ${count}`}`;
  const room = width - cells(place);
  const words = cleanLine(title);
  const shown = cells(words) <= room ? words : `${cut(words, room - 1)[0]}${unicode ? '…' : '~'}`;
  const left = filled({ spans: [{ text: shown, style: TITLE }] }, room);
  return { spans: [...left.spans, { text: place, style: { dim: true } }] };
}

function beside(pages: readonly (readonly StyledLine[])[], width: number): StyledLine[] {
  const rows = Math.max(0, ...pages.map(({ length }) => length));
  return Array.from({ length: rows }, (_, row) => ({
    spans: pages.flatMap((lines, at) => {
      const line = lines[row] ?? { spans: [] };
      return at === pages.length - 1 ? line.spans : filled(line, width + BETWEEN).spans;
    }),
  }));
}
