import { messageOf } from '../../base/errors.ts';
import { log } from '../../base/log.ts';
import type { LabShell } from '../../lab/model.ts';
import type { RoomLink } from '../../room/link/link.ts';
import type { Session } from '../../session/open.ts';
import type { ChapterPage } from '../../zine/chapter-pages.ts';
import { apology } from '../opening.ts';
import type { Console } from './console.ts';
import { news, type Told } from './news.ts';
import { Guide } from './replies.ts';
import { readRequest, shellWords } from './words.ts';

/** How the learner left a chapter. */
export type Leaving = 'home' | 'quit';

/** How long the prompt waits for a verdict; one that takes longer is told below it. */
const PATIENCE_MS = 2000;

/**
 * A chapter as a conversation: the lab's own bash is on the learner's terminal, and between a command and the next
 * prompt the guide speaks. Nothing that was written is ever written over.
 */
export class Conversation {
  readonly #guide: Guide;
  #shell: LabShell | undefined;
  #told: Told | undefined;
  /** What the shell has printed while the guide has the word; undefined while it has not. */
  #held: Uint8Array[] | undefined = [];
  /** What the guide was asked and has not answered yet. */
  #asked: string[] = [];
  #toTell: string[] = [];
  /** Counts what was typed; the line is untouched as long as nothing came since the prompt. */
  #keys = 0;
  #untouched = 0;
  #leave: (how: Leaving) => void = () => {};
  readonly #left: Promise<Leaving>;
  #over = false;

  constructor(
    private readonly session: Session,
    private readonly console: Console,
    private readonly page: ChapterPage | undefined,
    private readonly link?: RoomLink,
  ) {
    this.#guide = new Guide(session.play, page, link);
    this.#left = new Promise((resolve) => {
      this.#leave = resolve;
    });
  }

  /** Runs until the learner leaves the chapter. The lab is not closed. */
  async run(): Promise<Leaving> {
    const { session, console } = this;
    const words = shellWords(this.link !== undefined, undefined, console.can.unicode);
    const shell = await session.lab.openShell(console.size, words);
    this.#shell = shell;
    const undo = [
      shell.onBytes((bytes) => this.#printed(bytes)),
      shell.onCommand((_, phase) => {
        if (phase === 'ended') this.#prompted();
      }),
      shell.onRequest((request) => {
        this.#asked.push(request);
        this.#prompted();
      }),
      shell.onExit(() => this.#leave('quit')),
      session.lab.onDeath((why) => {
        console.say(why);
        this.#leave('home');
      }),
      session.play.subscribe(() => this.#changed()),
      console.onResize(() => shell.resize(console.size.columns, console.size.rows)),
    ];
    try {
      this.#speak();
      console.listen((bytes) => this.#typed(shell, bytes));
      this.#release();
      return await this.#left;
    } finally {
      this.#over = true;
      console.listen(undefined);
      for (const each of undo) each();
    }
  }

  #printed(bytes: Uint8Array): void {
    if (this.#held) this.#held.push(Uint8Array.from(bytes));
    else this.console.pass(bytes);
  }

  #typed(shell: LabShell, bytes: Buffer): void {
    shell.write(bytes);
    this.#keys += 1;
    if (bytes.includes(13) || bytes.includes(3)) this.#awaitPrompt(shell);
  }

  /** The line that follows is untouched, unless something is typed meanwhile. */
  #awaitPrompt(shell: LabShell): void {
    const typed = this.#keys;
    void shell.ready().then(
      () => {
        if (this.#keys !== typed) return;
        this.#untouched = typed;
        // What came while the prompt was on its way.
        this.#changed();
      },
      () => {},
    );
  }

  /** A command has ended: the prompt waits until the guide has spoken. */
  #prompted(): void {
    if (this.#held) return;
    this.#held = [];
    void this.#answer().catch((error) => {
      // Whatever went wrong, the learner gets the prompt back.
      log('plain', messageOf(error));
      this.console.say(apology(error));
      this.#release();
    });
  }

  async #answer(): Promise<void> {
    // Requests are told right behind the command's end.
    await Promise.resolve();
    const late = new Promise<void>((resolve) => setTimeout(resolve, PATIENCE_MS).unref());
    await Promise.race([this.session.play.settled(), late]);
    while (this.#asked.length > 0 && !this.#over) {
      const request = readRequest(this.#asked.shift() ?? '');
      if (!request) continue;
      const { words, leave } = await this.#guide.reply(request);
      this.console.say(...words);
      this.#speak();
      if (leave) {
        this.#leave(leave);
        return;
      }
    }
    this.#speak();
    this.#release();
  }

  /** Words from elsewhere, as soon as they disturb nobody. */
  tell(words: readonly string[]): void {
    this.#toTell.push(...words);
    this.#changed();
  }

  /** Tells what is new. */
  #speak(): void {
    if (this.#over) return;
    this.console.say(...this.#toTell.splice(0));
    const { words, told } = news(this.session.play.view(), this.#told, this.page);
    this.#told = told;
    this.console.say(...words);
  }

  #release(): void {
    const held = this.#held ?? [];
    this.#held = undefined;
    if (this.#over) return;
    for (const bytes of held) this.console.pass(bytes);
  }

  /** Something happened elsewhere: in another terminal, in the background, in the room. */
  #changed(): void {
    const shell = this.#shell;
    if (this.#over || this.#held || !shell || shell.running || this.#untouched !== this.#keys)
      return;
    const { words } = news(this.session.play.view(), this.#told, this.page);
    if (words.length === 0 && this.#toTell.length === 0) return;
    this.#speak();
    // The line is empty, so Enter brings nothing but a prompt below the words.
    this.#typed(shell, Buffer.from('\r'));
  }
}
