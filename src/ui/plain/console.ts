import { inAscii } from '../terminal/ascii.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { LineInput } from './line-input.ts';
import { Modes } from './modes.ts';
import { type Pen, spoken } from './speech.ts';

/** The learner's terminal as a roll of paper: what is written stays, and more comes below. Keys come one by one. */
export class Console {
  #modes = new Modes();
  #onKeys: ((bytes: Buffer) => void) | undefined;
  /** Typed while nobody was listening. */
  #waiting: Buffer[] = [];
  /** What stands open: a question, and what was typed to it so far. */
  #question = () => '';
  #taken = false;
  /** Whether the last thing written was a line's end: words of ours begin on a line of their own. */
  #atMargin = true;
  #restore = () => this.release();
  #take = (bytes: Buffer) => this.#typed(bytes);

  constructor(
    private readonly terminal: Terminal,
    readonly can: Pick<Pen, 'unicode' | 'colour'>,
  ) {}

  get size(): { readonly columns: number; readonly rows: number } {
    const { columns, rows } = this.terminal;
    return { columns, rows };
  }

  take(): void {
    if (this.#taken) return;
    this.#taken = true;
    process.once('exit', this.#restore);
    this.terminal.input.setRawMode(true);
    this.terminal.input.on('data', this.#take);
    this.terminal.input.resume();
  }

  /** Gives the terminal back as it was, whatever programs have switched in it. */
  release(): void {
    if (!this.#taken) return;
    this.#taken = false;
    process.removeListener('exit', this.#restore);
    this.terminal.input.off('data', this.#take);
    try {
      this.terminal.output.write(this.#modes.undoing());
      this.terminal.input.setRawMode(false);
      this.terminal.input.pause();
    } catch {
      // The terminal is gone: there is nothing left to restore.
    }
  }

  onResize(listener: () => void): () => void {
    this.terminal.output.on('resize', listener);
    return () => this.terminal.output.off('resize', listener);
  }

  /** Words of the school's, as Markdown: a part each, empty lines between them and one behind. */
  say(...parts: readonly string[]): void {
    if (!this.#taken) return;
    const { columns } = this.size;
    const texts = parts.filter((part) => part.trim() !== '');
    if (texts.length === 0) return;
    const begin = this.#atMargin ? '' : '\n';
    this.terminal.output.write(
      `${begin}${texts.map((text) => `${spoken(text, { ...this.can, columns })}\n`).join('')}`,
    );
    this.#atMargin = true;
    // Whoever was asked something is asked once more, below.
    this.terminal.output.write(this.#question());
  }

  /** What the learner's programs print, as it is. */
  pass(bytes: Uint8Array): void {
    if (!this.#taken || bytes.length === 0) return;
    this.#modes.take(bytes);
    this.terminal.output.write(bytes);
    this.#atMargin = bytes.at(-1) === 10;
  }

  /** Sends every key to `listener` from now on. */
  listen(listener: ((bytes: Buffer) => void) | undefined): void {
    this.#onKeys = listener;
    while (this.#onKeys && this.#waiting.length > 0)
      this.#onKeys(this.#waiting.shift() ?? Buffer.alloc(0));
  }

  /** Keys that came too early: for whoever listens next. */
  unread(keys: readonly Buffer[]): void {
    this.#onKeys = undefined;
    this.#waiting.unshift(...keys);
  }

  /** Asks for a line; undefined when the learner leaves instead. */
  ask(question: string): Promise<string | undefined> {
    const input = new LineInput();
    const asked = this.can.unicode ? question : inAscii(question);
    this.#question = () => `${asked}${input.text}`;
    this.terminal.output.write(asked);
    this.#atMargin = false;
    return new Promise((resolve) => {
      this.listen((bytes) => {
        const { echo, line, rest } = input.take(bytes);
        this.terminal.output.write(echo);
        if (line === undefined) return;
        this.#question = () => '';
        this.unread(rest !== undefined && rest.length > 0 ? [rest] : []);
        this.#atMargin = true;
        resolve(line ?? undefined);
      });
    });
  }

  #typed(bytes: Buffer): void {
    if (this.#onKeys) this.#onKeys(bytes);
    else this.#waiting.push(bytes);
  }
}
