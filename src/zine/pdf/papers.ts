import { MINI_FORMAT, ZINE_FORMAT } from '../marks.ts';
import { MINI_COLUMNS, MINI_ROWS } from './imposition.ts';

export const PAPERS = ['a4', 'letter'] as const;
export type Paper = (typeof PAPERS)[number];

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Where a page's content box goes: its top left corner, and how much larger it is drawn. */
export interface Placement {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

/** Sheets in points, upright. */
const SHEETS: Readonly<Record<Paper, Size>> = {
  a4: { width: 595.28, height: 841.89 },
  letter: { width: 612, height: 792 },
};

/** Pages to read: half a sheet. A5 is a hair narrower than half of A4, as ISO 216 rounds it. */
const PAGES: Readonly<Record<Paper, Size>> = {
  a4: { width: 419.53, height: 595.28 },
  letter: { width: 396, height: 612 },
};

/** No printer reaches the edge of its paper; 5 mm are kept white. */
export const UNPRINTABLE = 14.2;
/** Between content and the edge of the screen's page. */
const READING_MARGIN = 18;
/** Room at the foot of a sheet for a line to whoever prints it. */
const NOTE_ROOM = 14;
/** Folds are never exact. */
const FOLD_MARGIN = 9;
/** Room at the foot of the mini zine's panels for the guide. */
const GUIDE_ROOM = 13;

/** A page of the zine as it is read on a screen. */
export function readingPage(paper: Paper): Size {
  return PAGES[paper];
}

/** A sheet on its side, as booklet and mini zine are printed. */
export function landscape(paper: Paper): Size {
  return { width: SHEETS[paper].height, height: SHEETS[paper].width };
}

/** As large as the page allows, in its middle. */
export function placeReading(paper: Paper): Placement {
  const page = readingPage(paper);
  return centred(page, ZINE_FORMAT, READING_MARGIN, READING_MARGIN);
}

/** In half of a landscape sheet, from that half's own corner. */
export function placeHalf(paper: Paper): Placement {
  const sheet = landscape(paper);
  const half = { width: sheet.width / 2, height: sheet.height };
  return centred(half, ZINE_FORMAT, READING_MARGIN, UNPRINTABLE + NOTE_ROOM);
}

/** One panel of the mini zine's sheet. */
export function miniPanel(paper: Paper): Size {
  const sheet = landscape(paper);
  return { width: sheet.width / MINI_COLUMNS, height: sheet.height / MINI_ROWS };
}

/**
 * In an upright panel of the lower row, from the panel's own corner: the fold is above it, the guide below. The panels
 * at the sheet's ends have its edge on one side, where printers need more room than a fold does.
 */
export function placeMini(paper: Paper, column: number): Placement {
  const panel = miniPanel(paper);
  const room = {
    width: panel.width - UNPRINTABLE - FOLD_MARGIN,
    height: panel.height - UNPRINTABLE - GUIDE_ROOM - FOLD_MARGIN,
  };
  const scale = Math.min(room.width / MINI_FORMAT.width, room.height / MINI_FORMAT.height);
  const { left, right } = miniMargins(column);
  const width = MINI_FORMAT.width * scale;
  const middle = (panel.width - width) / 2;
  return {
    x: Math.min(Math.max(middle, left), panel.width - right - width),
    y: FOLD_MARGIN + (room.height - MINI_FORMAT.height * scale) / 2,
    scale,
  };
}

/** What is kept free at the sides of a panel in this column. */
export function miniMargins(column: number): { readonly left: number; readonly right: number } {
  return {
    left: column === 0 ? UNPRINTABLE : FOLD_MARGIN,
    right: column === MINI_COLUMNS - 1 ? UNPRINTABLE : FOLD_MARGIN,
  };
}

function centred(outer: Size, inner: Size, acrossMargin: number, downMargin: number): Placement {
  const scale = Math.min(
    (outer.width - 2 * acrossMargin) / inner.width,
    (outer.height - 2 * downMargin) / inner.height,
  );
  return {
    x: (outer.width - inner.width * scale) / 2,
    y: (outer.height - inner.height * scale) / 2,
    scale,
  };
}
