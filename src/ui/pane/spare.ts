const LF = 10;
const CR = 13;
const ESC = 27;
/** In UTF-8, the first byte of U+0080 to U+009F: controls like ESC [, in one character. */
const C1 = 0xc2;

/** Bytes that draw in their line, or end it, and do nothing else: printing ones, tab, newline, return. */
const PLAIN = Uint8Array.from({ length: 256 }, (_, byte) =>
  Number((byte >= 32 && byte !== 127 && byte !== C1) || byte === 9 || byte === LF || byte === CR),
);

/** What may be the beginning of a colour or of a character, at the end of plain text. */
const BEGUN = /\x1b(?:\[[\d;:]{0,40})?$|\xc2$/;
/** A sequence at the end of the bytes that leads back to plain text, wherever the parser was before it. */
const FINISHED =
  /^\x1b(?:\[[ -?]*[@-~]|\][^\x00-\x1f\xc2]*\x07|[ -/]*[0-OQ-WYZ\\`-~])(?!.*\xc2(?:[\x80-\x9f]|$))/s;

/**
 * Spares a terminal's parser what nobody will see of a flood. What comes out leaves the parser exactly as what went in
 * would: screen, scrollback, cursor, colours and modes (test/ui/pane/spare.test.ts).
 */
export class Sparer {
  /** Whether the parser, with what it got so far, expects plain text: it is not inside a sequence. */
  #ground = true;
  #held: Buffer = Buffer.alloc(0);

  /** Bytes held back, for the next batch to begin with. */
  get holds(): boolean {
    return this.#held.length > 0;
  }

  /**
   * What the parser needs of the next batch; call it when the parser has read all before. `lines` is how many lines the
   * terminal holds, screen and scrollback, and one screen more; undefined when it is on its full-screen buffer,
   * or not all of its screen scrolls.
   */
  pass(batch: Buffer, lines: number | undefined): Buffer {
    const data = this.#held.length === 0 ? batch : Buffer.concat([this.#held, batch]);
    this.#held = Buffer.alloc(0);
    const able = this.#ground && lines !== undefined && data.length > lines;
    const parts = able ? spared(data, lines) : [data];
    if (parts.length === 1) {
      this.#ground = groundAfter(data, this.#ground);
      return data;
    }
    const kept = Buffer.concat(parts);
    // A colour cut in two by the batch's end would hide that plain text goes on in the next.
    const end = kept.toString('latin1', Math.max(0, kept.length - 48));
    const length = BEGUN.exec(end)?.[0].length ?? 0;
    this.#held = kept.subarray(kept.length - length);
    const now = kept.subarray(0, kept.length - length);
    this.#ground = groundAfter(now, true);
    return now;
  }
}

/** Where a run of plain text ends that begins at 0: text, newlines, colours (SGR), and erased ends of lines (EL). */
function plainRun(data: Buffer): number {
  const { length } = data;
  let at = 0;
  while (at < length) {
    const byte = data[at] ?? 0;
    if (PLAIN[byte] === 1) at += 1;
    else if (byte === C1) {
      const next = data[at + 1] ?? 0;
      if (next < 0xa0) return at;
      at += 2;
    } else if (byte === ESC) {
      const end = sequenceEnd(data, at);
      if (end === undefined) return at;
      at = end;
    } else return at;
  }
  return length;
}

/** Behind the colour or the EL that begins at `from`; undefined when it is anything else, or not all there. */
function sequenceEnd(data: Buffer, from: number): number | undefined {
  if (data[from + 1] !== 0x5b) return undefined;
  let at = from + 2;
  let byte = data[at] ?? 0;
  while (byte >= 0x30 && byte <= 0x3b) byte = data[++at] ?? 0;
  return byte === 0x6d || byte === 0x4b ? at + 1 : undefined;
}

/** Whether the parser expects plain text after these bytes, if it did (`before`) or did not before them. */
function groundAfter(data: Buffer, before: boolean): boolean {
  const last = data.lastIndexOf(ESC);
  if (last >= 0) return FINISHED.test(data.toString('latin1', last));
  return before && !/\xc2(?:[\x80-\x9f]|$)/.test(data.toString('latin1'));
}

/**
 * The same bytes without lines that scroll through the terminal's memory and out of it before anybody can see them.
 * The last `lines` stay: one screen more than it holds, for text may begin in the middle of an old one. Then all that it
 * holds in the end comes from them. Of what is left out only the colours last, so these stay too.
 */
function spared(data: Buffer, lines: number): Buffer[] {
  const run = plainRun(data);
  const first = data.indexOf(LF) + 1;
  let rest = run;
  for (let left = lines; left >= 0; left--) {
    do rest -= 1;
    while (rest >= first && data[rest] !== LF);
    if (rest < first) return [data];
  }
  rest += 1;
  // Behind \r\n the cursor stands in the first column; a bare \n would leave it where it was.
  if (first === 0 || data[rest - 2] !== CR) return [data];
  const colours = coloursOf(data.subarray(first, rest));
  return [data.subarray(0, first), ...colours, Buffer.from('\r'), data.subarray(rest)];
}

/** The colours set in plain text since all were switched off the last time. */
function coloursOf(data: Buffer): Buffer[] {
  const found: Buffer[] = [];
  for (
    let at = data.lastIndexOf(ESC);
    at >= 0;
    at = at === 0 ? -1 : data.lastIndexOf(ESC, at - 1)
  ) {
    const end = sequenceEnd(data, at) ?? at;
    if (data[end - 1] !== 0x6d) continue;
    found.push(data.subarray(at, end));
    // ESC [ m, ESC [ 0 m, ESC [ 0 ; …
    if (/^\x1b\[0*[;m]/.test(data.toString('latin1', at, end))) break;
  }
  return found.reverse();
}
