import type { Theme } from '../model.ts';

/** What a PDF says of itself. */
export interface About {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  readonly keywords: readonly string[];
}

const KEYWORDS = ['strace', 'system calls', 'debugging', 'Linux', 'zine'];

/** Of the zine: as pages to read, and as a booklet. */
export function aboutZine({ title, author }: Theme): About {
  return {
    title,
    author,
    subject: 'A zine on watching programs from outside: strace, ngrep, /proc and friends',
    keywords: KEYWORDS,
  };
}

/** Of the mini zine. */
export function aboutMini({ title, author }: Theme): About {
  return {
    title: `${title}: strace on one sheet`,
    author,
    subject: 'strace on one sheet of paper, to fold',
    keywords: KEYWORDS,
  };
}
