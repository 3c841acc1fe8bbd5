import type { XmlElement } from '@rgrove/parse-xml';
import { IDENTITY, type Matrix, multiply, rotation, scaling, translation } from './matrix.ts';
import type { SvgSource } from './xml.ts';

const CALL = /^\s*,?\s*([a-zA-Z]+)\s*\(([^)]*)\)/;
const NUMBER = /^[-+]?(\d+\.?\d*|\.\d+)$/;
const MOST = 5000;

/** The matrix of an element's `transform`: translate, scale and rotate, as many as are written. */
export function transformOf(element: XmlElement, source: SvgSource): Matrix {
  let rest = element.attributes.transform ?? '';
  let matrix = IDENTITY;
  while (rest.trim() !== '') {
    const call = CALL.exec(rest);
    if (call === null) throw source.problem(element, `transform cannot be read: "${rest.trim()}"`);
    const words = (call[2] ?? '').split(/[\s,]+/).filter((word) => word !== '');
    if (!words.every((word) => NUMBER.test(word) && Math.abs(Number(word)) <= MOST))
      throw source.problem(element, `transform has a wrong number: "${call[0].trim()}"`);
    matrix = multiply(matrix, one(call[1] ?? '', words.map(Number), element, source));
    rest = rest.slice(call[0].length);
  }
  return matrix;
}

function one(
  name: string,
  values: readonly number[],
  element: XmlElement,
  source: SvgSource,
): Matrix {
  const [a = 0, b, c] = values;
  const count = values.length;
  if (name === 'translate' && (count === 1 || count === 2)) return translation(a, b ?? 0);
  if (name === 'scale' && (count === 1 || count === 2) && a !== 0 && b !== 0)
    return scaling(a, b ?? a);
  if (name === 'rotate' && count === 1) return rotation(a);
  if (name === 'rotate' && count === 3) return rotation(a, b, c);
  const known = 'translate(x y), scale(s) or scale(x y), rotate(degrees) or rotate(degrees x y)';
  throw source.problem(element, `transform "${name}(${values.join(' ')})": it may be ${known}`);
}
