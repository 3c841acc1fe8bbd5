import { dirname, join } from 'node:path';
import { type IPty, spawn } from '@lydell/node-pty';
import xterm from '@xterm/headless';
import { UnicodeGraphemesAddon } from '../../src/ui/pane/graphemes.ts';
import type { Language } from '../../src/words/language.ts';
import { environment, NOBODY, newFolder, programFolder } from './program.ts';
import { SIGNS, type Signs } from './signs.ts';

const PATIENCE_MS = 30_000;
/** A synchronised update, which nobody ever sees half done. */
const BEGIN = '\x1b[?2026h';
const END = '\x1b[?2026l';

export interface Launch {
  readonly args?: readonly string[];
  /** The file of another program than the school. */
  readonly program?: string;
  readonly columns?: number;
  readonly rows?: number;
  readonly env?: Readonly<Record<string, string>>;
  /** Of whoever starts it, by their locale; English if left out. */
  readonly language?: Language;
  /** Runs as `nobody`; only root can ask for that. */
  readonly ordinaryUser?: boolean;
  /** The school's home, to come back to; a new one if left out. */
  readonly home?: string;
  /** What the program is run by: a shell that limits it, say. Gets the program as its last arguments. */
  readonly through?: readonly string[];
}

/** The real program in a real pty, with its screen. */
export class Screen {
  readonly #term: xterm.Terminal;
  readonly #pty: IPty;
  #waiters = new Set<() => void>();
  #ended = false;
  /** False in the middle of an update that a terminal shows at once. */
  #whole = true;
  readonly #exited: Promise<number>;
  /** Every byte that was written, to look for modes left behind. */
  raw = '';

  private constructor(
    pty: IPty,
    columns: number,
    rows: number,
    readonly home: string,
    /** Whether the program shows a row about a room. */
    readonly inRoom: boolean,
    readonly signs: Signs,
  ) {
    this.#pty = pty;
    this.#term = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true });
    this.#term.loadAddon(new UnicodeGraphemesAddon());
    pty.onData((data) => {
      this.raw += data;
      const whole = this.raw.lastIndexOf(BEGIN) <= this.raw.lastIndexOf(END);
      this.#term.write(data, () => {
        this.#whole = whole;
        if (whole) for (const check of [...this.#waiters]) check();
      });
    });
    this.#exited = new Promise((resolve) =>
      pty.onExit(({ exitCode }) => {
        this.#ended = true;
        resolve(exitCode);
      }),
    );
  }

  static async launch(launch: Launch = {}): Promise<Screen> {
    const program = launch.program ?? join(await programFolder(), 'dist/cli.js');
    const { columns = 80, rows = 24, ordinaryUser = false } = launch;
    const signs = SIGNS[launch.language ?? 'en'];
    const home = launch.home ?? newFolder(ordinaryUser ? NOBODY : undefined);
    const [command = '', ...args] = [
      ...(launch.through ?? []),
      process.execPath,
      program,
      ...(launch.args ?? []),
    ];
    const pty = spawn(command, args, {
      // Whatever TERM the environment says, this wins.
      name: launch.env?.TERM ?? 'xterm-256color',
      cols: columns,
      rows,
      cwd: launch.program ? dirname(program) : dirname(dirname(program)),
      ...(ordinaryUser ? { uid: NOBODY, gid: NOBODY } : {}),
      env: environment(home, { LANG: signs.locale, ...launch.env }),
    });
    return new Screen(pty, columns, rows, home, launch.args?.[0] === 'join', signs);
  }

  get pid(): number {
    return this.#pty.pid;
  }

  get terminal(): xterm.Terminal {
    return this.#term;
  }

  get columns(): number {
    return this.#term.cols;
  }

  get rows(): number {
    return this.#term.rows;
  }

  /** What a person sees now. */
  text(): string {
    return Array.from({ length: this.#term.rows }, (_, y) => this.row(y)).join('\n');
  }

  /** One row as a person sees it, from 0, without the blanks at its end. */
  row(y: number): string {
    const buffer = this.#term.buffer.active;
    return (buffer.getLine(buffer.baseY + y)?.translateToString(true) ?? '').trimEnd();
  }

  /** The inverse signs of one row. */
  inverseIn(y: number): string {
    const { active } = this.#term.buffer;
    const line = active.getLine(active.baseY + y);
    const cells = Array.from({ length: this.columns }, (_, x) => line?.getCell(x));
    return cells.map((cell) => (cell?.isInverse() ? cell.getChars() : '')).join('');
  }

  /** The rows with inverse signs, those signs alone. */
  inverse(): string[] {
    return Array.from({ length: this.rows }, (_, y) => this.inverseIn(y)).filter(
      (text) => text.trim() !== '',
    );
  }

  /** The row where the cursor stands. */
  get cursorRow(): number {
    return this.#term.buffer.active.cursorY;
  }

  /** Keys exactly as given. */
  press(keys: string): void {
    this.#pty.write(keys);
  }

  resize(columns: number, rows: number): void {
    this.#term.resize(columns, rows);
    this.#pty.resize(columns, rows);
  }

  kill(signal: string): void {
    process.kill(this.#pty.pid, signal);
  }

  /** Waits until the screen shows it; when it never does, the error shows the screen. */
  async until(wanted: string | RegExp, patienceMs?: number): Promise<string> {
    await this.untilTrue(
      () => {
        const text = this.text();
        return typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text);
      },
      String(wanted),
      patienceMs,
    );
    return this.text();
  }

  /** Waits until something holds; asked again whenever the program has written. `what` is for the error. */
  async untilTrue(holds: () => boolean, what: string, patienceMs = PATIENCE_MS): Promise<void> {
    if (this.#whole && holds()) return;
    await new Promise<void>((resolve, reject) => {
      const finish = (error?: Error) => {
        clearTimeout(timer);
        this.#waiters.delete(check);
        if (error) reject(error);
        else resolve();
      };
      const fail = (how: string) =>
        finish(new Error(`the screen never showed ${what}${how}; it shows:\n${this.text()}`));
      const timer = setTimeout(() => fail(''), patienceMs);
      const check = () => {
        if (holds()) finish();
      };
      this.#waiters.add(check);
      // What the program wrote last may still be on its way through the parser.
      void this.#exited.then((code) =>
        this.#term.write('', () => {
          check();
          if (this.#waiters.has(check)) fail(`, and ended with ${code}`);
        }),
      );
    });
  }

  /** Waits until the program has ended, and gives its exit status. */
  async ended(): Promise<number> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      const fail = () => reject(new Error(`it never ended; it shows:\n${this.text()}`));
      timer = setTimeout(fail, PATIENCE_MS);
    });
    return Promise.race([this.#exited, late]).finally(() => clearTimeout(timer));
  }

  /** The terminal window is closed: the program loses its terminal. */
  destroy(): void {
    if (!('destroy' in this.#pty) || typeof this.#pty.destroy !== 'function')
      throw new Error('this node-pty cannot close a terminal');
    this.#pty.destroy();
  }

  /** Ends the program, however it feels about that. */
  async close(): Promise<void> {
    if (!this.#ended)
      try {
        process.kill(this.#pty.pid, 'SIGTERM');
      } catch {
        // It has ended by itself.
      }
    await this.ended();
    this.#term.dispose();
  }
}
