import { messageOf } from '../../base/errors.ts';
import { log } from '../../base/log.ts';
import { stageFor } from '../../ui/scene.tsx';
import type { Stage } from '../../ui/stage.ts';
import { t } from '../../words/words.ts';
import { Deck } from './deck.ts';
import { LEAST } from './least.ts';
import type { PresentParts } from './present.tsx';
import { Announcer } from './presenting.ts';
import { SlideScreen } from './SlideScreen.tsx';

/** A chapter as slides; whoever has the notes open in another terminal sees which one is shown. */
export class SlideShow {
  readonly #stage: Stage;
  readonly #deck: Deck;
  readonly #announcer: Announcer;
  #told = '';

  constructor({ terminal, chapter, slide, schoolHome }: PresentParts) {
    this.#announcer = new Announcer(schoolHome, chapter.id);
    this.#deck = new Deck(chapter, slide, () => this.#changed());
    this.#stage = stageFor(
      {
        what: t`A slide`,
        least: LEAST,
        screen: (columns, rows) => (
          <SlideScreen
            deck={this.#deck}
            columns={columns}
            rows={rows}
            onQuit={() => this.#stage.leave(0)}
          />
        ),
        onInput: ({ input, bytes }) => {
          if (input === 'keys') this.#stage.press(bytes);
        },
        end: async () => this.#announcer.end(),
      },
      terminal,
    );
  }

  async run(): Promise<number> {
    await this.#announcer.begin();
    this.#tell();
    return this.#stage.run();
  }

  #changed(): void {
    this.#tell();
    this.#stage.changed();
  }

  #tell(): void {
    const { at: slide, shown } = this.#deck;
    const now = { slide, ...shown };
    const text = JSON.stringify(now);
    if (text === this.#told) return;
    this.#told = text;
    try {
      this.#announcer.tell(now);
    } catch (error) {
      log('present', `nobody can follow: ${messageOf(error)}`);
      this.#deck.word = t`Notes in another terminal cannot follow: they meet in a folder I cannot write.`;
    }
  }
}
