import { t } from '../words/words.ts';

/** Text of any length in bounded memory: its first and its last part are kept. */
export class BoundedText {
  #head = '';
  #tail = '';
  #dropped = 0;
  #whole: string | undefined = '';

  /** Lengths in characters. */
  constructor(
    private readonly headLength: number,
    private readonly tailLength: number,
  ) {}

  /** Characters held now. */
  get size(): number {
    return this.#head.length + this.#tail.length;
  }

  get truncated(): boolean {
    return this.#dropped > 0;
  }

  append(text: string): void {
    if (text === '') return;
    this.#whole = undefined;
    const room = this.#tail === '' ? this.headLength - this.#head.length : 0;
    this.#head += text.slice(0, room);
    if (text.length <= room) return;
    this.#tail += text.slice(room);
    // Cut now and then rather than at every piece: cutting copies. Cut at a line's start where there is one.
    const excess = this.#tail.length - this.tailLength;
    if (excess < this.tailLength / 3) return;
    const newline = this.#tail.indexOf('\n', excess);
    const cut = newline >= 0 && newline - excess < 65_536 ? newline + 1 : excess;
    this.#dropped += cut;
    this.#tail = this.#tail.slice(cut);
  }

  /** Gives up all of it. */
  clear(): void {
    this.#dropped += this.size;
    this.#head = '';
    this.#tail = '';
    this.#whole = undefined;
  }

  #withGap(dropped: number): string {
    const line = t`[… ${dropped} characters were dropped here …]`;
    const end = this.#head === '' || this.#head.endsWith('\n') ? '' : '\n';
    return `${this.#head}${end}${line}\n${this.#tail}`;
  }

  /** What is held, with one line that says how much is missing and where. */
  get text(): string {
    this.#whole ??= this.#dropped === 0 ? this.#head + this.#tail : this.#withGap(this.#dropped);
    return this.#whole;
  }
}
