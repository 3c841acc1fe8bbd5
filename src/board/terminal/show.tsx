import { stageFor } from '../../ui/scene.tsx';
import type { Stage } from '../../ui/stage.ts';
import { Pacer } from '../../ui/terminal/pacer.ts';
import type { Terminal } from '../../ui/terminal/terminal.ts';
import { t } from '../../words/words.ts';
import { BoardScreen } from './BoardScreen.tsx';
import type { BoardParts } from './board.tsx';
import { BoardDesk } from './desk.ts';
import { LEAST } from './layout.ts';

/** The room is drawn anew at most this often, and in a busy room no more than a fifth of the time. */
const REFRESH_MS = 250;
const BREATH = 4;
const TICK_MS = 1000;
/** Without a clock only minutes change by themselves. */
const IDLE_TICKS = 10;
const CTRL_C = 3;

/** The running board: owns the screen and the keyboard, and follows the room. */
export class Board {
  #stage: Stage;
  #desk: BoardDesk;
  #cost = 0;
  #ticks = 0;
  /** Follows the room without drawing it for every event. */
  #refresher = new Pacer(() => this.#refresh());
  #unfollow: () => void = () => {};

  constructor(private readonly parts: BoardParts & { readonly terminal: Terminal }) {
    this.#desk = new BoardDesk({
      ...parts,
      onChange: () => this.#stage.changed(),
      quit: () => this.#stage.leave(0),
    });
    this.#stage = stageFor(
      {
        what: t`The board`,
        least: LEAST,
        screen: (columns, rows) => <BoardScreen desk={this.#desk} columns={columns} rows={rows} />,
        onInput: ({ input, bytes }) => this.#onInput(input, bytes),
        begin: () => this.#follow(),
        end: async () => this.#unfollow(),
      },
      parts.terminal,
    );
  }

  run(): Promise<number> {
    if (this.parts.notice) this.#desk.word = { text: this.parts.notice, bad: true };
    return this.#stage.run();
  }

  #follow(): void {
    const deaf = this.parts.source.subscribe(() => this.#soon());
    const timer = setInterval(() => this.#tick(), TICK_MS);
    this.#unfollow = () => {
      deaf();
      clearInterval(timer);
      this.#refresher.stop();
    };
  }

  #soon(): void {
    this.#refresher.request(Math.max(REFRESH_MS, this.#cost * BREATH));
  }

  #tick(): void {
    this.#ticks += 1;
    if (this.parts.source.state.clock || this.#ticks % IDLE_TICKS === 0) this.#soon();
  }

  #refresh(): void {
    const began = performance.now();
    this.#desk.refresh();
    this.#stage.changed();
    this.#cost = performance.now() - began;
  }

  #onInput(input: 'keys' | 'paste', bytes: Buffer): void {
    if (input === 'paste') {
      // A paste is text for a field, never a row of commands.
      if (this.#desk.typing) this.#stage.paste(bytes);
      return;
    }
    if (bytes.includes(CTRL_C)) this.#desk.stopTyping();
    this.#stage.press(bytes);
  }
}
