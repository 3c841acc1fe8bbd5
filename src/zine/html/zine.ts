import { html, raw } from 'hono/html';
import type { Drawing } from '../drawing/model.ts';
import { sketch } from '../drawing/sketch.ts';
import type { Fonts } from '../fonts.ts';
import type { Page, Row, Zine } from '../model.ts';
import { fontFaces } from './faces.ts';
import { blockHtml, type Html, type Place } from './parts.ts';
import { styleOf } from './style.ts';
import { svg } from './svg.ts';

const MINI_TITLE = 'strace on one sheet';
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:";

/** The whole zine as one web page: no scripts, nothing from elsewhere. */
export async function zineHtml(zine: Zine, fonts: Fonts): Promise<string> {
  const { theme, pages, mini } = zine;
  const writer = new Writer(zine, fonts);
  const whole = await html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="author" content="${theme.author}">
<title>${theme.title}</title>
<style>${raw(fontFaces(fonts))}
${raw(styleOf(theme))}</style>
</head>
<body>
<a class="skip" href="#pages">To the pages</a>
<header>
<h1>${theme.title}</h1>
<nav aria-label="Pages"><ol>
${pages.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>\n`)}</ol>
${mini.length > 0 ? html`<p><a href="#mini">${MINI_TITLE}</a>, to fold</p>` : ''}</nav>
</header>
<main id="pages">
<div class="pages">
${pages.map((page) => writer.page(page, page.id, 3))}</div>
${mini.length > 0 ? writer.mini(mini) : ''}</main>
<footer>
<p>${theme.title}, by ${theme.author}. The handwriting is Shantell Sans (SIL Open Font License 1.1), the typewriter Comic Mono (MIT).</p>
</footer>
</body>
</html>
`;
  return String(whole);
}

/** Writes pages; ids of what it writes stand once in the file. */
class Writer {
  readonly #ids: ReadonlySet<string>;
  #drawings = 0;

  constructor(
    private readonly zine: Zine,
    private readonly fonts: Fonts,
  ) {
    this.#ids = new Set(zine.pages.map(({ id }) => id));
  }

  mini(pages: readonly Page[]): Html {
    return html`<section id="mini" aria-labelledby="mini-title">
<h2 id="mini-title">${MINI_TITLE}</h2>
<div class="mini">
${pages.map((page) => this.page(page, `mini-${page.number}`, 4))}</div>
</section>
`;
  }

  /** A page; its title's level is one above that of the headings in its panels. */
  page({ title, number, bare, rows }: Page, id: string, level: 3 | 4): Html {
    const place: Place = {
      ...{ title, level },
      has: (wanted) => this.#ids.has(wanted),
      draw: (drawing) => this.#draw(drawing),
    };
    const unseen = bare ? html` class="unseen"` : '';
    const name = `${id}-title`;
    return html`<article id="${id}" aria-labelledby="${name}">
${
  level === 3
    ? html`<h2 id="${name}"${unseen}>${title}</h2>`
    : html`<h3 id="${name}"${unseen}>${title}</h3>`
}
${rows.map((row) => rowHtml(row, place))}${bare ? '' : html`<p class="number">${number}</p>\n`}</article>
`;
  }

  #draw(drawing: Drawing): Html {
    this.#drawings += 1;
    const marks = sketch(drawing, this.zine.theme, this.fonts);
    return svg(drawing, marks, `drawing-${this.#drawings}`);
  }
}

function rowHtml({ panels }: Row, place: Place): Html {
  const widths = panels.map(({ weight }) => `minmax(0,${weight}fr)`).join(' ');
  return html`<div class="row" style="--panels:${widths}">
${panels.map(
  ({ look, blocks }) =>
    html`<div class="panel ${look}">\n${blocks.map((block) => blockHtml(block, place))}</div>\n`,
)}</div>
`;
}
