/** A rectangle of ready-made rows, laid over the frame. Each row paints exactly `width` cells. */
export interface Overlay {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly rows: readonly string[];
}

export interface Frame {
  /** Whole-width lines from Ink. */
  readonly lines: readonly string[];
  readonly overlay: Overlay | undefined;
  /** The hardware cursor, from 0; undefined hides it. */
  readonly cursor: { readonly x: number; readonly y: number } | undefined;
}

/** Writes frames so that only what changed is sent, in one synchronised update, cursor last. */
export class Compositor {
  #lines: string[] = [];
  #overlay = new Map<number, string>();
  #place = '';
  #cursor = '';

  constructor(private readonly write: (bytes: string) => void) {}

  /** Forgets what is on the screen: the next frame is written whole. */
  invalidate(): void {
    this.#lines = [];
    this.#overlay.clear();
    this.#cursor = '';
    this.#place = '';
  }

  show(frame: Frame, rows: number): void {
    let out = '';
    const { overlay } = frame;
    const place = overlay
      ? `${overlay.x},${overlay.y},${overlay.width},${overlay.rows.length}`
      : '';
    if (place !== this.#place) {
      this.#place = place;
      this.#lines = [];
      this.#overlay.clear();
    }
    for (let y = 0; y < rows; y++) {
      const line = frame.lines[y] ?? '';
      const row = overlay?.rows[y - overlay.y];
      if (line !== this.#lines[y]) {
        this.#lines[y] = line;
        this.#overlay.delete(y);
        // Erased first: behind a line of the full width the cursor stands on its last cell.
        out += `\x1b[${y + 1};1H\x1b[0m\x1b[K${line}\x1b[0m`;
      }
      if (overlay && row !== undefined && row !== this.#overlay.get(y)) {
        this.#overlay.set(y, row);
        out += `\x1b[${y + 1};${overlay.x + 1}H\x1b[0m${row}\x1b[0m`;
      }
    }
    const cursor = frame.cursor
      ? `\x1b[${frame.cursor.y + 1};${frame.cursor.x + 1}H\x1b[?25h`
      : '\x1b[?25l';
    if (out === '' && cursor === this.#cursor) return;
    this.#cursor = cursor;
    this.write(`\x1b[?2026h\x1b[?25l${out}${cursor}\x1b[?2026l`);
  }
}
