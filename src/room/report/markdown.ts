import stringWidth from 'string-width';
import { cleanLine } from '../../base/clean.ts';
import { never } from '../../base/exhaustive.ts';
import { type Bars, type Block, LONGEST_TEXT, type Page, type Table } from './page.ts';
import { shareText } from './words.ts';

const BAR_CELLS = 20;

/** A page as Markdown that reads well as it is, too. */
export function markdownOf(page: Page): string {
  return `# ${escaped(page.title)}\n\n${page.blocks.map(block).join('\n\n')}\n`;
}

function block(each: Block): string {
  switch (each.is) {
    case 'heading':
      return `${'#'.repeat(each.level)} ${escaped(each.text)}`;
    case 'text':
      return begun(each.text);
    case 'list':
      return each.items.map((item) => `- ${begun(item)}`).join('\n');
    case 'table':
      return table(each);
    case 'bars':
      return bars(each);
    default:
      return never(each);
  }
}

function table({ caption, head, rows }: Table): string {
  const cells = rows.map((row) => row.map(escaped));
  return `**${escaped(caption)}**\n\n${grid(
    head.map(({ title, number }) => ({ title: escaped(title), number: number ?? false })),
    cells,
  )}`;
}

function bars({ caption, what, words, bars }: Bars): string {
  const withWords = bars.some((bar) => bar.words !== '');
  const rows = bars.map((bar) => [
    escaped(bar.label),
    String(bar.count),
    shareText(bar.share, 1),
    '█'.repeat(Math.round(bar.share * BAR_CELLS)),
    ...(withWords ? [escaped(bar.words)] : []),
  ]);
  const head = [
    { title: '', number: false },
    { title: what, number: true },
    { title: '%', number: true },
    { title: ''.padEnd(BAR_CELLS), number: false },
    ...(withWords ? [{ title: words, number: false }] : []),
  ];
  return `**${escaped(caption)}**\n\n${grid(head, rows)}`;
}

function grid(
  head: readonly { readonly title: string; readonly number: boolean }[],
  rows: readonly (readonly string[])[],
): string {
  const widths = head.map(({ title }, column) =>
    Math.max(3, stringWidth(title), ...rows.map((row) => stringWidth(row[column] ?? ''))),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells
      .map((cell, column) => {
        const space = ' '.repeat(Math.max(0, (widths[column] ?? 0) - stringWidth(cell)));
        return head[column]?.number ? space + cell : cell + space;
      })
      .join(' | ')} |`;
  const rule = head.map(({ number }, column) => {
    const dashes = '-'.repeat((widths[column] ?? 3) - 1);
    return number ? `${dashes}:` : `${dashes}-`;
  });
  return [line(head.map(({ title }) => title)), line(rule), ...rows.map(line)].join('\n');
}

/** One clean line in which nothing is markup, a link or HTML. */
function escaped(text: string): string {
  return cleanLine(text, LONGEST_TEXT)
    .replace(/[\\`*[\]<|]|(?<![a-z0-9])_|_(?![a-z0-9])|~(?!\/)|&(?=#?\w+;)/gi, '\\$&')
    .replace(/:(?=\/\/)|@|(?<=\bwww)\./gi, '\\$&');
}

/** The same where a line begins: no list, heading or quotation either. */
function begun(text: string): string {
  return escaped(text).replace(/^(?=[>#+=-])|^\d+(?=[.)])/, '$&\\');
}
