import type { Key } from 'ink';

/** Where somebody is who reads page by page; a page that is longer than the screen is scrolled. */
export class Leafing {
  at: number;
  scroll = 0;
  /** How far the page can be scrolled, and how many rows of it are seen: the screen says it. */
  maxScroll = 0;
  rows = 1;
  /** A word about the last key. */
  word = '';

  constructor(
    readonly count: number,
    at: number,
    protected readonly onChange: () => void,
    private readonly lastWord: string,
  ) {
    this.at = this.#within(at);
  }

  /** To a page, from 0; past the ends it stays. */
  goTo(page: number): void {
    const at = this.#within(page);
    if (at !== this.at) {
      this.at = at;
      this.scroll = 0;
      this.turned();
    } else if (page > at) this.word = this.lastWord;
    this.onChange();
  }

  next(): void {
    this.goTo(this.at + 1);
  }

  previous(): void {
    this.goTo(this.at - 1);
  }

  scrollBy(lines: number): void {
    this.scroll = Math.max(0, Math.min(this.maxScroll, this.scroll + lines));
    this.onChange();
  }

  /** On: first to the end of a long page, then to the next one. */
  onward(): void {
    if (this.scroll < this.maxScroll) this.scrollBy(Math.max(1, this.rows - 1));
    else this.next();
  }

  changed(): void {
    this.onChange();
  }

  /** Another page is shown. */
  protected turned(): void {}

  #within(page: number): number {
    return Math.max(0, Math.min(this.count - 1, page));
  }
}

/** Keys that turn pages and move the text; whether it was one of them. */
export function leafKey(leafing: Leafing, input: string, key: Key): boolean {
  leafing.word = '';
  const page = Math.max(1, leafing.rows - 1);
  if (key.rightArrow || input === 'n') leafing.next();
  else if (key.leftArrow || input === 'b' || input === 'p' || key.backspace || key.delete)
    leafing.previous();
  else if (key.home) leafing.goTo(0);
  else if (key.end) leafing.goTo(leafing.count - 1);
  else if (key.return || input === ' ') leafing.onward();
  else if (key.upArrow) leafing.scrollBy(-1);
  else if (key.downArrow) leafing.scrollBy(1);
  else if (key.pageUp) leafing.scrollBy(-page);
  else if (key.pageDown) leafing.scrollBy(page);
  else return false;
  return true;
}
