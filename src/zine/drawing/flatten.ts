import type { XmlElement } from '@rgrove/parse-xml';
import { checkAllowed, paintOf, type Style, styleOf } from './attributes.ts';
import { boxOf } from './bounds.ts';
import { type Figures, figureFor } from './figure.ts';
import { ellipseOps, outlineOf } from './geometry.ts';
import {
  applyTo,
  type Matrix,
  multiply,
  scaleOf,
  scaling,
  transformOps,
  translation,
} from './matrix.ts';
import type { Shape } from './model.ts';
import { length, number } from './numbers.ts';
import { transformOf } from './transform.ts';
import { elementsOf, type SvgSource, wordsOf } from './xml.ts';

/** Where the walk through a drawing's elements is. */
export interface Walk {
  readonly source: SvgSource;
  readonly figures: Figures;
  readonly matrix: Matrix;
  readonly style: Style;
  /** Figures that are being drawn, the outermost first. */
  readonly within: readonly string[];
  readonly shapes: Shape[];
  /** How many elements were walked through, figures' included: some may draw nothing. */
  readonly walked: { elements: number };
}

/** More than any page needs; a drawing of figures of figures ends here. */
const MOST_ELEMENTS = 3000;
const FARTHEST = 5000;

/** Adds what an element's children draw to `walk.shapes`, in the coordinates of the view box. */
export function flattenChildren(parent: XmlElement, walk: Walk): void {
  for (const child of elementsOf(parent)) {
    if (child.name === 'svg') throw walk.source.problem(child, '<svg> inside <svg>: use <g>');
    checkAllowed(child, walk.source);
    walk.walked.elements++;
    if (walk.walked.elements > MOST_ELEMENTS)
      throw walk.source.problem(child, `the drawing has more than ${MOST_ELEMENTS} elements`);
    if (child.name === 'title') {
      if (walk.source.root === parent) continue;
      throw walk.source.problem(child, '<title> belongs right under <svg>, once');
    }
    flatten(child, walk);
  }
}

function flatten(element: XmlElement, outer: Walk): void {
  const { source } = outer;
  const walk: Walk = {
    ...outer,
    matrix: multiply(outer.matrix, transformOf(element, source)),
    style: styleOf(element, outer.style, source),
  };
  if (element.name === 'g') flattenChildren(element, walk);
  else if (element.name === 'use') flattenFigure(element, walk);
  else walk.shapes.push(checked(shapeOf(element, walk), element, walk));
}

/** Refuses what no page has room for, and what nobody would see. */
function checked(shape: Shape, element: XmlElement, { matrix, source }: Walk): Shape {
  const scale = scaleOf(matrix);
  if (scale > 100) throw source.problem(element, 'its transforms make it too large');
  if (scale < 0.01) throw source.problem(element, 'its transforms make it too small to see');
  const box = shape.kind === 'path' ? boxOf(shape.ops) : { ...shape, width: 0, height: 0 };
  const far = [box.x, box.y, box.x + box.width, box.y + box.height];
  if (far.every((value) => Math.abs(value) <= FARTHEST)) return shape;
  throw source.problem(element, 'it stands too far away from the view box');
}

function shapeOf(element: XmlElement, walk: Walk): Shape {
  if (element.name === 'text') return textShape(element, walk);
  refuseChildren(element, walk.source);
  if (element.name === 'circle' || element.name === 'ellipse') return ellipseShape(element, walk);
  const ops = transformOps(walk.matrix, outlineOf(element, walk.source));
  return {
    kind: 'path',
    ops,
    paint: paintOf(element, walk.style, scaleOf(walk.matrix), walk.source),
  };
}

function refuseChildren(element: XmlElement, source: SvgSource): void {
  const child = elementsOf(element)[0];
  if (child !== undefined)
    throw source.problem(child, `<${child.name}> inside <${element.name}>: it can hold nothing`);
}

/** A figure stands at x, y and is scaled to its width; its height follows. */
function flattenFigure(element: XmlElement, walk: Walk): void {
  refuseChildren(element, walk.source);
  const { name, figure } = figureFor(element, walk.figures, walk.source);
  if (walk.within.includes(name))
    throw walk.source.problem(element, `the figure "${name}" is drawn inside itself`);
  const width = length(element, 'width', walk.source, figure.box.width);
  if (width === 0) throw walk.source.problem(element, 'width of <use> is 0');
  const size = width / figure.box.width;
  const [x, y] = [number(element, 'x', walk.source, 0), number(element, 'y', walk.source, 0)];
  const inBox = multiply(scaling(size, size), translation(-figure.box.x, -figure.box.y));
  flattenChildren(figure.source.root, {
    ...walk,
    source: figure.source,
    matrix: multiply(walk.matrix, multiply(translation(x, y), inBox)),
    style: styleOf(figure.source.root, walk.style, figure.source),
    within: [...walk.within, name],
  });
}

function ellipseShape(element: XmlElement, walk: Walk): Shape {
  const { source, matrix } = walk;
  const [cx, cy] = [number(element, 'cx', source, 0), number(element, 'cy', source, 0)];
  const round = element.name === 'circle';
  const rx = length(element, round ? 'r' : 'rx', source);
  const ry = round ? rx : length(element, 'ry', source);
  const paint = paintOf(element, walk.style, scaleOf(matrix), source);
  const [a, b, c, d] = matrix;
  // A turned ellipse that is no circle has no rx and ry along the axes any more: it becomes a path.
  if (Math.abs(b) > 1e-9 || Math.abs(c) > 1e-9) {
    const turnedCircle =
      Math.abs(a * c + b * d) < 1e-9 &&
      Math.abs(rx * Math.hypot(a, b) - ry * Math.hypot(c, d)) < 1e-6;
    if (!turnedCircle)
      return { kind: 'path', ops: transformOps(matrix, ellipseOps(cx, cy, rx, ry)), paint };
  }
  const [x, y] = applyTo(matrix, cx, cy);
  return { kind: 'ellipse', x, y, rx: rx * Math.hypot(a, b), ry: ry * Math.hypot(c, d), paint };
}

function textShape(element: XmlElement, walk: Walk): Shape {
  const { source, matrix, style } = walk;
  const child = elementsOf(element)[0];
  if (child !== undefined)
    throw source.problem(
      child,
      `<${child.name}> inside <text>: a text is words only; write one <text> a line`,
    );
  const text = wordsOf(element);
  if (text === '') throw source.problem(element, '<text> without words');
  const [x, y] = applyTo(matrix, number(element, 'x', source, 0), number(element, 'y', source, 0));
  const [a, b, c, d] = matrix;
  // In a mirrored figure, words are not mirrored: they run the other way from the same anchor.
  const mirrored = a * d - b * c < 0;
  const turned = mirrored ? Math.atan2(-b, -a) : Math.atan2(b, a);
  const other = { start: 'end', middle: 'middle', end: 'start' } as const;
  return {
    kind: 'text',
    text,
    x,
    y,
    size: style.fontSize * scaleOf(matrix),
    anchor: mirrored ? other[style.anchor] : style.anchor,
    bold: style.bold,
    mono: style.mono,
    ink: style.fill === undefined || style.fill === 'none' ? 'ink' : style.fill,
    angle: (turned * 180) / Math.PI,
  };
}
