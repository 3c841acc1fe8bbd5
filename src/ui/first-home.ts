import type { Chapter } from '../course/model.ts';
import type { Journal } from '../journal/journal.ts';
import { INDENT } from './components/indent.ts';
import { type Endings, watchEndings } from './endings.ts';
import { type Theme, themeFor } from './marks.ts';
import { homeList } from './screens/home/entries.ts';
import { firstLines } from './screens/home/first-lines.ts';
import { widthOf } from './screens/home/words.ts';
import { capabilities } from './terminal/capabilities.ts';
import { Compositor } from './terminal/compositor.ts';
import type { Terminal } from './terminal/terminal.ts';

interface Parts {
  readonly terminal: Terminal;
  readonly chapters: readonly Chapter[];
  readonly journal: Journal;
  /** A line that only Ink draws. */
  readonly notice: string;
}

/** Keys that move the pointer, one or more at once, as Ink's list reads them. */
const MOVES = /^(?:\x1b[[O][AB]|[jk])+$/;
const MOVE = /\x1b[[O][AB]|[jk]/g;
const UP = /[Ak]$/;
const CTRL_C = Buffer.from([3]);

/**
 * The home screen while Ink is being loaded: drawn without it, and taking keys from the first moment. The pointer moves
 * at once; every other key is kept for Ink, and so is what comes after it.
 */
export class FirstHome {
  readonly compositor: Compositor;
  /** The exit status, when it ends before Ink took over. */
  readonly left: Promise<number>;
  readonly #theme = themeFor(capabilities());
  readonly #endings: Endings;
  readonly #kept: Buffer[] = [];
  #leave: (code: number) => void = () => {};
  #at: number | undefined;

  private constructor(private readonly parts: Parts) {
    const { terminal } = parts;
    this.left = new Promise((resolve) => {
      this.#leave = resolve;
    });
    this.compositor = new Compositor((bytes) => terminal.output.write(bytes));
    this.#endings = watchEndings(terminal, (code) => this.#leave(code));
    terminal.take();
    terminal.input.on('data', this.#onKeys);
    terminal.output.on('resize', this.#onResize);
    this.#draw();
  }

  /** Shows it; undefined, and the terminal is as it was, where only Ink can draw it. */
  static show(parts: Parts): FirstHome | undefined {
    const can = parts.notice === '' && picture(parts, themeFor(capabilities()), undefined).lines;
    return can ? new FirstHome(parts) : undefined;
  }

  /** Lets go, for whoever takes over in the same moment: the keys that were kept. The terminal stays taken. */
  handOver(): readonly Buffer[] {
    this.#stop();
    return this.#kept;
  }

  /** The entry that was chosen, if the pointer was moved; told once. */
  landing(): number | undefined {
    const at = this.#at;
    this.#at = undefined;
    return at;
  }

  /** Gives the terminal back. Throws what crashed, if something did. */
  close(): void {
    this.#stop();
    this.parts.terminal.release();
    const crash = this.#endings.crash();
    if (crash) throw crash.error;
  }

  #stop(): void {
    const { input, output } = this.parts.terminal;
    input.off('data', this.#onKeys);
    output.off('resize', this.#onResize);
    this.#endings.stop();
  }

  #onKeys = (chunk: Buffer): void => {
    const keys = chunk.toString('latin1');
    if (this.#kept.length > 0) this.#kept.push(chunk);
    else if (chunk.equals(CTRL_C)) this.#leave(0);
    else if (!MOVES.test(keys)) this.#kept.push(chunk);
    else {
      const { entries, at } = picture(this.parts, this.#theme, this.#at);
      const steps = keys.match(MOVE) ?? [];
      const moved = steps.reduce((to, key) => to + (UP.test(key) ? entries - 1 : 1), at);
      this.#at = moved % entries;
      this.#draw();
    }
  };

  #onResize = (): void => {
    this.compositor.invalidate();
    this.#draw();
  };

  #draw(): void {
    const { lines = [] } = picture(this.parts, this.#theme, this.#at);
    const shown = { lines, overlay: undefined, cursor: undefined };
    this.compositor.show(shown, this.parts.terminal.rows);
  }
}

/** The screen as it is to be drawn now, with the pointer at an entry, or where it is most likely wanted. */
function picture({ chapters, journal, terminal }: Parts, theme: Theme, wanted: number | undefined) {
  const { columns, rows } = terminal;
  const list = homeList(chapters, journal.events, widthOf(columns) - INDENT, theme.marks);
  const at = wanted ?? list.next;
  const lines = firstLines(list, at, { columns, rows }, theme);
  return { at, entries: list.entries.length, lines };
}
