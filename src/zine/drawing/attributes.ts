import type { XmlElement } from '@rgrove/parse-xml';
import type { Ink } from '../model.ts';
import { INKS } from '../model.ts';
import type { Paint } from './model.ts';
import { length, numbers } from './numbers.ts';
import type { SvgSource } from './xml.ts';

/** What children inherit. */
export interface Style {
  readonly stroke: Ink | undefined;
  /** undefined: nothing said; shapes are then not filled, text is ink. */
  readonly fill: Ink | 'none' | undefined;
  readonly strokeWidth: number | undefined;
  readonly dash: readonly number[] | undefined;
  readonly fillStyle: 'solid' | 'hachure';
  readonly rough: boolean;
  readonly fontSize: number;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly bold: boolean;
  readonly mono: boolean;
}

export const PLAIN: Style = {
  stroke: 'ink',
  fill: undefined,
  strokeWidth: undefined,
  dash: undefined,
  fillStyle: 'solid',
  rough: true,
  fontSize: 12,
  anchor: 'start',
  bold: false,
  mono: false,
};

const PAINT = ['fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'data-fill', 'data-rough'];
const TEXT = ['font-size', 'text-anchor', 'font-weight', 'class'];
const SHAPE = ['transform', ...PAINT];
const MARKERS = ['marker-end', 'marker-start'];
const GROUP = [...SHAPE, ...TEXT];

/** Every element that a drawing may hold, and its attributes. */
const ALLOWED: ReadonlyMap<string, readonly string[]> = new Map([
  ['svg', ['viewBox', 'xmlns', ...PAINT, ...TEXT]],
  ['title', []],
  ['g', GROUP],
  ['use', ['href', 'x', 'y', 'width', ...GROUP]],
  ['rect', ['x', 'y', 'width', 'height', 'rx', ...SHAPE]],
  ['circle', ['cx', 'cy', 'r', ...SHAPE]],
  ['ellipse', ['cx', 'cy', 'rx', 'ry', ...SHAPE]],
  ['line', ['x1', 'y1', 'x2', 'y2', ...SHAPE, ...MARKERS]],
  ['polyline', ['points', ...SHAPE, ...MARKERS]],
  ['polygon', ['points', ...SHAPE]],
  ['path', ['d', ...SHAPE, ...MARKERS]],
  ['text', ['x', 'y', 'transform', 'fill', ...TEXT]],
]);

/** Refuses an element or an attribute that the format does not have. */
export function checkAllowed(element: XmlElement, source: SvgSource): void {
  const attributes = ALLOWED.get(element.name);
  if (attributes === undefined) {
    const known = [...ALLOWED.keys()].filter((name) => name !== 'svg').join(', ');
    throw source.problem(element, `<${element.name}> is not drawn; a drawing may hold: ${known}`);
  }
  for (const name of Object.keys(element.attributes)) {
    if (attributes.includes(name)) continue;
    const known = attributes.join(', ') || 'none';
    throw source.problem(element, `<${element.name}> has no "${name}"; its attributes: ${known}`);
  }
}

/** The style of an element: what it says, else what is inherited. */
export function styleOf(element: XmlElement, inherited: Style, source: SvgSource): Style {
  const said = element.attributes;
  const fill = inkOf(element, 'fill', source);
  const stroke = inkOf(element, 'stroke', source);
  const fillStyle = oneOf(element, 'data-fill', ['solid', 'hachure'], source);
  const rough = oneOf(element, 'data-rough', ['yes', 'no'], source);
  const weight = oneOf(element, 'font-weight', ['normal', 'bold'], source);
  const face = oneOf(element, 'class', ['mono', 'hand'], source);
  const width =
    said['stroke-width'] === undefined ? undefined : length(element, 'stroke-width', source);
  if (width === 0)
    throw source.problem(element, 'stroke-width="0" draws nothing: say stroke="none"');
  return {
    stroke: stroke === undefined ? inherited.stroke : stroke === 'none' ? undefined : stroke,
    fill: fill ?? inherited.fill,
    strokeWidth: width ?? inherited.strokeWidth,
    dash: said['stroke-dasharray'] === undefined ? inherited.dash : dashOf(element, source),
    fillStyle: fillStyle ?? inherited.fillStyle,
    rough: rough === undefined ? inherited.rough : rough === 'yes',
    fontSize: said['font-size'] === undefined ? inherited.fontSize : fontSizeOf(element, source),
    anchor: oneOf(element, 'text-anchor', ['start', 'middle', 'end'], source) ?? inherited.anchor,
    bold: weight === undefined ? inherited.bold : weight === 'bold',
    mono: face === undefined ? inherited.mono : face === 'mono',
  };
}

/** How a shape is painted; `scale` is how much its transforms enlarge it. */
export function paintOf(
  element: XmlElement,
  style: Style,
  scale: number,
  source: SvgSource,
): Paint {
  const end = oneOf(element, 'marker-end', ['arrow', 'none'], source) === 'arrow';
  const start = oneOf(element, 'marker-start', ['arrow', 'none'], source) === 'arrow';
  return {
    stroke: style.stroke,
    strokeWidth: style.strokeWidth,
    scale,
    dash: style.dash,
    fill: style.fill === 'none' ? undefined : style.fill,
    fillStyle: style.fillStyle,
    arrow: end && start ? 'both' : end ? 'end' : start ? 'start' : 'none',
    rough: style.rough,
  };
}

/** An attribute with one of a few values; undefined when it is not there. */
function oneOf<T extends string>(
  element: XmlElement,
  name: string,
  values: readonly T[],
  source: SvgSource,
): T | undefined {
  const said = element.attributes[name];
  if (said === undefined) return undefined;
  const value = values.find((each) => each === said);
  if (value !== undefined) return value;
  throw source.problem(
    element,
    `${name}="${said}" on <${element.name}>: it may be ${values.join(', ')}`,
  );
}

function inkOf(element: XmlElement, name: string, source: SvgSource): Ink | 'none' | undefined {
  return oneOf(element, name, [...INKS, 'none'], source);
}

function dashOf(element: XmlElement, source: SvgSource): readonly number[] | undefined {
  if (element.attributes['stroke-dasharray'] === 'none') return undefined;
  const dashes = numbers(element, 'stroke-dasharray', source);
  const fine = dashes.length > 0 && dashes.length <= 8 && dashes.every((dash) => dash >= 0.5);
  if (fine) return dashes;
  throw source.problem(element, 'stroke-dasharray: one to eight lengths of at least 0.5, or none');
}

function fontSizeOf(element: XmlElement, source: SvgSource): number {
  const size = length(element, 'font-size', source);
  if (size >= 1) return size;
  throw source.problem(element, `font-size="${size}" cannot be read`);
}
