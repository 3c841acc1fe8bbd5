import type { Mark, Piece } from '../marks.ts';
import type { Hand } from './atoms.ts';
import { chance } from './chance.ts';
import type { Desk } from './desk.ts';
import { penCircle, wash } from './pen.ts';
import { artifact, piece, type Slab } from './slab.ts';
import { type Line, wrapEvenly } from './wrap.ts';

const FACE = 'lettering';
/** Titles in points, in a format whose text is at most one point high. */
const LARGEST = 2.15;
const ONE_LINE = 1.6;
const TIGHT = 1.08;

function linesAt(title: string, size: number, width: number, desk: Desk): Line[] {
  const hand: Hand = { size, ink: 'ink', plain: FACE, bold: FACE };
  return wrapEvenly([{ kind: 'text', text: title, style: 'plain' }], width, hand, desk.fonts);
}

/** As large as it goes: on one line if that is large enough, else on two of like length. */
function setTitle(title: string, width: number, desk: Desk): { size: number; lines: Line[] } {
  const { most } = desk.format;
  for (let size = most * LARGEST; size >= most * ONE_LINE; size -= most * 0.05) {
    const lines = linesAt(title, size, width, desk);
    if (lines.length === 1) return { size, lines };
  }
  for (let size = most * LARGEST * 0.85; ; size -= most * 0.05) {
    const lines = linesAt(title, size, width, desk);
    if (lines.length <= 2 || size <= most) return { size, lines };
  }
}

/** A broad stroke that ends in a flick. */
function flourish(x: number, y: number, width: number, thick: number): Mark[] {
  const next = chance(x, y, width);
  const off = () => next() * thick * 0.5;
  const right = x + width;
  return [
    {
      kind: 'path',
      fill: 'accent',
      ops: [
        ['M', x - thick * 0.4, y + thick * 0.3 + off()],
        [
          'C',
          x + width * 0.3,
          y - thick * 0.8 + off(),
          x + width * 0.7,
          y - thick * 0.3 + off(),
          right + thick,
          y - thick * 0.9,
        ],
        [
          'C',
          right + thick * 1.5,
          y - thick * 0.8,
          right + thick * 1.5,
          y - thick * 0.4,
          right + thick,
          y - thick * 0.3,
        ],
        [
          'C',
          x + width * 0.7,
          y + thick * 0.7 + off(),
          x + width * 0.3,
          y + thick * 0.4 + off(),
          x + thick * 0.2,
          y + thick * 1.2,
        ],
        [
          'C',
          x - thick * 0.6,
          y + thick * 1.3,
          x - thick * 0.9,
          y + thick * 0.5,
          x - thick * 0.4,
          y + thick * 0.3,
        ],
        ['Z'],
      ],
    },
  ];
}

/** A page's title: large, over a stroke of colour. */
export function titleSlab(title: string, width: number, desk: Desk): Slab {
  const { size, lines } = setTitle(title, width, desk);
  const lead = size * TIGHT;
  const thick = size * 0.13;
  const below = size * 0.38;
  return {
    height: lines.length * lead + below - size * 0.1,
    before: 0,
    after: desk.size * 0.6,
    draw: (x, y) => {
      const over: Mark[] = [];
      const under: Mark[] = [];
      lines.forEach((line, index) => {
        const base = y + index * lead + size * 0.82;
        const text = line.runs.map((run) => run.text).join('');
        over.push({ kind: 'text', text, x, y: base, size, face: FACE, ink: 'ink' });
        const box = {
          x: x - 1,
          y: base - size * 0.34,
          width: Math.min(line.width + 3, width + 1),
          height: size * 0.42,
        };
        under.push(wash(box, 'tint'));
        if (index === lines.length - 1)
          under.push(
            ...flourish(
              x + thick * 0.6,
              base + size * 0.36,
              Math.min(width - thick * 2, Math.max(line.width, width * 0.3)),
              thick,
            ),
          );
      });
      return [...artifact(under), ...piece('title', over)];
    },
  };
}

/** Room for the page's number at the bottom. */
export function footHeight(desk: Desk): number {
  return desk.format.most * 1.78;
}

/** The page's number in a circle, at the outside corner. */
export function pageNumber(number: number, desk: Desk): Piece[] {
  const { width, height, most } = desk.format;
  const size = most * 0.84;
  const radius = most * 0.7;
  const x = number % 2 === 1 ? width - radius - 0.5 : radius + 0.5;
  const y = height - radius - 0.5;
  const text = String(number);
  const mark: Mark = {
    kind: 'text',
    text,
    x: x - desk.fonts.width(text, 'hand-bold', size) / 2,
    y: y + size * 0.35,
    size,
    face: 'hand-bold',
    ink: 'ink',
  };
  // Not read aloud in the middle of the text: page numbers are labels of the PDF's pages.
  return artifact([...penCircle(desk, x, y, radius, { fill: 'tint', strokeWidth: 1 }), mark]);
}
