import { t } from '../words/words.ts';
import type { ChapterPage } from '../zine/chapter-pages.ts';
import { plainly } from './chapter/guide-blocks.ts';

/** The command that shows a page of the zine. */
function command({ number }: ChapterPage): string {
  return `spy-school zine ${number}`;
}

/** After a chapter: which page of the zine to read, as Markdown. */
export function onPaper(page: ChapterPage): string {
  const title = plainly(page.title);
  const shows = command(page);
  return t`Page ${page.number} of the zine, **${title}**: \`${shows}\``;
}

/** The same in a few plain words. */
export function onPaperInShort(page: ChapterPage): string {
  const shows = command(page);
  return t`On paper: ${shows}`;
}
