import { clockText } from '../../room/model/clock.ts';
import { stageFor } from '../../ui/scene.tsx';
import type { Stage } from '../../ui/stage.ts';
import { t } from '../../words/words.ts';
import { Deck } from './deck.ts';
import { followPresenter } from './follow.ts';
import { LEAST } from './least.ts';
import { NotesScreen } from './NotesScreen.tsx';
import type { PresentParts } from './present.tsx';
import type { Presenting } from './presenting.ts';

const TICK_MS = 1000;

/** The notes to the slides that another terminal shows, as they are turned. */
export class NotesShow {
  readonly #stage: Stage;
  readonly #deck: Deck;
  #presenting: Presenting | undefined;
  #unfollow: () => void = () => {};

  constructor(private readonly parts: PresentParts) {
    const { terminal, chapter, slide } = parts;
    this.#deck = new Deck(chapter, slide, () => this.#stage.changed());
    this.#stage = stageFor(
      {
        what: t`Notes`,
        least: LEAST,
        screen: (columns, rows) => (
          <NotesScreen
            deck={this.#deck}
            columns={columns}
            rows={rows}
            following={this.#presenting !== undefined}
            elapsed={this.#elapsed()}
            onQuit={() => this.#stage.leave(0)}
          />
        ),
        onInput: ({ input, bytes }) => {
          if (input === 'keys') this.#stage.press(bytes);
        },
        begin: () => this.#follow(),
        end: async () => this.#unfollow(),
      },
      terminal,
    );
  }

  run(): Promise<number> {
    return this.#stage.run();
  }

  #follow(): void {
    const { schoolHome, chapter } = this.parts;
    const stop = followPresenter(schoolHome, chapter.id, (presenting) => {
      this.#presenting = presenting;
      if (presenting) this.#deck.follow(presenting.slide, presenting);
      else this.#stage.changed();
    });
    const timer = setInterval(() => {
      if (this.#presenting) this.#stage.changed();
    }, TICK_MS);
    this.#unfollow = () => {
      stop();
      clearInterval(timer);
    };
  }

  /** How long the first terminal has been presenting. */
  #elapsed(): string {
    if (!this.#presenting) return '';
    return clockText(Math.max(0, Date.now() - Date.parse(this.#presenting.startedAt)));
  }
}
