import { Socket } from 'node:net';

// Ink's types ask for whole sockets, as a terminal's streams are; these two never connect to anything.

/** What Ink believes to be the terminal it draws on: it keeps the last whole frame. */
export class FrameStream extends Socket {
  readonly isTTY = true;
  frame: readonly string[] = [];

  constructor(
    public columns: number,
    public rows: number,
    private readonly onFrame: () => void,
  ) {
    super({ writable: true });
  }

  override _write(chunk: string | Buffer, _encoding: string, done: () => void): void {
    this.frame = String(chunk).replace(/\n$/, '').split('\n');
    this.onFrame();
    done();
  }

  /** Tells Ink of a new size. */
  resize(columns: number, rows: number): void {
    this.columns = columns;
    this.rows = rows;
    this.emit('resize');
  }

  clearLine(): boolean {
    return true;
  }
  clearScreenDown(): boolean {
    return true;
  }
  cursorTo(): boolean {
    return true;
  }
  moveCursor(): boolean {
    return true;
  }
  getColorDepth(): number {
    return 4;
  }
  hasColors(): boolean {
    return true;
  }
  getWindowSize(): [number, number] {
    return [this.columns, this.rows];
  }
}

/** One key as a terminal sends it: an escape sequence (CSI, SS3, Alt) or a character. ECMA-48, 5.4. */
const KEY = /\x1b\[[0-9;:<=>?]*[ -/]*[@-~]|\x1bO.|\x1b[^\x1b]|[\s\S]/gu;

/** What Ink believes to be the keyboard: it gets only what we pass on, one key at a time. */
export class KeyStream extends Socket {
  readonly isTTY = true;
  isRaw = false;
  #keys: string[] = [];
  #now: string | undefined;
  #waiting = false;

  /** `settle` is called before each key, so that the key meets what the one before it changed. */
  constructor(private readonly settle: () => void) {
    super();
  }

  setRawMode(mode: boolean): this {
    this.isRaw = mode;
    return this;
  }

  // Ink refs and unrefs its keyboard at every turn; a socket without a connection would collect listeners.
  override ref(): this {
    return this;
  }

  override unref(): this {
    return this;
  }

  override read(): string | null {
    const key = this.#now ?? null;
    this.#now = undefined;
    return key;
  }

  /** Keys for Ink; between two of them React may draw. */
  press(bytes: Buffer): void {
    this.#queue(bytes.toString('utf8').match(KEY) ?? []);
  }

  /** A pasted text: one input, on one line. */
  paste(bytes: Buffer): void {
    this.#queue([bytes.toString('utf8').replace(/\s+/g, ' ')]);
  }

  #queue(keys: readonly string[]): void {
    this.#keys.push(...keys);
    if (!this.#waiting) this.#next();
  }

  #next(): void {
    this.#now = this.#keys.shift();
    this.#waiting = this.#now !== undefined;
    if (!this.#waiting) return;
    this.settle();
    this.emit('readable');
    setImmediate(() => this.#next());
  }
}
