import { clean } from '../base/clean.ts';

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  hellip: '…',
  ndash: '–',
  mdash: '—',
  larr: '←',
  rarr: '→',
  times: '×',
};

/** Tags that mark text up; others, such as `<pid>`, are the author's words and are shown. */
const MARKUP = new Set(
  (
    'a abbr b blockquote br center code dd del details div dl dt em font h1 h2 h3 h4 h5 h6 hr i img ins ' +
    'kbd li mark ol p picture pre q s samp small source span strike strong sub summary sup table tbody ' +
    'td th thead tr tt u ul var'
  ).split(' '),
);

/**
 * Resolves `&lt;`, `&#60;` and the like; marked's lexer leaves some of them and resolves others, even to
 * control characters: so the result is cleaned.
 */
export function decode(text: string): string {
  if (!text.includes('&')) return clean(text);
  const decoded = text.replace(
    /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z]+));/g,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return Object.hasOwn(NAMED, name) ? (NAMED[name] ?? whole) : whole;
      const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
  return clean(decoded);
}

/** The words in a piece of HTML: comments, scripts and markup are dropped, `<br>` breaks the line. */
export function htmlText(html: string): string {
  const bare = html
    .replace(/<!--[\s\S]*?(?:-->|$)/g, '')
    .replace(/<(script|style)\b[\s\S]*?(?:<\/\1\s*>|$)/gi, '')
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(/<\/?([A-Za-z][A-Za-z0-9-]*)\b[^>]*>/g, (whole, tag: string) =>
      MARKUP.has(tag.toLowerCase()) ? '' : whole,
    );
  return decode(bare);
}

/** The address if a terminal may be told to open it, else undefined. */
export function safeHref(href: string): string | undefined {
  if (!/^(?:https?:\/\/|mailto:)/i.test(href) || !URL.canParse(href)) return undefined;
  return new URL(href).href;
}
