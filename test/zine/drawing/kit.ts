import { type Figures, parseFigures } from '../../../src/zine/drawing/figures.ts';
import type { Drawing, Shape } from '../../../src/zine/drawing/model.ts';
import { readDrawing } from '../../../src/zine/drawing/read.ts';
import type { Theme } from '../../../src/zine/model.ts';

export const THEME: Theme = {
  title: 'T',
  author: 'A',
  inks: { ink: '#000000', paper: '#ffffff', accent: '#cc0000', tint: '#ffeecc', shade: '#dddddd' },
  roughness: 1.1,
  bowing: 1.2,
  strokeWidth: 1.4,
};

export const NO_FIGURES: Figures = parseFigures(new Map());

/** A drawing of 200 by 100 that holds `body`. Its first line is line 11 of page.md; the body's is 13. */
export function draw(body: string, figures: Figures = NO_FIGURES, attributes = ''): Drawing {
  const svg = `<svg viewBox="0 0 200 100"${attributes}>\n<title>A test</title>\n${body}\n</svg>`;
  return readDrawing(svg, figures, { file: 'zine/pages/page.md', line: 11 });
}

/** The only shape of a drawing that holds `body`. */
export function shape<K extends Shape['kind']>(
  kind: K,
  body: string,
  figures?: Figures,
): Extract<Shape, { kind: K }> {
  const { shapes } = draw(body, figures);
  const [first] = shapes;
  const isKind = (some: Shape): some is Extract<Shape, { kind: K }> => some.kind === kind;
  if (shapes.length !== 1 || first === undefined || !isKind(first))
    throw new Error(`not one ${kind}: ${JSON.stringify(shapes)}`);
  return first;
}

/** What the drawing of `body` is refused with, without `file:line: `; and its line. */
export function refused(body: string, figures?: Figures): { line: number; what: string } {
  return problem(() => draw(body, figures));
}

export function problem(work: () => unknown): { file: string; line: number; what: string } {
  try {
    work();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const found = /^([^:]+):(\d+): (.*)$/s.exec(error.message);
    if (error.name !== 'SpyError' || found === null) throw error;
    return { file: found[1] ?? '', line: Number(found[2]), what: found[3] ?? '' };
  }
  throw new Error('it was accepted');
}
