import stripAnsi from 'strip-ansi';
import { never } from '../../src/base/exhaustive.ts';
import { fill, type Values } from '../../src/base/values.ts';
import type { Chapter, ScriptLine, Step } from '../../src/course/model.ts';
import { shellQuote } from '../../src/lab/environment.ts';
import { type Launch, Screen } from './screen.ts';
import { squeeze } from './shell-view.ts';
import type { PlainSigns } from './signs.ts';

const PROMPT = /(?:^|\n)\S+ \$ $/;
const KEYS = { C: '\x03', D: '\x04', Z: '\x1a' } as const;
/** A single `&`: from here on, output may come between prompts. */
const BACKGROUND = /(?<![&>|])&(?![&>])/;
const PATIENCE_MS = 90_000;
/** When a sign was not printed, another one is asked for. Nothing else depends on it. */
const AGAIN_MS = 2_000;

function textOf(raw: string): string {
  return stripAnsi(raw).replaceAll('\r', '');
}

/** A terminal as a roll of paper: what was printed since a moment, as text. */
class Roll {
  #from = 0;
  /** Jobs may print between prompts: an empty one may never be seen. */
  jobs = false;
  /** What was typed last is still running. */
  busy = false;

  constructor(readonly screen: Screen) {}

  /** What is printed from now on is looked at. */
  mark(): void {
    this.#from = this.screen.raw.length;
  }

