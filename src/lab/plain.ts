/** Escape sequences without a meaning for plain text; \x1b is followed by what xterm would take. */
const ESCAPE =
  /\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[PX^_][^\x1b]*\x1b\\|[ -/]*[0-~])/y;
const COLOUR = /\x1b\[[\d;:]*m/g;
const UNFINISHED = /\x1b(?:\[[0-?]*[ -/]*|\][^\x07\x1b]*\x1b?|[PX^_][^\x1b]*\x1b?|[ -/]*)$/;
const SPECIAL = /[\x00-\x08\x0b-\x1f\x7f]/;
const WORDS = /[^\x00-\x08\x0a-\x1f\x7f]+/y;
/** An sequence sequence that has not ended after this many characters is text. */
const LONGEST_ESCAPE = 1 << 16;
/** Bytes that are not simply a character of their own: controls other than tab and newline, and beyond ASCII. */
const ODD = Uint8Array.from({ length: 256 }, (_, byte) =>
  Number((byte < 32 && byte !== 9 && byte !== 10) || byte >= 127),
);
/** A line without end is given out in pieces of this many characters. */
const LONGEST_LINE = 1 << 20;

/**
 * Bytes of a terminal as plain text, as they stream in: UTF-8 and sequence sequences may be cut anywhere, \r\n
 * is \n, and a line that a program rewrites (progress bar, line editor) ends up as a person saw it last.
 */
export class PlainText {
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  #held = '';
  /** The bytes so far ended with \r: whether a \n follows is not known yet. */
  #return = false;
  /** The bytes so far may have ended within a character. */
  #within = false;
  /** Whether the bytes looked at last have one that is ODD. */
  #odd = false;
  #line = '';
  #column = 0;

  /** The unfinished last line. */
  get line(): string {
    return this.#line;
  }

  /** Takes bytes in; gives the lines that they finished. */
  feed(bytes: Uint8Array): string {
    const unix = this.#unixLines(bytes);
    // Nearly all of what programs print, and much cheaper.
    if (!this.#odd && !this.#within && this.#held === '') {
      const ascii = unix.toString('latin1');
      return this.#column === this.#line.length ? this.#append(ascii) : this.#take(ascii);
    }
    if (unix.length > 0) this.#within = (unix[unix.length - 1] ?? 0) >= 0x80;
    let text = this.#held + this.#decoder.decode(unix, { stream: true });
    this.#held = '';
    const sequence = text.lastIndexOf('\u001b', text.length - 1);
    if (sequence >= 0) {
      // An OSC's end is itself an sequence, so the unfinished sequence may begin one earlier.
      const from =
        text.endsWith('\u001b') && sequence > 0 ? text.lastIndexOf('\u001b', sequence - 1) : -1;
      for (const at of [from, sequence]) {
        if (at < 0 || text.length - at > LONGEST_ESCAPE) continue;
        const rest = text.slice(at);
        if (UNFINISHED.exec(rest)?.index !== 0) continue;
        this.#held = rest;
        text = text.slice(0, at);
        break;
      }
    }
    if (text.includes('\u001b')) text = text.replace(COLOUR, '');
    return this.#take(text);
  }

  /** A terminal's \r\n as \n; on bytes, because a flood of short lines makes millions of them. */
  #unixLines(bytes: Uint8Array): Buffer {
    const kept = Buffer.allocUnsafe(bytes.length + 1);
    let length = 0;
    let odd = 0;
    if (this.#return && bytes.length > 0 && bytes[0] !== 10) {
      kept[length++] = 13;
      odd = 1;
    }
    if (bytes.length > 0) this.#return = bytes[bytes.length - 1] === 13;
    const end = this.#return ? bytes.length - 1 : bytes.length;
    for (let at = 0; at < end; at++) {
      const byte = bytes[at] ?? 0;
      if (byte === 13 && bytes[at + 1] === 10) continue;
      kept[length++] = byte;
      odd |= ODD[byte] ?? 1;
    }
    this.#odd = odd === 1;
    return kept.subarray(0, length);
  }

  #take(text: string): string {
    if (this.#column === this.#line.length && !SPECIAL.test(text)) return this.#append(text);
    let done = '';
    let from = 0;
    while (from < text.length) {
      const newline = text.indexOf('\n', from);
      const end = newline < 0 ? text.length : newline + 1;
      const piece = text.slice(from, end);
      done +=
        this.#column === this.#line.length && !SPECIAL.test(piece)
          ? this.#append(piece)
          : this.#edit(piece);
      from = end;
    }
    return done;
  }

  /** Text without anything special, at the line's end. */
  #append(text: string): string {
    const newline = text.lastIndexOf('\n');
    let done = '';
    if (newline >= 0) {
      done = this.#line + text.slice(0, newline + 1);
      this.#line = text.slice(newline + 1);
    } else {
      this.#line += text;
    }
    if (this.#line.length > LONGEST_LINE) {
      done += this.#line;
      this.#line = '';
    }
    this.#column = this.#line.length;
    return done;
  }

  /** Text that moves the cursor about in its line. */
  #edit(text: string): string {
    let done = '';
    let at = 0;
    while (at < text.length) {
      WORDS.lastIndex = at;
      const words = WORDS.exec(text)?.[0];
      if (words !== undefined) {
        at += words.length;
        this.#overwrite(words);
        continue;
      }
      ESCAPE.lastIndex = at;
      const sequence = ESCAPE.exec(text)?.[0];
      const control = text[at];
      at += sequence?.length ?? 1;
      if (sequence !== undefined) done += this.#move(sequence);
      else if (control === '\n') done += this.#endLine();
      else if (control === '\r') this.#column = 0;
      else if (control === '\b') this.#column = Math.max(0, this.#column - 1);
    }
    if (this.#line.length > LONGEST_LINE) {
      done += this.#line;
      this.#line = '';
      this.#column = 0;
    }
    return done;
  }

  #overwrite(words: string): void {
    const line = this.#line.padEnd(this.#column);
    this.#line = line.slice(0, this.#column) + words + line.slice(this.#column + words.length);
    this.#column += words.length;
  }

  #endLine(): string {
    const line = `${this.#line}\n`;
    this.#line = '';
    this.#column = 0;
    return line;
  }

  /** The few sequences that line editors and full-screen programs place text with. */
  #move(sequence: string): string {
    const parts = /^\x1b\[(\d*)(?:;\d*)?([A-Za-z@])$/.exec(sequence);
    if (parts === null) return '';
    const count = Math.min(1000, Number(parts[1]) || 1);
    const line = this.#line;
    switch (parts[2]) {
      case 'K':
        if (parts[1] === '' || parts[1] === '0') this.#line = line.slice(0, this.#column);
        else if (parts[1] === '2') this.#line = '';
        return '';
      case 'C':
        this.#column += count;
        return '';
      case 'D':
        this.#column = Math.max(0, this.#column - count);
        return '';
      case 'G':
        this.#column = count - 1;
        return '';
      case 'P':
        this.#line = line.slice(0, this.#column) + line.slice(this.#column + count);
        return '';
      case '@':
        this.#line = line.slice(0, this.#column) + ' '.repeat(count) + line.slice(this.#column);
        return '';
      case 'H':
      case 'f':
      case 'd':
        return line === '' ? '' : this.#endLine();
      default:
        return '';
    }
  }
}
