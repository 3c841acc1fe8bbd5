import type { Drawing } from '../drawing/model.ts';
import { sketch } from '../drawing/sketch.ts';
import { ZineError } from '../errors.ts';
import type { Fonts } from '../fonts.ts';
import type { Format, Leaf, Mark, Piece } from '../marks.ts';
import type { Page, Theme } from '../model.ts';
import type { Desk } from './desk.ts';
import { type SetRow, setRow } from './rows.ts';
import type { Slab } from './slab.ts';
import { footHeight, pageNumber, titleSlab } from './title.ts';

const STEP = 0.25;
/** How much drawings may grow once the text has its size. */
const ZOOMS = [1.15, 1.1, 1.05, 1];
/** Gaps between rows take left-over room first, up to this, in sizes of the text. */
const GAP = 0.65;
const GAP_GROWS = 0.65;
/** Then rows grow, up to this share of their height. */
const ROW_GROWS = 0.22;

/** A page set in one size, which may be too high for the paper. */
interface Draft {
  readonly desk: Desk;
  readonly title: Slab | undefined;
  readonly rows: readonly SetRow[];
  /** Gaps between title and rows, and between rows. */
  readonly gaps: number;
  readonly gap: number;
  readonly foot: number;
  /** What is left of the page; negative: it is too high. */
  readonly left: number;
}

function draftOf(page: Page, desk: Desk): Draft {
  const title = page.bare ? undefined : titleSlab(page.title, desk.format.width, desk);
  const rows = page.rows.map((_, index) => setRow(page.rows, index, desk));
  const gap = desk.size * GAP;
  const gaps = Math.max(0, rows.length - 1);
  const foot = page.bare ? 0 : footHeight(desk);
  const head = title === undefined ? 0 : title.height + title.after;
  const used = rows.reduce((sum, row) => sum + row.height, head + foot + gaps * gap);
  return { desk, title, rows, gaps, gap, foot, left: desk.format.height - used };
}

/** The draft in the largest text that fits; undefined if none does. */
function largest(page: Page, desk: Desk): Draft | undefined {
  const { most, least } = desk.format;
  for (let size = most; size >= least; size -= STEP) {
    const draft = draftOf(page, { ...desk, size });
    if (draft.left >= 0) return draft;
  }
  return undefined;
}

/** The same with drawings as large as the rest allows. */
function enlarged(page: Page, draft: Draft): Draft {
  for (const zoom of ZOOMS) {
    const larger = draftOf(page, { ...draft.desk, zoom });
    if (larger.left >= 0) return larger;
  }
  return draft;
}

function draw(page: Page, { desk, title, rows, gaps, gap, left }: Draft): Piece[] {
  const more = gaps === 0 ? 0 : Math.min(left / gaps, desk.size * GAP_GROWS);
  const rest = left - more * gaps;
  const all = rows.reduce((sum, row) => sum + row.height, 0);
  const grown = all === 0 ? 0 : Math.min(rest / all, ROW_GROWS);
  const pieces: Piece[] = [];
  let y = 0;
  if (title !== undefined) {
    pieces.push(...title.draw(0, 0, 0));
    y = title.height + title.after;
  }
  for (const row of rows) {
    const height = row.height * (1 + grown);
    pieces.push(...row.draw(0, y, height));
    y += height + gap + more;
  }
  return page.bare ? pieces : [...pieces, ...pageNumber(page.number, desk)];
}

function overflow(page: Page, desk: Desk): ZineError {
  const { least, height } = desk.format;
  const { rows, left } = draftOf(page, { ...desk, size: least });
  const heights = rows.map((row) => row.height);
  const tallest = Math.max(...heights);
  const place = heights.indexOf(tallest) + 1;
  return new ZineError(
    page.file,
    1,
    `too high by ${Math.ceil(-left)} pt, even with text of ${least} pt; of its ${heights.length} rows number ${place} is the tallest, ${Math.round(tallest)} of ${height} pt: say less there, or give wide panels their own row`,
    { code: 'zine-overflow' },
  );
}

/** Lays a page out: the largest text that fits, then what is left shared among gaps and panels. Pure. */
export function layPage(page: Page, format: Format, theme: Theme, fonts: Fonts): Leaf {
  const sketches = new Map<Drawing, readonly Mark[]>();
  const desk: Desk = {
    theme,
    fonts,
    format,
    file: page.file,
    size: format.most,
    zoom: 1,
    ground: 'paper',
    sketched: (drawing) => {
      const marks = sketches.get(drawing) ?? sketch(drawing, theme, fonts);
      sketches.set(drawing, marks);
      return marks;
    },
  };
  const draft = largest(page, desk);
  if (draft === undefined) throw overflow(page, desk);
  const chosen = enlarged(page, draft);
  return {
    id: page.id,
    title: page.title,
    number: page.number,
    width: format.width,
    height: format.height,
    size: chosen.desk.size,
    pieces: draw(page, chosen),
  };
}