  get text(): string {
    return textOf(this.screen.raw.slice(this.#from));
  }

  /** Waits until something was printed since the mark; line breaks and blanks do not matter. */
  async until(wanted: string): Promise<void> {
    const has = () => squeeze(this.text).includes(squeeze(wanted));
    await this.screen.untilTrue(has, wanted, PATIENCE_MS);
  }

  async prompt(): Promise<void> {
    await this.screen.untilTrue(() => PROMPT.test(this.text), 'a prompt', PATIENCE_MS);
  }
}

/** Somebody who plays line by line: types commands and words, and reads what is printed below. */
export class PlainPlayer {
  readonly #rolls = new Map<number, Roll>();
  /** The lines of the step so far are looked at for its success. */
  #stepFrom = 0;
  #echoes = 0;

  constructor(
    readonly screen: Screen,
    /** As it is on this machine: a step is played by its first solution. */
    readonly chapter: Chapter,
    readonly values: Values = {},
    /** For further terminals. */
    private readonly launch: Launch = {},
  ) {
    this.#rolls.set(1, new Roll(screen));
  }

  /** Waits for a step, by its place from 0, and its prompt. */
  async at(step: number): Promise<void> {
    await this.main.until(this.#signs.step(step + 1, this.chapter.steps.length));
  }

  get #signs(): PlainSigns {
    return this.screen.signs.plain;
  }

  get main(): Roll {
    return this.#rolls.get(1) ?? new Roll(this.screen);
  }

  /** Plays every step from `first` on, and comes out at the list of chapters. */
  async playAll(first = 0): Promise<void> {
    for (const [at, step] of this.chapter.steps.entries())
      if (at >= first) {
        await this.at(at);
        await this.solve(step);
        await this.goOn();
      }
    await this.main.until(this.#signs.caseClosed(this.chapter.title));
    await this.main.until(this.#signs.whichChapter);
    for (const [tab, { screen }] of this.#rolls)
      if (tab > 1) {
        await screen.ended();
        this.#rolls.delete(tab);
      }
  }

  /** Solves the step by its first solution, and waits until the guide has said so. */
  async solve(step: Step): Promise<void> {
    const { task } = step;
    this.#stepFrom = this.screen.raw.length;
    switch (task.kind) {
      case 'read':
        return;
      case 'predict':
        await this.say('2');
        return this.solved(this.#signs.noted);
      case 'choose': {
        const right = task.options.flatMap((option, at) => (option.right ? [at + 1] : []));
        await this.say(
          task.several ? `${this.#signs.words.choose} ${right.join(' ')}` : right.join(),
        );
        return this.solved();
      }
      default: {
        const [script] = step.solutions;
        if (!script) throw new Error(`no solution of ${step.id} can be played here`);
        for (const line of script.lines) await this.act(line);
        return this.solved();
      }
    }
  }

  /** Waits until the guide says that the step is done. */
  async solved(word = this.#signs.solved, way = this.#signs.wayOn): Promise<void> {
    const printed = () => textOf(this.screen.raw.slice(this.#stepFrom));
    const said = () => printed().includes(`\n${word}`) && printed().includes(way);
    try {
      await this.screen.untilTrue(said, word, PATIENCE_MS);
    } catch (error) {
      // What is on the screen by now may be the chatter of jobs alone.
      throw new Error(`never heard: ${word} The step began with:\n${printed().slice(0, 4000)}`, {
        cause: error,
      });
    }
  }

  async goOn(): Promise<void> {
    await this.say(this.#signs.words.next);
  }

  /** A word to the guide. */
  async say(word: string): Promise<void> {
    const roll = this.main;
    if (!roll.jobs) await roll.prompt();
    roll.mark();
    roll.screen.press(`${word}\r`);
  }

  /** Does one line of a script. */
  async act(line: ScriptLine): Promise<void> {
    switch (line.act) {
      case 'type':
        return this.type(fill(line.text, this.values), line.tab, line.wait);
      case 'key':
        return this.key(line.key, line.tab);
      case 'await':
        return (await this.roll(line.tab)).until(fill(line.text, this.values));
      case 'answer':
        return this.say(`${this.#signs.words.answer} ${shellQuote(fill(line.text, this.values))}`);
      case 'cite':
        return this.cite(fill(line.text, this.values));
      case 'say':
        return;
      default:
        return never(line);
    }
  }

  /** Types a command into a terminal; with `wait` until the shell asks for the next. */
  async type(command: string, tab = 1, wait = true): Promise<void> {
    const roll = await this.roll(tab);
    if (!roll.jobs && !roll.busy) await roll.prompt();
    roll.mark();
    roll.screen.press(`${command}\r`);
    if (BACKGROUND.test(command)) roll.jobs = true;
    if (wait && !roll.busy) await this.#ended(roll);
    else roll.busy = true;
  }

  /** Ctrl and a letter; waits for the prompt that follows. */
  async key(key: keyof typeof KEYS, tab = 1): Promise<void> {
    const roll = await this.roll(tab);
    roll.busy = false;
    roll.screen.press(KEYS[key]);
    await this.#ended(roll);
  }

  /** Cites the last line of the own output that contains the text. */
  async cite(text: string): Promise<void> {
    const { words, whichLine } = this.#signs;
    await this.say(`${words.cite} ${shellQuote(text)}`);
    await this.main.until(whichLine);
    const lines = this.main.text.split(/\n(?= *\d+\. )/).slice(1);
    // What is typed ahead of a prompt is echoed, and may be found as well.
    const at = lines.findLastIndex(
      (line) => squeeze(line).includes(squeeze(text)) && !/^ *\d+\. (?:cite|citer) '/.test(line),
    );
    if (at < 0) throw new Error(`no line with ${text} among:\n${lines.join('\n')}`);
    await this.say(String(at + 1));
  }

  /** A terminal by its number; a further one joins the lab. */
  async roll(tab: number): Promise<Roll> {
    const known = this.#rolls.get(tab);
    if (known) return known;
    const { home } = this.screen;
    const roll = new Roll(await Screen.launch({ ...this.launch, home, args: ['shell'] }));
    this.#rolls.set(tab, roll);
    return roll;
  }

  async #ended(roll: Roll): Promise<void> {
    if (!roll.jobs) return roll.prompt();
    // Between prompts anything may be printed, so an empty one may never be last. But what this prints is never typed:
    // when it is there, bash is through with everything before it.
    const last = performance.now() + PATIENCE_MS;
    for (;;) {
      this.#echoes += 1;
      const sign = `sign ${this.#echoes} `;
      roll.screen.press(`echo sign "${this.#echoes} "\r`);
      try {
        await roll.screen.untilTrue(() => roll.text.includes(sign), sign, AGAIN_MS);
        return;
      } catch (error) {
        if (performance.now() > last) throw error;
      }
    }
  }
}
