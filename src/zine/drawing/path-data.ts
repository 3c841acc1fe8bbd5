import type { XmlElement } from '@rgrove/parse-xml';
import { absolutize, normalize, parsePath } from 'path-data-parser';
import { messageOf } from '../../base/errors.ts';
import type { PathOp } from '../marks.ts';
import type { SvgSource } from './xml.ts';

const MOST_CHARACTERS = 20_000;
const MOST_COORDINATE = 10_000;
/** What path data is made of; a number right after a Z would keep the parser busy for ever. */
const WELL_FORMED = /^\s*[Mm][\s\d.,eE+\-AaCcHhLlMmQqSsTtVvZz]*$/;
const NUMBER_AFTER_END = /[Zz][\s,]*[-+.\d]/;

/** A path's `d` as moves, lines and cubic curves, in absolute coordinates. */
export function pathOps(element: XmlElement, source: SvgSource): PathOp[] {
  const d = element.attributes.d;
  if (d === undefined) throw source.problem(element, '<path> needs d');
  if (d.length > MOST_CHARACTERS) throw source.problem(element, 'd of <path> is too long');
  if (!WELL_FORMED.test(d) || NUMBER_AFTER_END.test(d))
    throw source.problem(element, `d of <path> is not path data: "${start(d)}"`);
  const segments = segmentsOf(d, element, source);
  const ops = segments.map(({ key, data }) => opOf(key, data));
  const whole = ops.filter((op) => op !== undefined);
  const drawn = whole.some((op) => op[0] === 'L' || op[0] === 'C');
  if (whole.length !== ops.length || !drawn)
    throw source.problem(
      element,
      `d of <path> draws nothing, or has a number that is no number: "${start(d)}"`,
    );
  return whole;
}

function segmentsOf(d: string, element: XmlElement, source: SvgSource) {
  try {
    return normalize(absolutize(parsePath(d)));
  } catch (error) {
    throw source.problem(
      element,
      `d of <path> is not path data (${messageOf(error)}): "${start(d)}"`,
    );
  }
}

function start(d: string): string {
  return d.length > 40 ? `${d.slice(0, 40)}...` : d;
}

function opOf(key: string, data: readonly number[]): PathOp | undefined {
  if (!data.every((value) => Math.abs(value) <= MOST_COORDINATE)) return undefined;
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = data;
  if (key === 'M' || key === 'L') return [key, a, b];
  if (key === 'C') return ['C', a, b, c, d, e, f];
  return key === 'Z' ? ['Z'] : undefined;
}
