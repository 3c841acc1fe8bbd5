import { BoundedText } from './bounded.ts';
import type { CommandRecord } from './model.ts';
import { PlainText } from './plain.ts';

const MB = 1 << 20;
const HEAD = 4 * MB;
const TAIL = 12 * MB;
/** All outputs of a lab together; the oldest are given up first. */
const TOTAL = 64 * MB;

/** A command while it runs and afterwards. */
export class Command implements CommandRecord {
  endedAt: number | undefined;
  exit: number | undefined;
  readonly #plain = new PlainText();
  readonly #text = new BoundedText(HEAD, TAIL);

  constructor(
    readonly id: string,
    readonly shell: number,
    readonly order: number,
    readonly text: string,
    readonly cwd: string,
    readonly startedAt: number,
  ) {}

  get output(): string {
    const line = this.#plain.line;
    return line === '' ? this.#text.text : this.#text.text + line;
  }

  get truncated(): boolean {
    return this.#text.truncated;
  }

  get size(): number {
    return this.#text.size;
  }

  take(bytes: Uint8Array): void {
    this.#text.append(this.#plain.feed(bytes));
  }

  forget(): void {
    if (this.#text.size > 0) this.#text.clear();
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
    command.endedAt = Math.max(endedAt, command.startedAt);
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
