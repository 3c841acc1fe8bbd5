import { never } from '../../base/exhaustive.ts';
import type { Fonts } from '../fonts.ts';
import type { Mark, PathOp } from '../marks.ts';
import type { Ink, Theme } from '../model.ts';
import { arrowHead } from './arrow.ts';
import { boxOf } from './bounds.ts';
import { ellipseOps } from './geometry.ts';
import { transformOps, translation } from './matrix.ts';
import type { Drawing, Paint, Shape } from './model.ts';
import { type Hand, hachure, roughEllipse, roughPath, rounded, roundedOps } from './pen.ts';
import { seedFor } from './seed.ts';
import { textMark } from './text-mark.ts';

/** Draws a drawing by hand: marks in the coordinates of its view box, the same ones each time. */
export function sketch(drawing: Drawing, theme: Theme, fonts: Fonts): Mark[] {
  return drawing.shapes.flatMap((shape, index) => {
    const { roughness, bowing } = theme;
    const hand = { roughness, bowing, seed: seedFor(drawing.seed, index) };
    return shapeMarks(shape, theme, hand, fonts);
  });
}

function shapeMarks(shape: Shape, theme: Theme, hand: Hand, fonts: Fonts): Mark[] {
  switch (shape.kind) {
    case 'text':
      return [textMark(shape, fonts)];
    case 'path':
      return paintedMarks(shape.ops, shape.paint, theme, hand, () =>
        roughPath(opened(shape.ops), hand),
      );
    case 'ellipse': {
      const { x, y, rx, ry } = shape;
      const outline = ellipseOps(x, y, rx, ry);
      return paintedMarks(outline, shape.paint, theme, hand, () =>
        roughEllipse(x, y, rx, ry, hand),
      );
    }
    default:
      return never(shape);
  }
}

/** The fill, then the outline, then the arrows' heads. */
function paintedMarks(
  outline: readonly PathOp[],
  paint: Paint,
  theme: Theme,
  hand: Hand,
  rough: () => PathOp[],
): Mark[] {
  const pen = penOf(paint, theme);
  const marks: Mark[] = [];
  if (paint.fill !== undefined) marks.push(...fillMarks(outline, paint.fill, paint, pen, hand));
  if (paint.stroke === undefined) return marks;
  const stroke = { ink: paint.stroke, width: rounded(pen) };
  const dash = paint.dash?.map((length) => rounded(length * scaleOfPen(paint.scale)));
  const line = paint.rough ? rough() : roundedOps(outline);
  marks.push({
    kind: 'path',
    ops: line,
    stroke: dash === undefined ? stroke : { ...stroke, dash },
  });
  for (const where of ['end', 'start'] as const) {
    if (paint.arrow !== where && paint.arrow !== 'both') continue;
    const head = arrowHead(outline, where, pen);
    if (head.length > 0)
      marks.push({
        kind: 'path',
        ops: paint.rough ? roughPath(head, hand) : roundedOps(head),
        stroke,
      });
  }
  return marks;
}

function fillMarks(
  outline: readonly PathOp[],
  ink: Ink,
  paint: Paint,
  pen: number,
  hand: Hand,
): Mark[] {
  if (paint.fillStyle === 'hachure' && paint.rough) {
    const ops = hachure(outline, Math.max(2.6, 3.2 * pen), hand);
    return ops.length === 0
      ? []
      : [{ kind: 'path', ops, stroke: { ink, width: rounded(0.7 * pen) } }];
  }
  const shifted = transformOps(brushShift(outline, ink, paint), outline);
  return [{ kind: 'path', ops: roundedOps(shifted), fill: ink }];
}

/** A brush of light colour goes a little beside the line; paper hides what is below, ink is the shape itself. */
function brushShift(outline: readonly PathOp[], ink: Ink, paint: Paint) {
  const { width, height } = boxOf(outline);
  const beside = paint.rough && paint.stroke !== undefined && (ink === 'tint' || ink === 'shade');
  const by = beside ? Math.min(1.6, Math.min(width, height) * 0.03) : 0;
  return translation(by, by);
}

/** A pen grows and shrinks with a figure, but less than the figure does. */
function scaleOfPen(scale: number): number {
  return Math.min(1.5, Math.max(0.6, Math.sqrt(scale)));
}

function penOf(paint: Paint, theme: Theme): number {
  return (paint.strokeWidth ?? theme.strokeWidth) * scaleOfPen(paint.scale);
}

/** The path with lines in place of its Z, where there is anything left to close. */
function opened(ops: readonly PathOp[]): PathOp[] {
  const out: PathOp[] = [];
  let first: readonly [number, number] = [0, 0];
  let at: readonly [number, number] = [0, 0];
  for (const op of ops) {
    if (op[0] === 'Z') {
      if (Math.hypot(at[0] - first[0], at[1] - first[1]) > 0.05) out.push(['L', ...first]);
      at = first;
      continue;
    }
    out.push(op);
    at = op[0] === 'C' ? [op[5], op[6]] : [op[1], op[2]];
    if (op[0] === 'M') first = at;
  }
  return out;
}
