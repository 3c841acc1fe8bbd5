import { html } from 'hono/html';
import { never } from '../../base/exhaustive.ts';
import { safeHref } from '../../markdown/text.ts';
import type { Drawing } from '../drawing/model.ts';
import type { Block, Inline, Session } from '../model.ts';

export type Html = ReturnType<typeof html>;

/** What the parts of a page need to know of it. */
export interface Place {
  /** The page's title, for what has no heading of its own. */
  readonly title: string;
  /** Of the headings in panels: 3 and up. */
  readonly level: 3 | 4;
  /** Whether there is something in this file with such an id. */
  has(id: string): boolean;
  draw(drawing: Drawing): Html;
}

/** A block of a panel; every text is escaped by the template. */
export function blockHtml(block: Block, place: Place): Html {
  switch (block.kind) {
    case 'heading':
      return place.level === 3
        ? html`<h3>${inlines(block.text, place)}</h3>\n`
        : html`<h4>${inlines(block.text, place)}</h4>\n`;
    case 'paragraph':
      return html`<p>${inlines(block.text, place)}</p>\n`;
    case 'list': {
      const items = block.items.map((item) => html`<li>${inlines(item, place)}</li>\n`);
      return block.ordered ? html`<ol>${items}</ol>\n` : html`<ul>${items}</ul>\n`;
    }
    case 'table':
      return table(block, place);
    case 'console':
      return terminal(block.session);
    case 'verbatim':
      return html`<pre class="verbatim"><code>${block.lines.join('\n')}</code></pre>\n`;
    case 'drawing':
      return place.draw(block.drawing);
    default:
      return never(block);
  }
}

/** Running text. */
export function inlines(text: readonly Inline[], place: Place): Html[] {
  return text.map((part) => {
    switch (part.kind) {
      case 'text':
        if (part.style === 'bold') return html`<strong>${part.text}</strong>`;
        return part.style === 'em' ? html`<em>${part.text}</em>` : html`${part.text}`;
      case 'code':
        return code(part.text);
      case 'link':
        return link(part, place);
      case 'break':
        return html`<br>`;
      default:
        return never(part);
    }
  });
}

/** A command is broken between its words, and not behind the hyphen of an option. */
function code(text: string): Html {
  if (!text.includes('-')) return html`<code>${text}</code>`;
  const words = text.split(' ').map((word, at) => html`${at > 0 ? ' ' : ''}<span>${word}</span>`);
  return html`<code>${words}</code>`;
}

function link({ text, href }: Extract<Inline, { kind: 'link' }>, place: Place): Html {
  const inside = href.startsWith('#') && place.has(href.slice(1)) ? href : undefined;
  const safe = inside ?? safeHref(href);
  return safe === undefined ? html`${text}` : html`<a href="${safe}">${text}</a>`;
}

function table({ head, rows }: Extract<Block, { kind: 'table' }>, place: Place): Html {
  const cell = (text: readonly Inline[], column: number) =>
    column === 0
      ? html`<th scope="row">${inlines(text, place)}</th>`
      : html`<td>${inlines(text, place)}</td>`;
  const heads = head.map((text) => html`<th scope="col">${inlines(text, place)}</th>`);
  return html`<table><caption class="unseen">${place.title}</caption>
${head.some(({ length }) => length > 0) ? html`<thead><tr>${heads}</tr></thead>` : ''}
<tbody>${rows.map((row) => html`<tr>${row.map(cell)}</tr>\n`)}</tbody></table>\n`;
}

/** What was typed and what came back; the prompt is neither read aloud nor copied. */
function terminal({ steps }: Session): Html {
  const name = steps.map(({ command }) => command.replace(/\\\n\s*/g, '')).join('; ');
  const lines = steps.flatMap(({ command, output }, at) => [
    html`${at > 0 ? '\n' : ''}<span class="prompt" aria-hidden="true">$ </span><kbd>${command}</kbd>`,
    output.length > 0 ? html`\n<samp>${output.join('\n')}</samp>` : '',
  ]);
  return html`<div class="terminal" role="group" aria-label="Terminal: ${name}"><pre>${lines}</pre></div>\n`;
}
