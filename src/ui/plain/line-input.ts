import { StringDecoder } from 'node:string_decoder';
import { cells } from '../../markdown/width.ts';

/** What came of a key: signs for the terminal, and whether the line is over. */
export interface Typed {
  readonly echo: string;
  /** The line, once Enter was pressed; null when the learner left (Ctrl-C, or Ctrl-D on an empty line). */
  readonly line?: string | null;
  /** Bytes behind the end of the line. */
  readonly rest?: Buffer;
}

/** A line typed into a terminal in raw mode, with the little that any terminal can do: Backspace and Ctrl-U. */
export class LineInput {
  #text = '';
  #decoder = new StringDecoder('utf8');

  /** What was typed so far. */
  get text(): string {
    return this.#text;
  }

  take(bytes: Buffer): Typed {
    let echo = '';
    for (const [at, byte] of bytes.entries()) {
      if (byte === 3 || (byte === 4 && this.#text === ''))
        return { echo: `${echo}\n`, line: null, rest: bytes.subarray(at + 1) };
      if (byte === 13 || byte === 10)
        return { echo: `${echo}\n`, line: this.#text, rest: bytes.subarray(at + 1) };
      if (byte === 8 || byte === 127) echo += this.#rub(1);
      else if (byte === 21) echo += this.#rub(this.#text.length);
      else if (byte >= 32) {
        const sign = this.#decoder.write(Buffer.of(byte));
        this.#text += sign;
        echo += sign;
      }
    }
    return { echo };
  }

  #rub(count: number): string {
    const signs = [...this.#text];
    const gone = signs.slice(-count).join('');
    this.#text = signs.slice(0, -count).join('');
    return '\b \b'.repeat(cells(gone));
  }
}
