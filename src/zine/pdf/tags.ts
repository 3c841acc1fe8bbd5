import { never } from '../../base/exhaustive.ts';
import type { Mark, Piece } from '../marks.ts';
import { type Canvas, linksOf, paint } from './paint.ts';
import type { Placement } from './papers.ts';

type Element = PDFKit.PDFStructureElement;
type Options = PDFKit.Mixins.StructureElementOptions;

/** A tagged page: where pieces are painted, and its element in the document's structure. */
export interface TaggedPage {
  readonly canvas: Canvas;
  readonly section: Element;
  /** Where the content box stands on the page. */
  readonly place: Placement;
}

/** Paints a piece, tagged as what it is to somebody who listens to the page. */
export function paintTagged(page: TaggedPage, piece: Piece): void {
  const { canvas, section } = page;
  const leaf = (...tags: readonly string[]): void =>
    nested(canvas, section, tags, (element) => fill(canvas, element, piece.marks));
  switch (piece.role) {
    case 'artifact':
      canvas.doc.markContent('Artifact', { type: 'Layout' });
      paint(canvas, piece.marks);
      canvas.doc.endMarkedContent();
      break;
    case 'title':
      leaf('H1');
      break;
    case 'heading':
      leaf('H2');
      break;
    case 'text':
      leaf('P');
      break;
    case 'code':
      leaf('P', 'Code');
      break;
    case 'figure':
      nested(canvas, section, ['Figure'], (figure) => fill(canvas, figure, piece.marks), {
        alt: piece.alt,
        bbox: boxOnPage(page, piece),
      });
      break;
    case 'list':
      nested(canvas, section, ['L'], (list) => {
        for (const marks of rowsOf(piece).flat())
          nested(canvas, list, ['LI', 'LBody'], (item) => fill(canvas, item, marks));
      });
      break;
    case 'table':
      nested(canvas, section, ['Table'], (table) => {
        for (const [index, row] of rowsOf(piece).entries())
          nested(canvas, table, ['TR'], (element) =>
            paintRow(canvas, element, row, index === 0 && piece.headed === true),
          );
      });
      break;
    default:
      never(piece.role);
  }
}

function paintRow(
  canvas: Canvas,
  row: Element,
  cells: readonly (readonly Mark[])[],
  head: boolean,
): void {
  for (const marks of cells)
    nested(
      canvas,
      row,
      [head ? 'TH' : 'TD'],
      (cell) => fill(canvas, cell, marks),
      head ? { scope: 'Column' } : {},
    );
}

/** Elements in each other, the options on the outermost; what is in the innermost comes from `inside`. */
function nested(
  { doc }: Canvas,
  parent: Element,
  tags: readonly string[],
  inside: (innermost: Element) => void,
  options: Options = {},
): void {
  const elements = tags.map((tag, index) => doc.struct(tag, index === 0 ? options : {}));
  const innermost = elements.reduce((outer, element) => {
    outer.add(element);
    return element;
  }, parent);
  inside(innermost);
  for (const element of elements.toReversed()) element.end();
}

/** Marks as the content of an element; their links follow as elements in it. */
function fill(canvas: Canvas, element: Element, marks: readonly Mark[]): void {
  if (marks.some((mark) => mark.kind !== 'link')) element.add(() => paint(canvas, marks));
  for (const { x, y, width, height, href } of linksOf(marks))
    nested(canvas, element, ['Link'], (link) => {
      const options = { structParent: link, Contents: Buffer.from(href) };
      if (href.startsWith('#')) canvas.doc.goTo(x, y, width, height, href.slice(1), options);
      else canvas.doc.link(x, y, width, height, href, options);
    });
}

/** A table's marks by rows and cells; what no cell counts is not lost. */
function rowsOf({ marks, cells = [[marks.length]] }: Piece): (readonly Mark[])[][] {
  let taken = 0;
  const rows = cells.map((row) =>
    row.map((count) => {
      taken += count;
      return marks.slice(taken - count, taken);
    }),
  );
  return taken < marks.length ? [...rows, [marks.slice(taken)]] : rows;
}

function boxOnPage({ place }: TaggedPage, { box }: Piece): Options['bbox'] {
  if (box === undefined) return undefined;
  const across = (x: number): number => place.x + x * place.scale;
  const down = (y: number): number => place.y + y * place.scale;
  return [across(box.x), down(box.y), across(box.x + box.width), down(box.y + box.height)];
}
