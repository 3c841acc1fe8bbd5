import { layoutMarkdown } from '../../markdown/layout.ts';
import { plainText, type StyledLine } from '../../markdown/style.ts';
import { inAscii } from '../terminal/ascii.ts';

/** What words are written with. */
export interface Pen {
  /** Of the terminal, in cells. */
  readonly columns: number;
  readonly unicode: boolean;
  /** Headings and what is bold in a text stand out; nothing else is coloured. */
  readonly colour: boolean;
}

/** Longer lines are hard to follow. */
const WIDEST = 96;
const NARROWEST = 20;
const BOLD = '\x1b[1m';
const REGULAR = '\x1b[0m';

/** Markdown as lines that are only ever added below: words and indentation, nothing drawn. Ends with a line break. */
export function spoken(markdown: string, { columns, unicode, colour }: Pen): string {
  // One cell is left free: terminals without a screen break the line when the last one is filled.
  const width = Math.max(NARROWEST, Math.min(WIDEST, columns - 1));
  const lines = layoutMarkdown(markdown, width, { unicode, hyperlinks: false, spoken: true });
  const text = lines.map((line) => (colour ? emphasised(line) : plainText(line)).trimEnd());
  return `${(unicode ? text : text.map(inAscii)).join('\n')}\n`;
}

function emphasised({ spans }: StyledLine): string {
  return spans.map(({ text, style }) => (style.bold ? `${BOLD}${text}${REGULAR}` : text)).join('');
}
