import { html } from 'hono/html';
import type { Drawing } from '../drawing/model.ts';
import type { Mark, PathOp } from '../marks.ts';
import { CSS_FACE } from './faces.ts';
import type { Html } from './parts.ts';

/** In a web page a drawing is a little larger than on paper. */
const LARGER = 1.5;

/** A drawing as SVG: its colours follow the page's, its words are text. */
export function svg(drawing: Drawing, marks: readonly Mark[], id: string): Html {
  const { width, height, title } = drawing;
  const [w, h] = [Math.round(width * LARGER), Math.round(height * LARGER)];
  return html`<figure><svg viewBox="0 0 ${width} ${height}" width="${w}" height="${h}" role="img" aria-labelledby="${id}"><title id="${id}">${title}</title>${marks.map(mark)}</svg></figure>\n`;
}

function mark(each: Mark): Html | string {
  if (each.kind === 'link') return '';
  if (each.kind === 'path') return path(each);
  const { text, x, y, size, face, ink, angle } = each;
  const { family, weight } = CSS_FACE[face];
  const turn = angle === undefined ? '' : html` transform="rotate(${angle} ${x} ${y})"`;
  return html`<text class="t-${ink} ${family}" x="${x}" y="${y}" font-size="${size}" font-weight="${weight}"${turn}>${text}</text>`;
}

function path({ ops, stroke, fill }: Extract<Mark, { kind: 'path' }>): Html {
  const inks = [stroke && `s-${stroke.ink}`, fill && `f-${fill}`].filter(Boolean).join(' ');
  const width = stroke === undefined ? '' : html` stroke-width="${stroke.width}"`;
  const dash = stroke?.dash === undefined ? '' : html` stroke-dasharray="${stroke.dash.join(' ')}"`;
  return html`<path class="${inks}"${width}${dash} d="${ops.map(opText).join('')}"/>`;
}

function opText([op, ...numbers]: PathOp): string {
  return op + numbers.join(' ');
}
