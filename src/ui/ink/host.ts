import { render } from 'ink';
import type { ReactNode } from 'react';
import { FrameStream, KeyStream } from './streams.ts';

/** Ink as a layout engine: it renders into memory, and takes only the keys we give it. */
export class InkHost {
  readonly #stdout: FrameStream;
  // Drawing once more makes React do what it has put off: listening for the next key, above all. Without
  // that, a key right after another one (or after a frame) meets what stood on the screen before.
  readonly #stdin = new KeyStream(() => this.#instance.rerender(this.#node));
  readonly #instance: ReturnType<typeof render>;
  #node: ReactNode;

  constructor(node: ReactNode, columns: number, rows: number, onFrame: () => void) {
    this.#node = node;
    this.#stdout = new FrameStream(columns, rows, onFrame);
    this.#instance = render(node, {
      stdout: this.#stdout,
      stdin: this.#stdin,
      // One whole frame per update, never the real terminal's cursor; ours is the only writer.
      debug: true,
      // Ink's own screen-reader mode (INK_SCREEN_READER) has no places, so nothing can be laid over it, and no last row.
      // Who needs it gets the school line by line (plain/wanted.ts): its menus are words and numbers.
      isScreenReaderEnabled: false,
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
    this.#node = node;
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
