import type { Terminal as XTerm } from '@xterm/headless';
import { FLOOD_MS } from '../terminal/pacer.ts';
import { Sparer } from './spare.ts';

/** More than this within one frame is a flood, of which only frames are shown. */
const FLOOD_BYTES = 16_384;
/** When nothing has come for so long, a flood is over, or pauses. */
const QUIET_MS = 5;
/** Of a flood that outruns the terminal's memory, frames are shown the less often: nobody can read them. */
const SPARED_MS = 3 * FLOOD_MS;
/** The parser gets its bytes in pieces of this size, and node may do something else between them. */
const PIECE = 65_536;
/** A flood waits no longer than until so much of it has come. */
const MOST_WAITING = 4 << 20;

/**
 * What stands between a shell and its terminal's parser: somebody typing is passed on at once, a flood once a frame, and
 * without the lines that nobody will see. The parser ends up as if it had got every byte.
 */
export class Feed {
  #waiting: Buffer[] = [];
  #size = 0;
  #came = 0;
  /** Bytes passed on since this frame began. */
  #recent = 0;
  #since = 0;
  #frameMs = FLOOD_MS;
  #parsing = false;
  readonly #sparer = new Sparer();
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(
    private readonly term: XTerm,
    private readonly scrollback: number,
    /** Whether all of the screen scrolls. */
    private readonly scrolls: () => boolean,
    /** `over`: nothing more is to be expected just now. */
    private readonly onParsed: (bytes: number, over: boolean) => void,
  ) {}

  push(bytes: Uint8Array): void {
    this.#waiting.push(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    this.#size += bytes.length;
    this.#came = performance.now();
    this.#next();
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#closed = true;
  }

  /** Passes on what waits: now, or when the flood's frame is over, or the flood. */
  #next(): void {
    if (this.#parsing || this.#closed || (this.#size === 0 && !this.#sparer.holds)) return;
    const now = performance.now();
    const left = this.#since + this.#frameMs - now;
    const over = now - this.#came >= QUIET_MS;
    if (left <= 0 || over) {
      this.#since = now;
      this.#recent = this.#size > FLOOD_BYTES ? FLOOD_BYTES : 0;
      this.#parse(over);
    } else if (this.#size > 0 && this.#recent + this.#size <= FLOOD_BYTES) {
      this.#recent += this.#size;
      this.#parse(false);
    } else if (this.#size > MOST_WAITING) this.#parse(false);
    else this.#timer ??= setTimeout(() => this.#tick(), Math.min(QUIET_MS, Math.ceil(left)));
  }

  #tick(): void {
    this.#timer = undefined;
    this.#next();
  }

  #parse(over: boolean): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const { term, scrollback } = this;
    const scrolls = term.buffer.active.type === 'normal' && this.scrolls();
    const lines = scrolls ? scrollback + 2 * term.rows : undefined;
    const size = this.#size;
    const bytes = this.#sparer.pass(Buffer.concat(this.#waiting), lines);
    this.#waiting = [];
    this.#size = 0;
    this.#frameMs = bytes.length < size ? SPARED_MS : FLOOD_MS;
    this.#parsing = true;
    const done = () => {
      this.#parsing = false;
      if (this.#closed) return;
      this.onParsed(size, over);
      this.#next();
    };
    // Else the parser waits for a timer first; what follows a key it takes at once.
    if (bytes.length <= FLOOD_BYTES) term.input('', true);
    for (let at = 0; at < bytes.length; at += PIECE)
      term.write(bytes.subarray(at, at + PIECE), at + PIECE < bytes.length ? undefined : done);
  }
}
