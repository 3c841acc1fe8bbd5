import { describe, expect, test } from 'vitest';
import { loadFonts } from '../../../src/zine/fonts.ts';
import { zineHtml } from '../../../src/zine/html/zine.ts';
import { loadZine } from '../../../src/zine/load.ts';
import type { Page } from '../../../src/zine/model.ts';
import { page, zineFolder } from '../fixture.ts';

const fonts = await loadFonts();
const { root, remove } = await zineFolder();
const small = await loadZine(root).finally(remove);

const DRAWING =
  '```svg\n<svg viewBox="0 0 372 60"><title>A &lt;b&gt; &amp; "c"</title><line x1="0" y1="9" x2="90" y2="9" stroke="accent" marker-end="arrow"/><text x="5" y="30">1 &lt; 2</text></svg>\n```';

async function htmlOf(...pages: Page[]): Promise<string> {
  return zineHtml({ ...small, pages, mini: [] }, fonts);
}
/** Without the fonts and styles. */
const body = (html: string) => html.slice(html.indexOf('<body>'));

describe('the zine as one web page', () => {
  test('holds every page once, with headings, a list of pages, and the mini zine', async () => {
    const html = body(await zineHtml(small, fonts));
    for (const { id, title } of small.pages) {
      expect(html.match(new RegExp(`<article id="${id}"`, 'g'))).toHaveLength(1);
      expect(html).toContain(`<li><a href="#${id}">${title}</a></li>`);
    }
    expect(html.match(/<h1>/g)).toHaveLength(1);
    expect(html).toContain('strace on one sheet</h2>');
    expect(html.match(/<article id="mini-\d"/g)).toHaveLength(8);
  });

  test('everything that a page may hold', async () => {
    const text = [
      '## A heading\n\nSome **bold**, *other* `code`, `ls -l`, [a place](https://example.org/x?a=1&b=2).',
      '1. one\n2. two',
      '| call | means |\n|---|---|\n| `read` | more |',
      '```console\n$ echo "<hi>"\n<hi>\n$ true\n```',
      '```text\na < b\n```',
      DRAWING,
    ].join('\n\n');
    const html = body(await htmlOf(page(text)));
    for (const part of [
      '<h3>A heading</h3>',
      '<strong>bold</strong>',
      '<em>other</em>',
      '<code>code</code>',
      '<code><span>ls</span> <span>-l</span></code>',
      '<a href="https://example.org/x?a=1&amp;b=2">a place</a>',
      '<ol><li>one</li>',
      '<th scope="col">call</th>',
      '<th scope="row"><code>read</code></th><td>more</td>',
      'role="group" aria-label="Terminal: echo &quot;&lt;hi&gt;&quot;; true"',
      '<kbd>echo &quot;&lt;hi&gt;&quot;</kbd>\n<samp>&lt;hi&gt;</samp>\n<span',
      '<code>a &lt; b</code>',
      'role="img" aria-labelledby="drawing-1"><title id="drawing-1">A &lt;b&gt; &amp; &quot;c&quot;</title>',
      '>1 &lt; 2</text>',
      'class="s-accent"',
    ])
      expect(html).toContain(part);
  });

  test('a link to a page leads there, or is only words', async () => {
    const html = body(await htmlOf(page('See [it](#parrots) and [that](#nowhere).')));
    expect(html).toContain('<a href="#parrots">it</a>');
    expect(html).toContain('that.');
    expect(html).not.toContain('#nowhere');
  });

  test('asks nobody for anything: fonts inside, no script, and a policy that says so', async () => {
    const whole = await zineHtml(small, fonts);
    expect(whole.length).toBeLessThan(2_000_000);
    const html = whole.replaceAll(/url\(data:font\/woff2;base64,[\w+/=]+\)/g, 'FONT');
    expect(html.match(/src:FONT format/g)).toHaveLength(5);
    const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html)?.[1];
    expect(policy?.replaceAll('&#39;', "'")).toBe(
      "default-src 'none'; style-src 'unsafe-inline'; font-src data:",
    );
    expect(html.length).toBeLessThan(50_000);
    expect(html).not.toMatch(/<script|<link|@import|\son\w+=|url\(|src=/);
  });

  test('is the same each time', async () => {
    const again = page(DRAWING);
    expect(await htmlOf(again)).toBe(await htmlOf(again));
  });
});
