import { roundedBox } from '../drawing/geometry.ts';
import type { Mark } from '../marks.ts';
import type { Session } from '../model.ts';
import type { Desk } from './desk.ts';
import { drawMono, type MonoLine, setMono } from './mono.ts';
import { type Box, penCircle, penPath, stroke, wash } from './pen.ts';
import { artifact, piece, type Slab } from './slab.ts';

const TAB = 8;

function untabbed(text: string): string {
  let out = '';
  for (const part of text.split(/(\t)/))
    out += part === '\t' ? ' '.repeat(TAB - (out.length % TAB)) : part;
  return out;
}

function linesOf(session: Session): MonoLine[] {
  return session.steps.flatMap((step) => [
    ...step.command.split('\n').map(
      (text, index): MonoLine => ({
        text: untabbed(text),
        typed: index === 0 ? 'first' : 'next',
      }),
    ),
    ...step.output.map((text): MonoLine => ({ text: untabbed(text), typed: 'no' })),
  ]);
}

/** A window's frame: three buttons in a bar, and a line under it. */
function windowFrame(box: Box, bar: number, desk: Desk): Mark[] {
  const radius = bar * 0.21;
  const middle = box.y + bar * 0.52;
  return [
    ...penPath(desk, box, roundedBox(box, bar * 0.5), { fill: 'paper', stroke: undefined }),
    wash({ x: box.x + 1, y: box.y + 1, width: box.width - 2, height: bar - 0.5 }, 'shade'),
    stroke(box.x + 0.5, box.y + bar, box.width - 1, 'ink', 0.9),
    ...[0, 1, 2].flatMap((index) =>
      penCircle(desk, box.x + bar * (0.75 + index * 0.68), middle, radius, {
        strokeWidth: 0.8,
        fill: index === 0 ? 'accent' : 'paper',
      }),
    ),
    ...penPath(desk, { ...box, y: box.y + 1 }, roundedBox(box, bar * 0.5)),
  ];
}

/** A terminal: a drawn window with what was typed and what came back. */
export function consoleSlab(session: Session, width: number, desk: Desk): Slab {
  const side = desk.size * 0.6;
  const set = setMono(linesOf(session), width - 2 * side, desk);
  const bar = Math.max(5, desk.size * 0.66);
  const above = bar + desk.size * 0.28;
  const below = desk.size * 0.4;
  const height = above + set.height + below;
  return {
    height,
    before: desk.size * 0.5,
    after: desk.size * 0.55,
    draw: (x, y) => {
      const frame = windowFrame({ x, y, width, height }, bar, desk);
      const { under, over } = drawMono(set, x + side, y + above, width - 2 * side, desk);
      return [...artifact([...frame, ...under]), ...piece('code', over)];
    },
  };
}

/** A piece of a file, on a grey strip. */
export function verbatimSlab(lines: readonly string[], width: number, desk: Desk): Slab {
  const side = desk.size * 0.6;
  const edge = desk.size * 0.35;
  const rows = lines.map((text): MonoLine => ({ text: untabbed(text), typed: 'no' }));
  const set = setMono(rows, width - 2 * side, desk);
  const height = set.height + 2 * edge;
  return {
    height,
    before: desk.size * 0.5,
    after: desk.size * 0.5,
    draw: (x, y) => {
      const strip = wash({ x, y, width, height }, desk.ground === 'shade' ? 'paper' : 'shade');
      const { under, over } = drawMono(set, x + side, y + edge, width - 2 * side, desk);
      return [...artifact([strip, ...under]), ...piece('code', over)];
    },
  };
}
