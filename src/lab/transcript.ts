import { BoundedText } from './bounded.ts';
import type { CommandRecord } from './model.ts';
import { PlainText } from './plain.ts';

const MB = 1 << 20;
const HEAD = 4 * MB;
const TAIL = 12 * MB;
/** All outputs of a lab together; the oldest are given up first. */
const TOTAL = 64 * MB;

/** A flood comes in small pieces; it is made text in pieces of this size, or when somebody asks. */
const PIECE = 1 << 18;

/** A command while it runs and afterwards. */
export class Command implements CommandRecord {
  endedAt: number | undefined;
  exit: number | undefined;
  /** Until it has ended: a decoder is some ten kilobytes. */
  #plain: PlainText | undefined;
  readonly #text = new BoundedText(HEAD, TAIL);
  #taken: Uint8Array[] = [];
  #waiting = 0;

  constructor(
    readonly id: string,
    readonly shell: number,
    readonly order: number,
    readonly text: string,
    readonly cwd: string,
    readonly startedAt: number,
  ) {}

  get output(): string {
    this.#settle();
    const line = this.#plain?.line ?? '';
    return line === '' ? this.#text.text : this.#text.text + line;
  }

  get truncated(): boolean {
    this.#settle();
    return this.#text.truncated;
  }

  get size(): number {
    this.#settle();
    return this.#text.size;
  }

  take(bytes: Uint8Array): void {
    this.#taken.push(bytes);
    this.#waiting += bytes.length;
    if (this.#waiting >= PIECE) this.#settle();
  }

  /** It has ended: no more is to come, or it begins anew. */
  close(endedAt: number): void {
    this.endedAt = endedAt;
    this.#settle();
    this.#text.append(this.#plain?.line ?? '');
    this.#plain = undefined;
  }

  forget(): void {
    if (this.size > 0) this.#text.clear();
  }

  #settle(): void {
    if (this.#waiting === 0) return;
    const bytes = Buffer.concat(this.#taken);
    this.#taken = [];
    this.#waiting = 0;
    this.#plain ??= new PlainText();
    this.#text.append(this.#plain.feed(bytes));
  }
}

/** All commands of a lab, whichever shell they were typed in, in bounded memory. */
export class Transcript {
  readonly #commands: Command[] = [];

  constructor(private readonly lab: string) {}

  begin(shell: number, text: string, cwd: string, startedAt: number): Command {
    const order = this.#commands.length + 1;
    const command = new Command(`${this.lab}.${order}`, shell, order, text, cwd, startedAt);
    this.#commands.push(command);
    return command;
  }

  end(command: Command, endedAt: number): void {
    command.close(Math.max(endedAt, command.startedAt));
    this.#bound();
  }

  #bound(): void {
    let total = this.#commands.reduce((sum, command) => sum + command.size, 0);
    for (const command of this.#commands) {
      if (total <= TOTAL) return;
      if (command.endedAt === undefined) continue;
      total -= command.size;
      command.forget();
    }
  }
}
