import { chmodSync, chownSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { cp, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type IPty, spawn } from '@lydell/node-pty';
import { UnicodeGraphemesAddon } from '@xterm/addon-unicode-graphemes';
import xterm from '@xterm/headless';

const ROOT = new URL('../../', import.meta.url).pathname;
/** `nobody`: an ordinary user that every Linux has. */
const NOBODY = 65534;

export interface Launch {
  readonly args?: readonly string[];
  readonly columns?: number;
  readonly rows?: number;
  readonly env?: Readonly<Record<string, string>>;
  /** Runs as `nobody`; only root can ask for that. */
  readonly ordinaryUser?: boolean;
  /** The school's home, to come back to; a new one if left out. */
  readonly home?: string;
}

/** A copy of the built program that any user can read, made once. */
let program: Promise<string> | undefined;
const scratch: string[] = [];

export function newFolder(owner?: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'spy-e2e-'));
  scratch.push(folder);
  if (owner !== undefined) chownSync(folder, owner, owner);
  return folder;
}

/** Removes what the tests of this file made. */
export function removeFolders(): void {
  for (const folder of scratch.splice(0)) rmSync(folder, { recursive: true, force: true });
  program = undefined;
}

async function copyOfProgram(): Promise<string> {
  if (!existsSync(join(ROOT, 'dist/cli.js')))
    throw new Error('dist/cli.js is missing: run `npm run build` (npm test does it by itself).');
  const folder = newFolder();
  chmodSync(folder, 0o755);
  for (const part of ['dist', 'chapters', 'mysteries', 'package.json'])
    await cp(join(ROOT, part), join(folder, part), { recursive: true });
  await mkdir(join(folder, 'node_modules'));
  await cp(join(ROOT, 'node_modules/@lydell'), join(folder, 'node_modules/@lydell'), {
    recursive: true,
  });
  return folder;
}

/** The real program in a real pty, with its screen. */
export class Screen {
  readonly #term: xterm.Terminal;
  readonly #pty: IPty;
  #waiters = new Set<() => void>();
  /** Resolves with the exit status. */
  readonly exited: Promise<number>;
  /** Every byte that was written, to look for modes left behind. */
  raw = '';

  private constructor(
    pty: IPty,
    columns: number,
    rows: number,
    readonly home: string,
  ) {
    this.#pty = pty;
    this.#term = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true });
    this.#term.loadAddon(new UnicodeGraphemesAddon());
    pty.onData((data) => {
      this.raw += data;
      this.#term.write(data, () => this.#wake());
    });
    this.exited = new Promise((resolve) => pty.onExit(({ exitCode }) => resolve(exitCode)));
  }

  static async launch(launch: Launch = {}): Promise<Screen> {
    program ??= copyOfProgram();
    const folder = await program;
    const { columns = 80, rows = 24, ordinaryUser = false } = launch;
    const home = launch.home ?? newFolder(ordinaryUser ? NOBODY : undefined);
    const pty = spawn(process.execPath, [join(folder, 'dist/cli.js'), ...(launch.args ?? [])], {
      name: 'xterm-256color',
      cols: columns,
      rows,
      cwd: folder,
      ...(ordinaryUser ? { uid: NOBODY, gid: NOBODY } : {}),
      env: {
        PATH: process.env.PATH,
        HOME: home,
        TERM: 'xterm-256color',
        LANG: 'C.UTF-8',
        // Ink draws a single frame when it believes to be in CI.
        CI: '0',
        SPY_SCHOOL_HOME: join(home, 'school'),
        ...launch.env,
      },
    });
    return new Screen(pty, columns, rows, home);
  }

  get pid(): number {
    return this.#pty.pid;
  }

  /** What a person sees now. */
  text(): string {
    const buffer = this.#term.buffer.active;
    const rows = Array.from({ length: this.#term.rows }, (_, y) =>
      (buffer.getLine(buffer.baseY + y)?.translateToString(true) ?? '').trimEnd(),
    );
    return rows.join('\n');
  }

  get terminal(): xterm.Terminal {
    return this.#term;
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
  async until(wanted: string | RegExp, patienceMs = 30_000): Promise<string> {
    const shows = () => {
      const text = this.text();
      return typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text);
    };
    if (!shows())
      await new Promise<void>((resolve, reject) => {
        const timer = setTimeout(() => {
          this.#waiters.delete(check);
          reject(new Error(`the screen never showed ${wanted}; it shows:\n${this.text()}`));
        }, patienceMs);
        const check = () => {
          if (!shows()) return;
          clearTimeout(timer);
          this.#waiters.delete(check);
          resolve();
        };
        this.#waiters.add(check);
      });
    return this.text();
  }

  /** Ends the program, however it feels about that. */
  async close(): Promise<void> {
    try {
      process.kill(this.#pty.pid, 'SIGTERM');
    } catch {
      // It has ended by itself.
    }
    await this.exited;
    this.#term.dispose();
  }

  #wake(): void {
    for (const check of this.#waiters) check();
  }
}
