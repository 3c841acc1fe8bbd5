import { checkAllowed, PLAIN, styleOf } from './attributes.ts';
import { type Figures, viewBoxOf } from './figure.ts';
import { flattenChildren } from './flatten.ts';
import { translation } from './matrix.ts';
import type { Drawing, Shape } from './model.ts';
import { hash } from './seed.ts';
import { elementsOf, type Place, parseSvg, wordsOf } from './xml.ts';

/**
 * Reads a drawing's SVG. `at.line` is the line of the file on which its first line stands; what the format does not
 * have is a ZineError with its line.
 */
export function readDrawing(svg: string, figures: Figures, at: Place): Drawing {
  const source = parseSvg(svg, at);
  const { root } = source;
  checkAllowed(root, source);
  const box = viewBoxOf(source);
  const [title, second] = elementsOf(root).filter((child) => child.name === 'title');
  const words = title === undefined ? '' : wordsOf(title);
  if (words === '')
    throw source.problem(root, 'the drawing has no <title>: say in words what is to be seen');
  if (second !== undefined) throw source.problem(second, 'a second <title>: one says it all');
  const shapes: Shape[] = [];
  flattenChildren(root, {
    source,
    figures,
    matrix: translation(-box.x, -box.y),
    style: styleOf(root, PLAIN, source),
    within: [],
    shapes,
    walked: { elements: 0 },
  });
  if (shapes.length === 0) throw source.problem(root, 'the drawing is empty');
  return { width: box.width, height: box.height, title: words, seed: hash(svg), shapes };
}
