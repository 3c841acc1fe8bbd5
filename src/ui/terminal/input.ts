/** The byte that moves focus between guide and shell: Ctrl-G, "G for guide". */
export const FOCUS_BYTE = 0x07;
export const FOCUS_KEY = 'Ctrl-G';

const PASTE_START = Buffer.from('\x1b[200~');
const PASTE_END = Buffer.from('\x1b[201~');

export type Input =
  | { readonly input: 'keys'; readonly bytes: Buffer }
  | { readonly input: 'paste'; readonly bytes: Buffer }
  | { readonly input: 'focus' };

/**
 * Cuts what the terminal sends into keys, pastes and the focus key. A focus byte inside a paste is
 * text; a paste marker may be split over several reads.
 */
export class InputSplitter {
  #pasting = false;
  #held: Buffer = Buffer.alloc(0);

  push(chunk: Buffer): Input[] {
    let rest: Buffer = this.#held.length > 0 ? Buffer.concat([this.#held, chunk]) : chunk;
    this.#held = Buffer.alloc(0);
    const out: Input[] = [];
    while (rest.length > 0) {
      const marker = this.#pasting ? PASTE_END : PASTE_START;
      const at = rest.indexOf(marker);
      let end = at === -1 ? rest.length : at;
      if (at === -1) {
        const split = splitMarker(rest, marker);
        if (split > 0) {
          end = rest.length - split;
          this.#held = rest.subarray(end);
        }
      }
      const part = rest.subarray(0, end);
      if (part.length > 0) {
        if (this.#pasting) out.push({ input: 'paste', bytes: part });
        else out.push(...keysIn(part));
      }
      if (at === -1) break;
      this.#pasting = !this.#pasting;
      rest = rest.subarray(at + marker.length);
    }
    return out;
  }
}

/**
 * How many bytes at the end of `bytes` may be the beginning of `marker`. A lone ESC is a key of its own,
 * and so is ESC [ at the end: held back they would feel like a dead key.
 */
function splitMarker(bytes: Buffer, marker: Buffer): number {
  for (let length = Math.min(marker.length - 1, bytes.length); length > 2; length--)
    if (bytes.subarray(bytes.length - length).equals(marker.subarray(0, length))) return length;
  return 0;
}

function keysIn(bytes: Buffer): Input[] {
  const out: Input[] = [];
  let from = 0;
  for (let at = bytes.indexOf(FOCUS_BYTE); at !== -1; at = bytes.indexOf(FOCUS_BYTE, from)) {
    if (at > from) out.push({ input: 'keys', bytes: bytes.subarray(from, at) });
    out.push({ input: 'focus' });
    from = at + 1;
  }
  if (from < bytes.length) out.push({ input: 'keys', bytes: bytes.subarray(from) });
  return out;
}

/**
 * Cursor keys as the program in the pane expects them: with application cursor keys (DECCKM) `ESC [ A`
 * becomes `ESC O A` (xterm control sequences, "PC-Style Function Keys").
 */
export function forApplicationCursorKeys(bytes: Buffer): Buffer {
  const text = bytes.toString('latin1');
  return Buffer.from(text.replace(/\x1b\[([ABCDHF])/g, '\x1bO$1'), 'latin1');
}
