import { never } from '../../src/base/exhaustive.ts';
import { fill, type Values } from '../../src/base/values.ts';
import type { Chapter, ScriptLine, Step } from '../../src/course/model.ts';
import { Keyboard } from './keyboard.ts';
import type { Screen } from './screen.ts';
import { squeeze } from './shell-view.ts';

/** Where the next letter goes; in ASCII another sign. */
const FIELD_CURSOR = '[▌|_]';

/** Somebody at the keyboard: does with keys what a chapter's scripts say, and looks at the screen for it. */
export class Player extends Keyboard {
  constructor(
    screen: Screen,
    /** As it is on this machine: a step is played by its first solution. */
    readonly chapter: Chapter,
    readonly values: Values = {},
  ) {
    super(screen);
  }

  /** Waits for a step, by its place from 0. */
  async at(step: number): Promise<void> {
    await this.screen.until(this.screen.signs.step(step + 1, this.chapter.steps.length));
  }

  /** Plays every step from `first` on, and leaves the chapter. */
  async playAll(first = 0): Promise<void> {
    for (const [at, step] of this.chapter.steps.entries())
      if (at >= first) {
        await this.at(at);
        await this.solve(step);
        await this.goOn(at);
      }
  }

  /** Solves the step on the screen by its first solution. */
  async solve(step: Step): Promise<void> {
    const { task } = step;
    switch (task.kind) {
      case 'read':
        return;
      case 'predict':
        await this.screen.until('1. ');
        this.screen.press('2');
        break;
      case 'choose':
        await this.#choose(
          task.options.map((option) => option.right),
          task.several,
        );
        break;
      default: {
        const [script] = step.solutions;
        if (!script) throw new Error(`no solution of ${step.id} can be played here`);
        for (const line of script.lines) await this.act(line);
      }
    }
    await this.toGuide();
    const { goOn, finish } = this.screen.signs;
    await this.screen.until(new RegExp(`${goOn}|${finish}`));
  }

  /** From a solved step to the next one, or home from the last. */
  async goOn(step: number): Promise<void> {
    await this.toGuide();
    const last = step + 1 === this.chapter.steps.length;
    await this.screen.until(last ? this.screen.signs.finish : this.screen.signs.goOn);
    this.screen.press('\r');
    if (!last) return this.at(step + 1);
    // Whoever closes the last open case is led to the certificate first.
    await this.afterTheLast();
  }

  /** Waits for the home screen; when it was the last case, past the certificate, which comes first. */
  async afterTheLast(): Promise<void> {
    const { home, certificate } = this.screen.signs;
    const shown = await this.screen.until(new RegExp(`${home}|${certificate.source}`));
    if (certificate.test(shown)) this.screen.press('\r');
    await this.screen.until(home);
  }

  /** Does one line of a script. */
  async act(line: ScriptLine): Promise<void> {
    switch (line.act) {
      case 'type': {
        const command = fill(line.text, this.values);
        return line.wait ? this.type(command, line.tab) : this.leaveRunning(command, line.tab);
      }
      case 'key':
        return this.key(line.key, line.tab);
      case 'await':
        return this.wait(fill(line.text, this.values), line.tab);
      case 'answer':
        return this.answer(fill(line.text, this.values));
      case 'cite':
        return this.cite(fill(line.text, this.values));
      case 'say':
        return;
      default:
        return never(line);
    }
  }

  /** Gives an answer in the guide's field. */
  async answer(text: string): Promise<void> {
    await this.toGuide();
    const { answerField } = this.screen.signs;
    await this.screen.until(new RegExp(`${answerField}.*${FIELD_CURSOR}`));
    this.screen.press(text);
    const typed = new RegExp(`${answerField}.*${literally(text.slice(-20))}`);
    await this.screen.until(typed);
    this.screen.press('\r');
    await this.screen.untilTrue(() => !typed.test(this.screen.text()), 'the answer taken');
  }

  /** Cites the last line of the transcript that contains the text. */
  async cite(text: string): Promise<void> {
    await this.toGuide();
    const { pickLine, provesIt, filter, lineOf } = this.screen.signs;
    await this.screen.until(pickLine);
    this.screen.press('\r');
    await this.screen.until(provesIt);
    this.screen.press(text);
    await this.screen.until(new RegExp(`${filter} ${literally(text.slice(0, 40))}`));
    await this.screen.untilTrue(() => {
      const [, at, count] = lineOf.exec(this.screen.text()) ?? [];
      return at !== undefined && at === count;
    }, 'the last line');
    // The filter does not tell capitals from small letters; whoever cites does.
    for (let at = this.#place(); !this.#selects(text); at = this.#place()) {
      this.screen.press('\x1b[A');
      await this.screen.untilTrue(() => this.#place() !== at, `a line with ${text}`);
    }
    this.screen.press('\r');
    await this.screen.untilTrue(() => !this.screen.text().includes(provesIt), 'the line taken');
  }

  /** Waits until the guide, seen from the shell, says that the step is done. */
  async solvedFromShell(): Promise<void> {
    await this.screen.until(this.screen.signs.doneInShell);
  }

  /** Where the pointer stands in the list of output. */
  #place(): string | undefined {
    return this.screen.signs.lineOf.exec(this.screen.text())?.[1];
  }

  /** Whether the line that the pointer stands on has the text; it is shown below the list, but for its end. */
  #selects(text: string): boolean {
    const { rows } = this.screen;
    const shown = [rows - 4, rows - 3, rows - 2].map((y) => this.screen.row(y));
    return shown.at(-1) !== '' || squeeze(shown.join('')).includes(squeeze(text));
  }

  async #choose(right: readonly boolean[], several: boolean): Promise<void> {
    await this.screen.until(`${right.length}. `);
    for (const [at, wanted] of right.entries()) {
      if (!wanted) continue;
      this.screen.press(String(at + 1));
      if (several) await this.screen.until(new RegExp(`${at + 1}\\. \\[[^ ]\\]`));
    }
    if (several) this.screen.press(String(right.length + 1));
  }
}

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
