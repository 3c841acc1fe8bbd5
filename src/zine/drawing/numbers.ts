import type { XmlElement } from '@rgrove/parse-xml';
import type { SvgSource } from './xml.ts';

/** No coordinate is larger than this: nothing on a page is. */
const MOST = 5000;
const NUMBER = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i;

function toNumber(element: XmlElement, name: string, text: string, source: SvgSource): number {
  const value = NUMBER.test(text) ? Number(text) : Number.NaN;
  if (Number.isNaN(value))
    throw source.problem(element, `${name} of <${element.name}> is not a number: "${text}"`);
  if (Math.abs(value) > MOST)
    throw source.problem(element, `${name} of <${element.name}> is too large: ${text}`);
  return value;
}

/** A number without a unit; `otherwise` when it is left out, an error when that is too. */
export function number(
  element: XmlElement,
  name: string,
  source: SvgSource,
  otherwise?: number,
): number {
  const said = element.attributes[name];
  if (said !== undefined) return toNumber(element, name, said.trim(), source);
  if (otherwise !== undefined) return otherwise;
  throw source.problem(element, `<${element.name}> needs ${name}`);
}

/** A number that is not below zero. */
export function length(
  element: XmlElement,
  name: string,
  source: SvgSource,
  otherwise?: number,
): number {
  const value = number(element, name, source, otherwise);
  if (value >= 0) return value;
  throw source.problem(element, `${name} of <${element.name}> is below zero: ${value}`);
}

/** A list of numbers, apart by spaces or commas. */
export function numbers(element: XmlElement, name: string, source: SvgSource): number[] {
  const said = element.attributes[name];
  if (said === undefined) throw source.problem(element, `<${element.name}> needs ${name}`);
  const words = said.split(/[\s,]+/).filter((word) => word !== '');
  return words.map((word) => toNumber(element, name, word, source));
}
