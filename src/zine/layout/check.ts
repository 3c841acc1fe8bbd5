import { pointsOn } from '../drawing/bounds.ts';
import type { Fonts } from '../fonts.ts';
import type { Format, Leaf, Mark, Piece } from '../marks.ts';
import { outside, overlap, type Quad, textQuad } from './geometry.ts';

type Text = Extract<Mark, { kind: 'text' }>;

/** Letters may touch their neighbours' room a little: the boxes are larger than most letters. */
const TOUCH = 1;
/** A pen strays. */
const STRAY = 2.5;

function named(mark: Text): string {
  return `“${mark.text}” (${mark.face} ${mark.size.toFixed(1)} at ${mark.x.toFixed(0)},${mark.y.toFixed(0)})`;
}

function overlaps(texts: readonly { mark: Text; quad: Quad }[]): string[] {
  return texts.flatMap((a, index) =>
    texts
      .slice(index + 1)
      .filter((b) => overlap(a.quad, b.quad) > TOUCH)
      .map((b) => `${named(a.mark)} and ${named(b.mark)} overlap`),
  );
}

function sizeFault(mark: Text, piece: Piece, format: Format): string[] {
  const mono = mark.face === 'mono' || mark.face === 'mono-bold';
  const small = mono || piece.role === 'figure' || piece.role === 'artifact';
  const least = small ? format.leastMono : format.least * 0.85;
  return mark.size >= least - 0.01
    ? []
    : [`${named(mark)} is smaller than ${least.toFixed(1)} points`];
}

function figureFaults(piece: Piece, fonts: Fonts): string[] {
  const { box } = piece;
  if (box === undefined) return [];
  const furthest = Math.max(
    0,
    ...piece.marks.map((mark) => {
      if (mark.kind === 'link') return 0;
      const points = mark.kind === 'text' ? textQuad(mark, fonts) : pointsOn(mark.ops);
      return outside(points, box);
    }),
  );
  return furthest <= STRAY
    ? []
    : [`the drawing “${piece.alt}” reaches ${furthest.toFixed(1)} points out of its view box`];
}

/** What is wrong with a page as it is laid out, in words; empty: it can be printed. Pure. */
export function faultsOf(leaf: Leaf, format: Format, fonts: Fonts): string[] {
  const page = { x: 0, y: 0, width: leaf.width, height: leaf.height };
  const faults: string[] = [];
  const texts: { mark: Text; quad: Quad }[] = [];
  for (const piece of leaf.pieces) {
    faults.push(...figureFaults(piece, fonts));
    for (const mark of piece.marks) {
      if (mark.kind === 'link') continue;
      if (mark.kind === 'path') {
        const out = outside(pointsOn(mark.ops), page);
        if (out > STRAY)
          faults.push(`a line of ${piece.role} leaves the page by ${out.toFixed(1)} points`);
        continue;
      }
      const quad = textQuad(mark, fonts);
      texts.push({ mark, quad });
      const out = outside(quad, page);
      if (out > 0.5) faults.push(`${named(mark)} leaves the page by ${out.toFixed(1)} points`);
      const missing = fonts.missing(mark.text, mark.face);
      if (missing.length > 0)
        faults.push(`${named(mark)}: its face has no letter ${missing.join(' ')}`);
      faults.push(...sizeFault(mark, piece, format));
    }
  }
  return [...faults, ...overlaps(texts)];
}
