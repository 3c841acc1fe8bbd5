import { html, raw } from 'hono/html';
import { cleanLine } from '../../base/clean.ts';
import { never } from '../../base/exhaustive.ts';
import { language, t } from '../../words/words.ts';
import { STYLE } from './html-style.ts';
import { type Bars, type Block, LONGEST_TEXT, type Page, type Table } from './page.ts';
import { shareText } from './words.ts';

type Html = ReturnType<typeof html>;

/** A page as one HTML file: no scripts, nothing from elsewhere; every text is escaped by the template. */
export async function htmlOf(page: Page): Promise<string> {
  const whole = await html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${line(page.title)}</title>
<style>${raw(STYLE)}</style>
</head>
<body>
<main>
<h1>${text(page.title)}</h1>
${page.blocks.map(block)}
</main>
</body>
</html>
`;
  return String(whole);
}

function block(each: Block): Html {
  switch (each.is) {
    case 'heading':
      return each.level === 2
        ? html`<h2>${text(each.text)}</h2>\n`
        : html`<h3>${text(each.text)}</h3>\n`;
    case 'text':
      return html`<p${each.quiet ? raw(' class="quiet"') : ''}>${text(each.text)}</p>\n`;
    case 'list':
      return html`<ul>${each.items.map((item) => html`<li>${text(item)}</li>`)}</ul>\n`;
    case 'table':
      return table(each);
    case 'bars':
      return bars(each);
    default:
      return never(each);
  }
}

function table({ caption, head, rows }: Table): Html {
  const cell = (value: string, column: number) =>
    head[column]?.heads
      ? html`<th scope="row">${text(value)}</th>`
      : head[column]?.number
        ? html`<td class="number">${line(value)}</td>`
        : html`<td>${text(value)}</td>`;
  return html`<div class="wide" tabindex="0" role="region" aria-label="${line(caption)}">
<table><caption>${text(caption)}</caption>
<thead><tr>${head.map(
    ({ title, full, number }) =>
      html`<th scope="col"${number ? raw(' class="number"') : ''}>${
        full === undefined ? title : html`<abbr title="${full}">${title}</abbr>`
      }</th>`,
  )}</tr></thead>
<tbody>${rows.map((row) => html`<tr>${row.map(cell)}</tr>\n`)}</tbody></table></div>\n`;
}

function bars({ caption, what, words, bars }: Bars): Html {
  const withWords = bars.some((bar) => bar.words !== '');
  const row = (bar: Bars['bars'][number]) => html`<tr><th scope="row">${text(bar.label)}</th>
<td class="number">${bar.count}</td><td class="number">${shareText(bar.share, 1)}</td>
<td class="bar" aria-hidden="true"><i style="width:${(100 * bar.share).toFixed(1)}%"></i></td>
${withWords ? html`<td>${text(bar.words)}</td>` : ''}</tr>\n`;
  return html`<table class="bars"><caption>${text(caption)}</caption>
<thead><tr><td></td><th scope="col" class="number">${what}</th><th scope="col" class="number">${t`Share`}</th>
<td aria-hidden="true"></td>${withWords ? html`<th scope="col">${words}</th>` : ''}</tr></thead>
<tbody>${bars.map(row)}</tbody></table>\n`;
}

function line(value: string): string {
  return cleanLine(value, LONGEST_TEXT);
}

/** Kept to itself, so that letters from right to left move nothing around them. */
function text(value: string): Html {
  return html`<bdi>${line(value)}</bdi>`;
}
