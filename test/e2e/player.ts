import type { Values } from '../../src/base/values.ts';
import { fill } from '../../src/base/values.ts';
import { loadCourse } from '../../src/course/load.ts';
import type { Chapter, ScriptLine, Step } from '../../src/course/model.ts';
import { memoryJournal } from '../../src/journal/memory.ts';
import { openSession } from '../../src/session/open.ts';
import { chapterLayout, type Rect } from '../../src/ui/chapter/layout.ts';
import { newFolder } from './program.ts';
import type { Screen } from './screen.ts';

export const FOCUS = '\x07';
/** In the shell's footer. */
const IN_SHELL = 'Ctrl-C stop what runs';
const DONE_IN_SHELL = 'guide: go on';
const PROMPT = /^\S+ \$$/;

/** A chapter as it stands in the house. */
export async function chapterOf(id: string): Promise<Chapter> {
  const chapter = (await loadCourse()).find((each) => each.id === id);
  if (!chapter) throw new Error(`no chapter ${id}`);
  return chapter;
}

/** What a chapter's `{{names}}` stand for with this seed, from a lab of our own. */
export async function valuesOf(chapter: Chapter, seed: number): Promise<Values> {
  const journal = memoryJournal();
  const session = await openSession({ chapter, journal, schoolHome: newFolder(), seed });
  await session.close();
  return session.values;
}

/** Somebody at the keyboard: does with keys what a chapter's scripts say, and looks at the screen for it. */
export class Player {
  constructor(
    readonly screen: Screen,
    readonly chapter: Chapter,
    readonly values: Values = {},
  ) {}

  /** Waits for a step, by its place from 0. */
  async at(step: number): Promise<void> {
    await this.screen.until(`step ${step + 1}/${this.chapter.steps.length}`);
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
      default:
        for (const line of step.solutions[0]?.lines ?? []) await this.act(line);
    }
    await this.toGuide();
    await this.screen.until(/Enter (go on|finish)/);
  }

  /** From a solved step to the next one, or home from the last. */
  async goOn(step: number): Promise<void> {
    await this.toGuide();
    const last = step + 1 === this.chapter.steps.length;
    await this.screen.until(last ? 'Enter finish' : 'Enter go on');
    this.screen.press('\r');
    if (last) await this.screen.until('Here you learn to listen');
    else await this.at(step + 1);
  }

  /** Does one line of a script. */
  async act(line: ScriptLine): Promise<void> {
    switch (line.act) {
      case 'type':
        return this.type(fill(line.text, this.values));
      case 'answer':
        return this.answer(fill(line.text, this.values));
      case 'cite':
        return this.cite(fill(line.text, this.values));
      case 'say':
        return;
      default:
        throw new Error(`the player cannot do this yet: ${line.act}`);
    }
  }

  /** Types a command into the shell and waits for the next prompt. */
  async type(command: string): Promise<void> {
    await this.start(command);
    await this.prompt();
  }

  /** Types a command into the shell, with Enter. */
  async start(command: string): Promise<void> {
    await this.toShell();
    await this.prompt();
    await this.typeAhead(command);
    this.screen.press('\r');
  }

  /** Types without Enter, and waits for the echo. */
  async typeAhead(text: string): Promise<void> {
    this.screen.press(text);
    const end = text.trim().slice(-12);
    await this.screen.untilTrue(
      () => (this.#shellRow(-1) + this.#shellRow(0)).endsWith(end),
      `the typed ${text}`,
    );
  }

  /** Waits until the shell's cursor stands behind an empty prompt. */
  async prompt(): Promise<void> {
    await this.screen.untilTrue(() => PROMPT.test(this.#shellRow(0)), 'an empty prompt');
  }

  /** Gives an answer in the guide's field. */
  async answer(text: string): Promise<void> {
    await this.toGuide();
    await this.screen.until(/Your answer:.*▌/);
    this.screen.press(text);
    const typed = new RegExp(`Your answer:.*${literally(text.slice(-20))}`);
    await this.screen.until(typed);
    this.screen.press('\r');
    await this.screen.untilTrue(() => !typed.test(this.screen.text()), 'the answer taken');
  }

  /** Cites the last line of the transcript that contains the text. */
  async cite(text: string): Promise<void> {
    await this.toGuide();
    await this.screen.until('Enter pick a line');
    this.screen.press('\r');
    await this.screen.until('Enter this line proves it');
    this.screen.press(text);
    await this.screen.until(new RegExp(`Filter: ${literally(text)}.*line (\\d+) of \\1`));
    this.screen.press('\r');
    await this.screen.untilTrue(
      () => !this.screen.text().includes('this line proves it'),
      'the line taken',
    );
  }

  async toShell(): Promise<void> {
    if (!this.#inShell()) this.screen.press(FOCUS);
    await this.screen.untilTrue(() => this.#inShell(), 'the shell with the focus');
  }

  async toGuide(): Promise<void> {
    if (this.#inShell()) this.screen.press(FOCUS);
    await this.screen.untilTrue(() => !this.#inShell(), 'the guide with the focus');
  }

  /** Waits until the guide, seen from the shell, says that the step is done. */
  async solvedFromShell(): Promise<void> {
    await this.screen.until(DONE_IN_SHELL);
  }

  /** The shell's rows as a person sees them. */
  shellRows(): string[] {
    const { y, height } = this.#shell();
    return Array.from({ length: height }, (_, at) => this.#cut(y + at));
  }

  #inShell(): boolean {
    return this.screen.row(this.screen.rows - 1).includes(IN_SHELL);
  }

  /** The row of the shell's cursor, or one so many rows below it. */
  #shellRow(offset: number): string {
    return this.#cut(this.screen.cursorRow + offset);
  }

  #cut(y: number): string {
    // Wide characters are one character in two cells, and none stands left of the shell.
    return y < 0 ? '' : this.screen.row(y).slice(this.#shell().x).trimEnd();
  }

  #shell(): Rect {
    const { columns, rows } = this.screen;
    const { shell } = chapterLayout({ columns, rows, focus: 'shell', zoomed: false });
    if (!shell) throw new Error('no room for a shell');
    return shell;
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
