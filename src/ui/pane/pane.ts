import xterm, { type Terminal as XTerm } from '@xterm/headless';
import type { LabShell } from '../../lab/model.ts';
import { forApplicationCursorKeys } from '../terminal/input.ts';
import { type Listener, type MouseReport, reportFor } from '../terminal/mouse.ts';
import { ECHO_MS, FLOOD_MS } from '../terminal/pacer.ts';
import { Feed } from './feed.ts';
import { UnicodeGraphemesAddon } from './graphemes.ts';
import { paintRow } from './row.ts';

const SCROLLBACK = 5_000;
/** What the parser calls the ways to hear of the mouse. */
const TRACKING = {
  none: 'none',
  x10: 'old',
  vt200: 'buttons',
  drag: 'drag',
  any: 'any',
} as const;
/** Up to this much from the shell is somebody typing, not a flood. */
const ECHO_BYTES = 256;

/** One shell on the screen: its bytes go through a terminal parser, and its visible rows come out. */
export class Pane {
  readonly #term: XTerm;
  #scroll = 0;
  #cursorShown = true;
  /** The mouse is to be told of in the form with numbers (mode 1006). */
  #sgrMouse = false;
  /** Whether lines scroll within a part of the screen only (DECSTBM). */
  #margins = false;
  /** A key was pressed whose echo has not come yet. */
  #pressed = false;
  #stop: (() => void)[] = [];

  constructor(
    readonly shell: LabShell,
    public columns: number,
    public rows: number,
    private readonly unicode: boolean,
    /** It looks different now: to be painted when so much time has passed since the last frame. */
    onChange: (gapMs: number) => void,
  ) {
    this.#term = new xterm.Terminal({
      cols: columns,
      rows,
      scrollback: SCROLLBACK,
      allowProposedApi: true,
      // It would tell of strange bytes on the very screen that we draw.
      logLevel: 'off',
    });
    this.#term.loadAddon(new UnicodeGraphemesAddon());
    this.#term.parser.registerCsiHandler({ prefix: '?', final: 'h' }, (modes) =>
      this.#decset(modes, true),
    );
    this.#term.parser.registerCsiHandler({ prefix: '?', final: 'l' }, (modes) =>
      this.#decset(modes, false),
    );
    this.#term.parser.registerCsiHandler({ final: 'r' }, (edges) => this.#decstbm(edges));
    const answers = this.#term.onData((data) => {
      if (data !== '') shell.write(data);
    });
    const scrolls = () => !this.#margins;
    const feed = new Feed(this.#term, SCROLLBACK, scrolls, (size, over) =>
      onChange(this.#gap(size, over)),
    );
    const bytes = shell.onBytes((chunk) => feed.push(chunk));
    this.#stop = [bytes, () => feed.close(), () => answers.dispose()];
  }

  /** Keys from the learner, as their terminal sent them. */
  keys(bytes: Buffer): void {
    this.#scroll = 0;
    this.#pressed = true;
    const cursorKeys = this.#term.modes.applicationCursorKeysMode;
    this.shell.write(cursorKeys ? forApplicationCursorKeys(bytes) : bytes);
  }

  /** Pasted text: marked as a paste only for programs that asked for that. */
  paste(bytes: Buffer): void {
    this.#scroll = 0;
    const text = Buffer.from(bytes.toString('utf8').replace(/\r?\n/g, '\r'));
    const { bracketedPasteMode } = this.#term.modes;
    this.shell.write(
      bracketedPasteMode
        ? Buffer.concat([Buffer.from('\x1b[200~'), text, Buffer.from('\x1b[201~')])
        : text,
    );
  }

  /** What the program in it wants to hear of the mouse. */
  get hears(): Listener {
    return { tracking: TRACKING[this.#term.modes.mouseTrackingMode], sgr: this.#sgrMouse };
  }

  /** What the mouse did in the pane, for the program that listens. */
  mouse(report: MouseReport): void {
    const told = reportFor(report, this.hears);
    if (told !== '') this.shell.write(Buffer.from(told, 'latin1'));
  }

  /** Whether a full-screen program has the pane. */
  get fullScreen(): boolean {
    return this.#term.buffer.active.type === 'alternate';
  }

  /** Looks back (positive) or forward (negative) in the scrollback by so many rows. */
  scrollBy(rows: number): void {
    const most = this.fullScreen ? 0 : this.#term.buffer.active.baseY;
    this.#scroll = Math.max(0, Math.min(most, this.#scroll + rows));
  }

  get scrolled(): number {
    return this.#scroll;
  }

  resize(columns: number, rows: number): void {
    if (columns === this.columns && rows === this.rows) return;
    this.columns = columns;
    this.rows = rows;
    this.#term.resize(columns, rows);
    this.shell.resize(columns, rows);
  }

  /** The visible rows, ready to be written; rows of the telling line are marked. */
  paint(telling: string | undefined): string[] {
    const buffer = this.#term.buffer.active;
    const top = buffer.baseY - this.#scroll;
    const cell = buffer.getNullCell();
    const marked = telling ? this.#rowsOf(telling, top) : new Set<number>();
    return Array.from({ length: this.rows }, (_, y) =>
      paintRow(buffer.getLine(top + y), this.columns, cell, {
        marked: marked.has(top + y),
        unicode: this.unicode,
      }),
    );
  }

  /** The cursor within the pane, from 0; undefined when hidden or scrolled away. */
  get cursor(): { x: number; y: number } | undefined {
    if (this.#scroll > 0 || !this.#cursorShown) return undefined;
    const buffer = this.#term.buffer.active;
    return { x: Math.min(buffer.cursorX, this.columns - 1), y: buffer.cursorY };
  }

  close(): void {
    for (const stop of this.#stop) stop();
    this.#term.dispose();
  }

  /** The parser does not tell whether the cursor is shown, nor how the mouse is told of, so we listen along. */
  #decset(modes: (number | number[])[], on: boolean): boolean {
    if (modes.includes(25)) this.#cursorShown = on;
    if (modes.includes(1006)) this.#sgrMouse = on;
    return false;
  }

  /** The parser does not tell about margins either. Each screen has its own; the full-screen one's do not matter. */
  #decstbm(edges: (number | number[])[]): boolean {
    if (this.fullScreen) return false;
    const [top, bottom] = edges.map(Number);
    this.#margins = (top || 1) > 1 || (bottom || this.rows) < this.rows;
    return false;
  }

  /** The answer to a key is painted at once, a flood a frame at a time. */
  #gap(size: number, over: boolean): number {
    if (size > ECHO_BYTES) return over ? ECHO_MS : FLOOD_MS;
    const gap = this.#pressed ? 0 : ECHO_MS;
    this.#pressed = false;
    return gap;
  }

  /** Buffer rows, from `top` to the last visible one, on which the telling line stands (it may wrap). */
  #rowsOf(telling: string, top: number): Set<number> {
    const buffer = this.#term.buffer.active;
    const wanted = telling.trim();
    const found = new Set<number>();
    let start = top;
    while (start > 0 && buffer.getLine(start)?.isWrapped) start--;
    for (let y = start; y < top + this.rows; ) {
      let text = buffer.getLine(y)?.translateToString(false) ?? '';
      let end = y + 1;
      while (buffer.getLine(end)?.isWrapped) {
        text += buffer.getLine(end)?.translateToString(false) ?? '';
        end++;
      }
      if (wanted !== '' && text.trim() === wanted)
        for (let row = y; row < end; row++) found.add(row);
      y = end;
    }
    return found;
  }
}
