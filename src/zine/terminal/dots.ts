import { PLAIN, type Span, type Style } from '../../markdown/style.ts';
import type { Ink } from '../model.ts';

/** Braille's eight dots in a cell, by column and row. */
const BITS = [
  [0x01, 0x02, 0x04, 0x40],
  [0x08, 0x10, 0x20, 0x80],
] as const;
const NONE = 0x2800;
const ACCENT: Style = { color: 'accent' };
const PALE: Style = { dim: true };

/** A picture of dots, two by four to a cell of the terminal. */
export class Dots {
  readonly width: number;
  readonly height: number;
  readonly #inks: (Ink | undefined)[];

  constructor(
    readonly columns: number,
    readonly rows: number,
  ) {
    this.width = columns * 2;
    this.height = rows * 4;
    this.#inks = Array.from({ length: this.width * this.height });
  }

  /** Puts a dot there, or takes it away. What is outside of the picture is not drawn. */
  put(x: number, y: number, ink: Ink | undefined): void {
    if (x < 0 || y < 0 || x >= this.width || y >= this.height) return;
    this.#inks[y * this.width + x] = ink;
  }

  /** The dots in a cell, as an offset into Unicode's braille; 0 where there are none. */
  bits(column: number, row: number): number {
    let bits = 0;
    for (const [dx, down] of BITS.entries())
      for (const [dy, bit] of down.entries())
        if (this.#at(column * 2 + dx, row * 4 + dy) !== undefined) bits |= bit;
    return bits;
  }

  /** One cell as it is drawn. */
  cell(column: number, row: number): Span {
    const bits = this.bits(column, row);
    if (bits === 0) return { text: ' ', style: PLAIN };
    return { text: String.fromCodePoint(NONE + bits), style: this.#style(column, row) };
  }

  #style(column: number, row: number): Style {
    const inks = BITS.flatMap((down, dx) =>
      down.map((_, dy) => this.#at(column * 2 + dx, row * 4 + dy)),
    ).filter((ink) => ink !== undefined);
    if (inks.includes('accent')) return ACCENT;
    return inks.includes('ink') ? PLAIN : PALE;
  }

  #at(x: number, y: number): Ink | undefined {
    return this.#inks[y * this.width + x];
  }
}
