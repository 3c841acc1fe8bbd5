import type { Fonts } from '../fonts.ts';
import type { Inline } from '../model.ts';
import { atomsOf, type Hand, type Part, type Run } from './atoms.ts';
import { cutToFit } from './cut.ts';

export interface Line {
  readonly runs: readonly Run[];
  readonly width: number;
}

/** Joins neighbours of one look and measures what came of it. */
function lineOf(parts: readonly Part[], fonts: Fonts): Line {
  const joined: Part[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (last !== undefined && last.look === part.look) last.text += part.text;
    else joined.push({ ...part });
  }
  const runs = joined.map(({ text, look }) => ({
    ...look,
    text: text.replaceAll('\u00a0', ' '),
    width: fonts.width(text.replaceAll('\u00a0', ' '), look.face, look.size),
  }));
  return { runs, width: runs.reduce((sum, run) => sum + run.width, 0) };
}

/**
 * Breaks text into lines at spaces, as full as they go; a word wider than a line is broken where it hurts
 * least.
 */
export function wrapText(text: readonly Inline[], width: number, hand: Hand, fonts: Fonts): Line[] {
  const lines: Line[] = [];
  let parts: Part[] = [];
  let used = 0;
  const measure = (part: Part): number => fonts.width(part.text, part.look.face, part.look.size);
  const end = (): void => {
    lines.push(lineOf(parts, fonts));
    parts = [];
    used = 0;
  };
  for (const atom of atomsOf(text, hand)) {
    if (atom === 'break') {
      end();
      continue;
    }
    const size = atom.parts.reduce((sum, part) => sum + measure(part), 0);
    const gap = atom.gap === undefined ? 0 : measure(atom.gap);
    if (used > 0 && used + gap + size > width) end();
    else if (used > 0 && atom.gap !== undefined) {
      parts.push(atom.gap);
      used += gap;
    }
    for (const part of atom.parts) {
      const { face, size: points } = part.look;
      const measured = (piece: string): number => fonts.width(piece, face, points);
      cutToFit(part.text, width, width - used, measured).forEach((piece, index) => {
        if (index > 0) end();
        if (piece === '') return;
        parts.push({ text: piece, look: part.look });
        used += measured(piece);
      });
    }
  }
  if (parts.length > 0 || lines.length === 0) end();
  return lines;
}

/** A last line shorter than this share of the width looks lost. */
const LONELY = 0.24;
/** How much narrower a text may be set, in shares of the width, to give a lonely last word company. */
const NARROWER = [0.97, 0.94, 0.91, 0.88, 0.85, 0.82, 0.79, 0.76];

/** The same, but no word is left alone in the last line, if the text can be a little narrower instead. */
export function wrapKindly(
  text: readonly Inline[],
  width: number,
  hand: Hand,
  fonts: Fonts,
): Line[] {
  const lines = wrapText(text, width, hand, fonts);
  const lonely = (set: readonly Line[]): boolean => (set.at(-1)?.width ?? 0) < LONELY * width;
  if (lines.length < 2 || !lonely(lines)) return lines;
  for (const share of NARROWER) {
    const narrower = wrapText(text, width * share, hand, fonts);
    if (narrower.length > lines.length) break;
    if (!lonely(narrower)) return narrower;
  }
  return lines;
}

/** As few lines as the width allows, of like length: for titles and headings. */
export function wrapEvenly(
  text: readonly Inline[],
  width: number,
  hand: Hand,
  fonts: Fonts,
): Line[] {
  let lines = wrapText(text, width, hand, fonts);
  for (let share = 0.97; lines.length > 1 && share > 0.5; share -= 0.03) {
    const narrower = wrapText(text, width * share, hand, fonts);
    if (narrower.length > lines.length) break;
    lines = narrower;
  }
  return lines;
}

/** The width of a text on one line, as far as it has no breaks; and of its widest word. */
export function extent(
  text: readonly Inline[],
  hand: Hand,
  fonts: Fonts,
): { whole: number; word: number } {
  const lines = wrapText(text, Number.POSITIVE_INFINITY, hand, fonts);
  const words = atomsOf(text, hand).map((atom) =>
    atom === 'break' ? 0 : lineOf(atom.parts, fonts).width,
  );
  return {
    whole: Math.max(0, ...lines.map((line) => line.width)),
    word: Math.max(0, ...words),
  };
}
