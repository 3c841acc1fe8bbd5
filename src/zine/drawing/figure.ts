import type { XmlElement } from '@rgrove/parse-xml';
import { didYouMean } from '../../base/source/nearest.ts';
import { numbers } from './numbers.ts';
import type { SvgSource } from './xml.ts';

export interface ViewBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Who appears in more than one drawing. */
export interface Figure {
  readonly source: SvgSource;
  readonly box: ViewBox;
}

/** By name, without `#` and `.svg`. */
export type Figures = ReadonlyMap<string, Figure>;

/** The view box of a drawing; it must have one, and be neither empty nor larger than a page. */
export function viewBoxOf(source: SvgSource): ViewBox {
  const [x = 0, y = 0, width = 0, height = 0, ...more] = numbers(source.root, 'viewBox', source);
  if (more.length === 0 && width > 0 && height > 0 && width <= 2000 && height <= 2000)
    return { x, y, width, height };
  throw source.problem(source.root, 'viewBox: four numbers, x y width height, none over 2000');
}

/** The figure that a `use` names. */
export function figureFor(
  element: XmlElement,
  figures: Figures,
  source: SvgSource,
): { name: string; figure: Figure } {
  const href = element.attributes.href ?? '';
  const name = href.replace(/^#/, '');
  const figure = href.startsWith('#') ? figures.get(name) : undefined;
  if (figure !== undefined) return { name, figure };
  const names = [...figures.keys()].sort();
  const there = names.map((each) => `#${each}`).join(', ') || 'none yet';
  const hint = didYouMean(name, names);
  throw source.problem(element, `<use href="${href}"> is no figure${hint} (there are: ${there})`);
}
