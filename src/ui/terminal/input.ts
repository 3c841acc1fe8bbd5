import { type FocusKey, focusKey } from './focus-key.ts';
import { type MouseReport, oldReport, sgrReport } from './mouse.ts';

/** What was typed, as the terminal sent it. */
export type Typed =
  | { readonly input: 'keys'; readonly bytes: Buffer }
  | { readonly input: 'paste'; readonly bytes: Buffer };

export type Input =
  | Typed
  | { readonly input: 'focus' }
  | { readonly input: 'mouse'; readonly report: MouseReport };

const ESC = '\x1b';
const PASTE_START = '\x1b[200~';
const PASTE_END = '\x1b[201~';

/** A mouse report, whole, not yet whole, or broken off: it is never text. */
const REPORT = /\x1b\[<[\d;]*([Mm]?)/;
/** In the old form, of which the last bytes may be anything but control signs. */
const OLD_REPORT = /\x1b\[M[\x20-\xff]{0,3}/;
/** No report is so long: of what has lost its end, only the beginning is kept. */
const LONGEST = 64;

/**
 * Cuts what the terminal sends into keys, pastes, the focus key and the mouse. A focus key inside a paste is text; what
 * takes several bytes may come in pieces, so its beginning is held back until more has come, or `release` is called.
 */
export class InputSplitter {
  #pasting = false;
  #held = '';
  /** What was released last: its end may come still. */
  #released = '';
  readonly #special: RegExp;
  readonly #beginnings: readonly string[];

  /** `mouse`: whether the terminal may report the mouse in its old form, which looks like a key of others. */
  constructor(
    private readonly mouse: () => boolean = () => false,
    private readonly key: FocusKey = focusKey(),
  ) {
    const whole = [PASTE_START, ...key.sent];
    const special = whole.map((text) => text.replace(/\W/g, '\\$&'));
    this.#special = new RegExp([...special, REPORT.source].join('|'));
    this.#beginnings = [...whole, '\x1b[<'];
  }

  push(chunk: Buffer): Input[] {
    const out: Input[] = [];
    let rest = this.#continued(chunk.toString('latin1'), out);
    while (rest !== '') rest = this.#pasting ? this.#paste(rest, out) : this.#key(rest, out);
    return out;
  }

  /** Whether something waits for its end that may be a key by itself: Esc above all. */
  get holding(): boolean {
    return this.#held !== '' && !this.#pasting && !isReport(this.#held);
  }

  /** Nothing more has come: what was held back are keys. */
  release(): Input[] {
    if (!this.holding) return [];
    this.#released = this.#held;
    this.#held = '';
    return keys(this.#released);
  }

  /** What was held back with what comes behind it. */
  #continued(text: string, out: Input[]): string {
    const released = this.#released;
    this.#released = '';
    // A report that was cut behind its Esc, and came too late: no hand types that.
    const late = released === '' ? null : /^\x1b\[<\d+;\d+;\d+[Mm]/.exec(released + text);
    if (late) return text.slice(late[0].length - released.length);
    const held = this.#held;
    this.#held = '';
    if (held !== ESC || this.#pasting || /^[[O]/.test(text)) return held + text;
    // Esc and another key, pressed quickly, are two.
    out.push(...keys(held));
    return text;
  }

  #paste(rest: string, out: Input[]): string {
    const at = rest.indexOf(PASTE_END);
    const end = at === -1 ? rest.length - beginning(rest, [PASTE_END]) : at;
    if (end > 0) out.push({ input: 'paste', bytes: Buffer.from(rest.slice(0, end), 'latin1') });
    if (at === -1) {
      this.#held = rest.slice(end);
      return '';
    }
    this.#pasting = false;
    return rest.slice(at + PASTE_END.length);
  }

  /** Takes keys up to the first that is special, and that one; gives what comes behind it. */
  #key(rest: string, out: Input[]): string {
    const found = this.#find(rest);
    if (!found) {
      const end = rest.length - beginning(rest, this.#beginnings);
      out.push(...keys(rest.slice(0, end)));
      this.#held = rest.slice(end);
      return '';
    }
    const [text] = found;
    const behind = rest.slice(found.index + text.length);
    out.push(...keys(rest.slice(0, found.index)));
    if (text === PASTE_START) this.#pasting = true;
    else if (this.key.sent.includes(text)) out.push({ input: 'focus' });
    else if (behind === '' && !isWhole(text)) this.#held = text.slice(0, LONGEST);
    else {
      const report = reportIn(text);
      if (report) out.push({ input: 'mouse', report });
    }
    return behind;
  }

  #find(rest: string): RegExpExecArray | null {
    const found = this.#special.exec(rest);
    const old = this.mouse() ? OLD_REPORT.exec(rest) : null;
    return old && (!found || old.index < found.index) ? old : found;
  }
}

/** How many signs at the end of a text may be the beginning of one of these. */
function beginning(text: string, wholes: readonly string[]): number {
  const longest = Math.max(...wholes.map(({ length }) => length)) - 1;
  for (let length = Math.min(longest, text.length); length > 0; length--)
    if (wholes.some((whole) => whole.length > length && whole.startsWith(text.slice(-length))))
      return length;
  return 0;
}

function isReport(text: string): boolean {
  return text.startsWith('\x1b[<') || text.startsWith('\x1b[M');
}

function isWhole(text: string): boolean {
  return text.startsWith('\x1b[M') ? text.length === 6 : /[Mm]$/.test(text);
}

function reportIn(text: string): MouseReport | undefined {
  if (!isWhole(text)) return undefined;
  if (text.startsWith('\x1b[M')) return oldReport(text.slice(3));
  return sgrReport(text.slice(3, -1), text.slice(-1));
}

function keys(text: string): Input[] {
  return text === '' ? [] : [{ input: 'keys', bytes: Buffer.from(text, 'latin1') }];
}

/**
 * Cursor keys as the program in the pane expects them: with application cursor keys (DECCKM) `ESC [ A`
 * becomes `ESC O A` (xterm control sequences, "PC-Style Function Keys").
 */
export function forApplicationCursorKeys(bytes: Buffer): Buffer {
  const text = bytes.toString('latin1');
  return Buffer.from(text.replace(/\x1b\[([ABCDHF])/g, '\x1bO$1'), 'latin1');
}
