import type { Drawing } from '../drawing/model.ts';
import { ZineError } from '../errors.ts';
import type { Desk } from './desk.ts';
import { placed } from './move.ts';
import type { Slab } from './slab.ts';

/** How much a drawing is scaled for a panel of this width. */
function scaleFor(drawing: Drawing, width: number, desk: Desk): number {
  return Math.min(desk.zoom, width / drawing.width);
}

/** Words in a drawing must stay legible: as large as a terminal's at least. */
function checkWords(drawing: Drawing, scale: number, desk: Desk): void {
  for (const shape of drawing.shapes) {
    if (shape.kind !== 'text' || shape.size * scale >= desk.format.leastMono - 0.005) continue;
    throw new ZineError(
      desk.file,
      1,
      `“${shape.text}” in the drawing “${drawing.title}” becomes ${(shape.size * scale).toFixed(1)} points high, less than ${desk.format.leastMono}: write it larger, or give its panel more width`,
      { code: 'zine-overflow' },
    );
  }
}

/** A drawing in the middle of its panel. */
export function figureSlab(drawing: Drawing, width: number, desk: Desk): Slab {
  const scale = scaleFor(drawing, width, desk);
  checkWords(drawing, scale, desk);
  const height = drawing.height * scale;
  return {
    height,
    before: desk.size * 0.45,
    after: desk.size * 0.5,
    draw: (x, y) => {
      const left = x + (width - drawing.width * scale) / 2;
      return [
        {
          role: 'figure',
          alt: drawing.title,
          box: { x: left, y, width: drawing.width * scale, height },
          marks: desk.sketched(drawing).map((mark) => placed(mark, { x: left, y, k: scale })),
        },
      ];
    },
  };
}
