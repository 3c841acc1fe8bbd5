import type { XmlElement } from '@rgrove/parse-xml';
import type { PathOp } from '../marks.ts';
import { length, number, numbers } from './numbers.ts';
import { pathOps } from './path-data.ts';
import type { SvgSource } from './xml.ts';

/** How far a Bézier curve's handles stand off, for a quarter of a circle of radius 1. */
const ROUND = 0.5523;

/** An ellipse as four curves. */
export function ellipseOps(x: number, y: number, rx: number, ry: number): PathOp[] {
  const [kx, ky] = [rx * ROUND, ry * ROUND];
  return [
    ['M', x + rx, y],
    ['C', x + rx, y + ky, x + kx, y + ry, x, y + ry],
    ['C', x - kx, y + ry, x - rx, y + ky, x - rx, y],
    ['C', x - rx, y - ky, x - kx, y - ry, x, y - ry],
    ['C', x + kx, y - ry, x + rx, y - ky, x + rx, y],
    ['Z'],
  ];
}

/** A rectangle with rounded corners. */
export function roundedBox(
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
  radius: number,
): PathOp[] {
  const r = Math.min(radius, width / 2, height / 2);
  const k = r * (1 - ROUND);
  const [right, bottom] = [x + width, y + height];
  return [
    ['M', x + r, y],
    ['L', right - r, y],
    ['C', right - k, y, right, y + k, right, y + r],
    ['L', right, bottom - r],
    ['C', right, bottom - k, right - k, bottom, right - r, bottom],
    ['L', x + r, bottom],
    ['C', x + k, bottom, x, bottom - k, x, bottom - r],
    ['L', x, y + r],
    ['C', x, y + k, x + k, y, x + r, y],
    ['Z'],
  ];
}

/** The outline of a rect, line, polyline, polygon or path as its author wrote it. */
export function outlineOf(element: XmlElement, source: SvgSource): PathOp[] {
  switch (element.name) {
    case 'rect':
      return rectOps(element, source);
    case 'line':
      return [
        ['M', number(element, 'x1', source, 0), number(element, 'y1', source, 0)],
        ['L', number(element, 'x2', source, 0), number(element, 'y2', source, 0)],
      ];
    case 'polyline':
      return pointsOps(element, source);
    case 'polygon':
      return [...pointsOps(element, source), ['Z']];
    case 'path':
      return pathOps(element, source);
    default:
      throw source.problem(element, `<${element.name}> has no outline`);
  }
}

function rectOps(element: XmlElement, source: SvgSource): PathOp[] {
  const [x, y] = [number(element, 'x', source, 0), number(element, 'y', source, 0)];
  const [w, h] = [length(element, 'width', source), length(element, 'height', source)];
  const r = Math.min(length(element, 'rx', source, 0), w / 2, h / 2);
  if (r > 0) return roundedBox({ x, y, width: w, height: h }, r);
  const [right, bottom] = [x + w, y + h];
  return [['M', x, y], ['L', right, y], ['L', right, bottom], ['L', x, bottom], ['Z']];
}

function pointsOps(element: XmlElement, source: SvgSource): PathOp[] {
  const values = numbers(element, 'points', source);
  if (values.length < 4 || values.length % 2 === 1)
    throw source.problem(element, `points of <${element.name}>: at least two pairs of numbers`);
  const ops: PathOp[] = [];
  for (let at = 0; at + 1 < values.length; at += 2)
    ops.push([at === 0 ? 'M' : 'L', values[at] ?? 0, values[at + 1] ?? 0]);
  return ops;
}
