import type { Key } from 'ink';
import { t } from '../../words/words.ts';
import { Leafing, leafKey } from '../leafing.ts';

/** The page that is open, from 0: outlives the screen that shows it. */
export interface Bookmark {
  at: number;
}

/** Where a reader of the zine is: at a page, or, where the screen is wide, at two that lie side by side. */
export class ZineReader extends Leafing {
  /** Two pages at once, as in an open zine: the screen says it. */
  spread = false;
  /** A page's number, as far as it is typed. */
  typed = '';

  constructor(
    pages: number,
    private readonly bookmark: Bookmark,
    onChange: () => void,
  ) {
    super(pages, bookmark.at, onChange, t`That was the last page.`);
  }

  protected override turned(): void {
    this.bookmark.at = this.at;
  }

  /** The pages that are seen, from 0; the cover lies alone. */
  get shown(): readonly number[] {
    if (!this.spread || this.at === 0) return [this.at];
    const left = this.at - ((this.at + 1) % 2);
    return left + 1 < this.count ? [left, left + 1] : [left];
  }

  override next(): void {
    const last = this.shown.at(-1) ?? this.at;
    this.goTo(last + 1);
  }

  override previous(): void {
    this.goTo((this.shown[0] ?? this.at) - 1);
  }

  type(digit: string): void {
    this.typed = (this.typed + digit).slice(-String(this.count).length);
    this.word = '';
    this.onChange();
  }

  /** To the page whose number was typed. */
  goToTyped(): void {
    const page = Number(this.typed);
    this.typed = '';
    const { count } = this;
    this.word = page < 1 || page > count ? t`There is no page ${page}; they go to ${count}.` : '';
    if (this.word === '') this.goTo(page - 1);
    else this.onChange();
  }
}

/** What a key does while the zine is read. */
export function zineKey(reader: ZineReader, input: string, key: Key, onClose: () => void): void {
  const typing = reader.typed !== '';
  if (/^\d$/.test(input)) reader.type(input);
  else if (typing && key.return) reader.goToTyped();
  else {
    reader.typed = '';
    if (typing && (key.escape || key.backspace || key.delete)) reader.changed();
    else if (input === 'q' || key.escape || (key.ctrl && input === 'c')) onClose();
    else if (!leafKey(reader, input, key)) reader.changed();
  }
}
