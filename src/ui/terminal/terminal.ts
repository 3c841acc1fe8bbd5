import type { ReadStream, WriteStream } from 'node:tty';
import { SpyError } from '../../base/errors.ts';
import { t } from '../../words/words.ts';
import { focusKey } from './focus-key.ts';
import { MOUSE_OFF, type MouseTracking, switchMouse } from './mouse.ts';

/** Alternate screen, no wrap at the edge, bracketed paste. */
const ENTER = '\x1b[?1049h\x1b[?7l\x1b[?2004h\x1b[2J\x1b[H';
/** Everything that we, or a program in the pane, may have switched on, switched off again. */
const LEAVE = `${MOUSE_OFF}\x1b[0m\x1b]8;;\x07\x1b[?2026l\x1b[?2004l\x1b[?7h\x1b[?25h\x1b[0 q\x1b[?1049l`;

/**
 * The learner's real terminal: raw mode and the alternate screen while we have it, and exactly as it was
 * whatever way the process ends.
 */
export class Terminal {
  #taken = false;
  #mouse: MouseTracking = 'none';
  #restore = () => this.release();

  constructor(
    readonly input: ReadStream,
    readonly output: WriteStream,
  ) {}

  get columns(): number {
    return this.output.columns || 80;
  }

  get rows(): number {
    return this.output.rows || 24;
  }

  take(): void {
    if (this.#taken) return;
    this.#taken = true;
    process.once('exit', this.#restore);
    this.input.setRawMode(true);
    this.input.resume();
    this.output.write(ENTER);
  }

  /** What the terminal reports of its mouse from now on, as long as it is ours. */
  trackMouse(wanted: MouseTracking): void {
    if (!this.#taken || wanted === this.#mouse) return;
    this.#mouse = wanted;
    this.output.write(switchMouse(wanted));
  }

  get mouse(): MouseTracking {
    return this.#mouse;
  }

  release(): void {
    if (!this.#taken) return;
    this.#taken = false;
    this.#mouse = 'none';
    process.removeListener('exit', this.#restore);
    try {
      this.output.write(LEAVE);
      this.input.setRawMode(false);
      this.input.pause();
    } catch {
      // The terminal is gone (closed window): there is nothing left to restore.
    }
  }
}

/** The process's own terminal. Throws SpyError('no-terminal') without a TTY on both ends, 'usage' for a bad focus key. */
export function ownTerminal(): Terminal {
  if (!process.stdin.isTTY || !process.stdout.isTTY)
    throw new SpyError(
      'no-terminal',
      t`Spy School is a conversation, and there is no terminal here to have it in.`,
      t`Run it in a terminal window. Without one, these work: spy-school chapters, progress, doctor, notebook, --help.`,
      { exitCode: 2 },
    );
  // Said now, not when the key is needed first.
  focusKey();
  return new Terminal(process.stdin, process.stdout);
}
