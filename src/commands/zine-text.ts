import { plainText } from '../markdown/style.ts';
import { inAscii } from '../ui/terminal/ascii.ts';
import { capabilities, showsDots } from '../ui/terminal/capabilities.ts';
import { t } from '../words/words.ts';
import type { Page, Zine } from '../zine/model.ts';
import { pageLines } from '../zine/terminal/page.ts';

const WIDTH = 80;

/** Pages as plain text, one below the other: no escape codes, in ASCII where the locale knows nothing else. */
export function zineText(zine: Zine, pages: readonly Page[]): string {
  const can = { ...capabilities(), hyperlinks: false, dots: showsDots() };
  const count = zine.pages.length;
  const lines = pages.flatMap((page) => [
    t`${page.title} (page ${page.number} of ${count})`,
    (can.unicode ? '─' : '-').repeat(WIDTH),
    ...pageLines(page, WIDTH, can).map((line) => plainText(line).trimEnd()),
    '',
    '',
  ]);
  const shown = can.unicode ? lines : lines.map(inAscii);
  return shown.slice(0, -1).join('\n');
}
