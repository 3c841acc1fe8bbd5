import stringWidth from 'string-width';

const ASCII = /^[\x20-\x7e]*$/;
// Made when it is needed: that takes milliseconds, and most texts are plain ASCII.
let segmenter: Intl.Segmenter | undefined;

/** Signs such as © ↔ ▪ ✔ that terminals draw in one cell unless told otherwise; string-width says two. */
const NARROW_SIGN =
  /(?<!\u200d)(?!\p{Emoji_Presentation})\p{Emoji}(?!\ufe0f|\u20e3|\u200d|[\u{1f3fb}-\u{1f3ff}])/gu;

/** Display cells of a text: 2 for CJK and emoji, 0 for combining marks. */
export function cells(text: string): number {
  return ASCII.test(text) ? text.length : stringWidth(text.replace(NARROW_SIGN, 'x'));
}

/** The characters as people see them: an emoji with its modifiers is one. */
export function graphemes(text: string): string[] {
  if (ASCII.test(text)) return text.split('');
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  return Array.from(segmenter.segment(text), (part) => part.segment);
}

/** Cuts a text into pieces of at most `width` cells; a single wider character stands alone. */
export function cut(text: string, width: number, first = width): string[] {
  const pieces: string[] = [];
  let piece = '';
  let used = 0;
  let room = first;
  for (const grapheme of graphemes(text)) {
    const size = cells(grapheme);
    if (used + size > room && (piece !== '' || room !== width)) {
      pieces.push(piece);
      piece = '';
      used = 0;
      room = width;
    }
    piece += grapheme;
    used += size;
  }
  pieces.push(piece);
  return pieces;
}

/** Pads with spaces on the right up to `width` cells. */
export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - cells(text)));
}
