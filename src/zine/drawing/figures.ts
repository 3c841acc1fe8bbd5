import { Problems, ZineError } from '../errors.ts';
import { checkAllowed, PLAIN, styleOf } from './attributes.ts';
import { type Figure, type Figures, viewBoxOf } from './figure.ts';
import { flattenChildren } from './flatten.ts';
import { IDENTITY } from './matrix.ts';
import { parseSvg } from './xml.ts';

export type { Figures } from './figure.ts';

/** The text of a figure that draws nothing: for one that cannot be read. */
export const EMPTY_FIGURE = '<svg viewBox="0 0 100 100"/>';

/**
 * Reads zine/figures: the files' text by the figures' names. Every one of them is checked, used or not. What is wrong
 * goes to `problems`, or is thrown as one ZineError when that is left out.
 */
export function parseFigures(files: ReadonlyMap<string, string>, problems?: Problems): Figures {
  const found = problems ?? new Problems();
  const figures = new Map<string, Figure>();
  for (const [name, text] of files)
    figures.set(name, found.try(() => parseFigure(name, text)) ?? stub(name));
  for (const [name, figure] of figures) {
    if (found.try(() => checkFigure(name, figure, figures)) === undefined)
      figures.set(name, stub(name));
  }
  if (problems === undefined && found.found.length > 0) throw ZineError.of(found.found);
  return figures;
}

function parseFigure(name: string, text: string): Figure {
  const source = parseSvg(text, { file: `zine/figures/${name}.svg`, line: 1 });
  checkAllowed(source.root, source);
  return { source, box: viewBoxOf(source) };
}

/** Stands in for a figure that is broken, so that its problem is named once and not at each use. */
function stub(name: string): Figure {
  return parseFigure(name, EMPTY_FIGURE);
}

function checkFigure(name: string, { source }: Figure, figures: Figures): true {
  const style = styleOf(source.root, PLAIN, source);
  flattenChildren(source.root, {
    source,
    figures,
    matrix: IDENTITY,
    style,
    within: [name],
    shapes: [],
    walked: { elements: 0 },
  });
  return true;
}
