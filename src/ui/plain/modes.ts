/** A sequence of ours to look for is never longer than this. */
const LONGEST = 32;
const SWITCH = /\x1b\[\?([\d;]+)([hl])/g;
/** What a terminal has switched on by itself: the cursor, and wrapping at the edge. */
const ON_BY_NATURE = new Set(['7', '25']);

/** Which modes programs have left switched in the terminal, from all that they print. */
export class Modes {
  #rest = '';
  #switched = new Map<string, boolean>();

  take(bytes: Uint8Array): void {
    // Bytes as Latin-1: the sequences are ASCII, and nothing is lost in the middle of a letter.
    const text = this.#rest + Buffer.from(bytes).toString('latin1');
    let end = 0;
    for (const match of text.matchAll(SWITCH)) {
      end = match.index + match[0].length;
      for (const mode of (match[1] ?? '').split(';')) this.#switched.set(mode, match[2] === 'h');
    }
    const begun = text.lastIndexOf('\x1b');
    this.#rest = begun >= end && text.length - begun < LONGEST ? text.slice(begun) : '';
  }

  /** What switches everything back; '' when all is as it was. */
  undoing(): string {
    return [...this.#switched]
      .filter(([mode, on]) => on !== ON_BY_NATURE.has(mode))
      .map(([mode, on]) => `\x1b[?${mode}${on ? 'l' : 'h'}`)
      .join('');
  }
}
