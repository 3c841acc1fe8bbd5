import { chapterLayout, type Rect } from '../../src/ui/chapter/layout.ts';
import type { Screen } from './screen.ts';

const PROMPT = /^\S+ \$$/;

/** What the screen tells of the shells, as a person reads it. */
export class ShellView {
  constructor(private readonly screen: Screen) {}

  /** Whether the shell has the focus. */
  get focused(): boolean {
    return this.footer.includes(this.screen.signs.inShell);
  }

  get footer(): string {
    return this.screen.row(this.screen.rows - 1);
  }

  /** Which shell is on the screen, from 1; while there is only one, the bar has no numbers. */
  get tab(): number {
    const { tabs } = this.#layout();
    const marked = tabs === undefined ? '' : this.screen.inverseIn(tabs.y);
    return Number(/shell (\d)/.exec(marked)?.[1] ?? 1);
  }

  /** How many lines the pane is scrolled back. */
  get linesBack(): number {
    const { tabs } = this.#layout();
    return Number(this.screen.signs.linesBack.exec(this.screen.row(tabs?.y ?? 0))?.[1] ?? 0);
  }

  /** Whether the cursor stands behind an empty prompt. */
  get atPrompt(): boolean {
    return PROMPT.test(this.#cut(this.screen.cursorRow));
  }

  /** The cursor's row and the one above it, without blanks. */
  get typed(): string {
    const { cursorRow } = this.screen;
    return squeeze(this.#cut(cursorRow - 1) + this.#cut(cursorRow));
  }

  /** The pane's rows, without the blanks at their ends. */
  rows(): string[] {
    const { y, height } = this.#shell();
    return Array.from({ length: height }, (_, at) => this.#cut(y + at));
  }

  #cut(y: number): string {
    // Wide characters are one character in two cells, and none stands left of the shell.
    return y < 0 ? '' : this.screen.row(y).slice(this.#shell().x).trimEnd();
  }

  #shell(): Rect {
    const { shell } = this.#layout();
    if (!shell) throw new Error('no room for a shell');
    return shell;
  }

  #layout() {
    const { columns, rows } = this.screen;
    const { inRoom } = this.screen;
    return chapterLayout({ columns, rows, focus: 'shell', zoomed: false, inRoom });
  }
}

/** Without blanks: at the end of a row a terminal loses them. */
export function squeeze(text: string): string {
  return text.replace(/\s+/g, '');
}
