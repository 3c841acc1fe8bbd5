import type { Span, Style, StyledLine } from './style.ts';
import { cells, cut, graphemes } from './width.ts';

/** A piece of text that is not broken unless it is wider than a whole line. */
interface Atom {
  spans: Span[];
  width: number;
  /** Spaces before it, dropped where a line ends. */
  gap: Span | undefined;
}

const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{20000}-\u{3fffd}]/u;
/** Marks that must not begin a line in Chinese and Japanese. */
const CLOSING = /^[、。，．：；！？）」』】〉》’”…ー]/u;

/** Cuts text without spaces where it may be broken: between wide characters. */
function pieces(text: string): string[] {
  if (!WIDE.test(text)) return [text];
  const found: string[] = [];
  let narrow = false;
  for (const grapheme of graphemes(text)) {
    const wide = WIDE.test(grapheme);
    const last = found.at(-1);
    if (last !== undefined && ((!wide && narrow) || CLOSING.test(grapheme)))
      found[found.length - 1] = last + grapheme;
    else found.push(grapheme);
    narrow = !wide;
  }
  return found;
}

/** Atoms of one paragraph; `undefined` is a forced end of line. */
function atomsOf(spans: readonly Span[]): (Atom | undefined)[] {
  const atoms: (Atom | undefined)[] = [];
  let gap: Span | undefined;
  let glued: Atom | undefined;
  const add = (text: string, style: Style, glue: boolean): void => {
    const span = { text: text.replaceAll('\u00a0', ' '), style };
    const width = cells(span.text);
    if (glue && glued !== undefined) {
      glued.spans.push(span);
      glued.width += width;
      return;
    }
    glued = { spans: [span], width, gap };
    gap = undefined;
    atoms.push(glued);
  };
  for (const { text, style } of spans) {
    for (const part of text.split(/( +|\n)/)) {
      if (part === '') continue;
      if (part === '\n') {
        atoms.push(undefined);
        gap = undefined;
        glued = undefined;
      } else if (part.startsWith(' ')) {
        gap = gap === undefined ? { text: part, style } : gap;
        glued = undefined;
      } else {
        pieces(part).forEach((piece, index) => {
          add(piece, style, index === 0);
        });
      }
    }
  }
  return atoms;
}

/** Joins neighbours of the same style, so that the screen draws few pieces. */
function joined(spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const span of spans) {
    const last = result.at(-1);
    if (last !== undefined && last.style === span.style)
      result[result.length - 1] = { text: last.text + span.text, style: span.style };
    else if (span.text !== '') result.push(span);
  }
  return result;
}

/**
 * Breaks spans into lines of at most `width` cells: at spaces, between wide characters, and inside a word
 * only when it is wider than a line. `\n` in a text ends the line. Spaces at a line's ends are dropped.
 */
export function wrap(spans: readonly Span[], width: number): StyledLine[] {
  const room = Math.max(2, width);
  const lines: StyledLine[] = [];
  let line: Span[] = [];
  let used = 0;
  const end = (): void => {
    lines.push({ spans: joined(line) });
    line = [];
    used = 0;
  };
  for (const atom of atomsOf(spans)) {
    if (atom === undefined) {
      end();
      continue;
    }
    const gap = used > 0 ? atom.gap : undefined;
    const before = gap === undefined ? 0 : gap.text.length;
    if (used > 0 && used + before + atom.width > room) end();
    else if (gap !== undefined) {
      line.push(gap);
      used += before;
    }
    for (const span of atom.spans) {
      cut(span.text, room, room - used).forEach((piece, index) => {
        if (index > 0) end();
        line.push({ text: piece, style: span.style });
        used += cells(piece);
      });
    }
  }
  if (line.length > 0 || lines.length === 0) end();
  return lines;
}
