import { sketch } from '../../../src/zine/drawing/sketch.ts';
import { loadFonts } from '../../../src/zine/fonts.ts';
import type { Mark } from '../../../src/zine/marks.ts';
import { draw, THEME } from './kit.ts';

export const fonts = await loadFonts();

export type PathMark = Extract<Mark, { kind: 'path' }>;

/** What a pen and a brush make of a drawing that holds `body`. */
export function paths(body: string): PathMark[] {
  return sketch(draw(body), THEME, fonts).filter((mark) => mark.kind === 'path');
}
