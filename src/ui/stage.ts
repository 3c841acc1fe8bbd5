import type { ReactNode } from 'react';
import { watchEndings } from './endings.ts';
import type { FirstHome } from './first-home.ts';
import { InkHost } from './ink/host.ts';
import { Compositor, type Frame } from './terminal/compositor.ts';
import { type Input, InputSplitter } from './terminal/input.ts';
import type { MouseTracking } from './terminal/mouse.ts';
import { ECHO_MS, Pacer } from './terminal/pacer.ts';
import type { Terminal } from './terminal/terminal.ts';

/** What plays on a stage. */
export interface Act {
  /** The screen as it is now. */
  node(): ReactNode;
  /** What goes to the terminal when Ink has drawn these lines. */
  frame(drawn: readonly string[]): Frame;
  onInput(input: Input): void;
  /** What is to be heard of the mouse on this screen; nothing, if left out. */
  mouse?(): MouseTracking;
  /** The terminal has another size; the screen is drawn anew afterwards. */
  onResize?(): void;
  /** The terminal is ours, and the first frame is on its way. */
  begin?(): void;
  /** The terminal was given back; signals are still heard. */
  end?(): Promise<void>;
}

/** What may be the beginning of a sequence of bytes is a key by itself when nothing has followed for so long. */
const ALONE_MS = 25;

/** A terminal taken over: keys in, frames out, and given back as it was whatever way it ends. */
export class Stage {
  #splitter = new InputSplitter(() => this.terminal.mouse !== 'none');
  #alone: NodeJS.Timeout | undefined;
  #compositor: Compositor;
  #pacer = new Pacer(() => this.#paint());
  #host: InkHost | undefined;
  #over = false;
  #leave: (code: number) => void = () => {};
  #left: Promise<number>;

  constructor(
    readonly terminal: Terminal,
    private readonly act: Act,
    /** What stands on the terminal already: it has taken it, and keys may have come. */
    private readonly first?: FirstHome,
  ) {
    this.#left = new Promise((resolve) => {
      this.#leave = resolve;
    });
    this.#compositor = first?.compositor ?? new Compositor((bytes) => terminal.output.write(bytes));
  }

  /** Runs until `leave` is called or something ends it from outside; throws what crashed. */
  async run(): Promise<number> {
    const { terminal, act } = this;
    const onKeys = (chunk: Buffer) => this.#onKeys(chunk);
    const onResize = () => this.#resize();
    const endings = watchEndings(terminal, (code) => this.#leave(code));
    terminal.take();
    const early = this.first?.handOver() ?? [];
    // Ink draws its first frame while it is being made, before there is a host to ask for it.
    this.#host = new InkHost(act.node(), terminal.columns, terminal.rows, () =>
      this.#pacer.request(ECHO_MS),
    );
    terminal.input.on('data', onKeys);
    terminal.output.on('resize', onResize);
    act.begin?.();
    this.#pacer.now();
    early.forEach(onKeys);
    const code = await this.#left;
    terminal.input.off('data', onKeys);
    terminal.output.off('resize', onResize);
    this.#over = true;
    clearTimeout(this.#alone);
    this.#pacer.stop();
    this.#host.close();
    terminal.release();
    await act.end?.();
    endings.stop();
    const crash = endings.crash();
    if (crash) throw crash.error;
    return code;
  }

  /** Ends it, with the exit status of the process. */
  leave(code: number): void {
    this.#leave(code);
  }

  /** What the screen shows has changed. */
  changed(): void {
    if (this.#over) return;
    this.#host?.rerender(this.act.node());
    this.#pacer.request(ECHO_MS);
  }

  /** Something beside Ink's own lines has changed: to be painted when so much time has passed. */
  repaint(gapMs: number): void {
    this.#pacer.request(gapMs);
  }

  /** Keys for what is on the screen. */
  press(bytes: Buffer): void {
    this.#host?.press(bytes);
  }

  paste(bytes: Buffer): void {
    this.#host?.paste(bytes);
  }

  #onKeys(chunk: Buffer): void {
    clearTimeout(this.#alone);
    for (const input of this.#splitter.push(chunk)) this.act.onInput(input);
    if (this.#splitter.holding)
      this.#alone = setTimeout(() => setImmediate(() => this.#release()), ALONE_MS);
  }

  /** After whatever lay ready to be read meanwhile. */
  #release(): void {
    if (this.#over) return;
    for (const input of this.#splitter.release()) this.act.onInput(input);
  }

  #resize(): void {
    this.#compositor.invalidate();
    this.#host?.resize(this.terminal.columns, this.terminal.rows);
    this.act.onResize?.();
    this.changed();
  }

  #paint(): void {
    // What still changes while things are closed must not be drawn on the terminal that was given back.
    if (this.#over) return;
    this.terminal.trackMouse(this.act.mouse?.() ?? 'none');
    this.#compositor.show(this.act.frame(this.#host?.frame ?? []), this.terminal.rows);
  }
}
