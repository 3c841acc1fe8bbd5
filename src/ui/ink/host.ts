import { render } from 'ink';
import type { ReactNode } from 'react';
import { FrameStream, KeyStream } from './streams.ts';

/** Ink as a layout engine: it renders into memory, and takes only the keys we give it. */
export class InkHost {
  readonly #stdout: FrameStream;
  readonly #stdin = new KeyStream();
  readonly #instance: ReturnType<typeof render>;

  constructor(node: ReactNode, columns: number, rows: number, onFrame: () => void) {
    this.#stdout = new FrameStream(columns, rows, onFrame);
    this.#instance = render(node, {
      stdout: this.#stdout,
      stdin: this.#stdin,
      // One whole frame per update, never the real terminal's cursor; ours is the only writer.
      debug: true,
      exitOnCtrlC: false,
      patchConsole: false,
    });
  }

  /** The last frame, a string with colours for each line. */
  get frame(): readonly string[] {
    return this.#stdout.frame;
  }

  press(bytes: Buffer): void {
    this.#stdin.press(bytes);
  }

  paste(bytes: Buffer): void {
    this.#stdin.paste(bytes);
  }

  rerender(node: ReactNode): void {
    this.#instance.rerender(node);
  }

  resize(columns: number, rows: number): void {
    this.#stdout.resize(columns, rows);
  }

  close(): void {
    this.#instance.unmount();
    this.#stdin.destroy();
  }
}
