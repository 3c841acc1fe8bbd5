import type { Screen } from './screen.ts';
import { ShellView, squeeze } from './shell-view.ts';

export const FOCUS = '\x07';
const PAGE_UP = '\x1b[5;2~';
const PAGE_DOWN = '\x1b[6;2~';
const KEYS = { C: '\x03', D: '\x04', Z: '\x1a' } as const;
/** A single `&`: from here on, output may come between prompts. */
const BACKGROUND = /(?<![&>|])&(?![&>])/;
/** A program of the chapters takes ten seconds by itself, and longer on a busy machine. */
const PATIENCE_MS = 90_000;
/** When a sign at the prompt was not answered, another one is typed. Nothing else depends on it. */
const AGAIN_MS = 2_000;

/** What is known of one shell from what was typed into it. */
interface Tab {
  /** The last command typed. */
  command: string;
  /** What is known to stand on the screen before its output. */
  before: string;
  /** It was left running, so what is typed now is for it. */
  busy: boolean;
  /** Jobs may print between prompts: an empty one may never be seen. */
  jobs: boolean;
  /** The last sign that was seen behind a prompt. */
  sign: string;
}

const UNTOUCHED: Tab = { command: '', before: '$', busy: false, jobs: false, sign: '$' };

/** Two hands at the keyboard: focus, tabs, and typing into the shells, all judged by what the screen shows. */
export class Keyboard {
  readonly #view: ShellView;
  readonly #tabs = new Map<number, Tab>();
  #signs = 0;

  constructor(readonly screen: Screen) {
    this.#view = new ShellView(screen);
  }

  async toShell(): Promise<void> {
    if (!this.#view.focused) this.screen.press(FOCUS);
    await this.screen.untilTrue(() => this.#view.focused, 'the shell with the focus');
  }

  async toGuide(): Promise<void> {
    if (this.#view.focused) this.screen.press(FOCUS);
    await this.screen.untilTrue(() => !this.#view.focused, 'the guide with the focus');
  }

  /** To a shell by its number, from 1; a new one opens after the last, as for everybody. */
  async toTab(tab: number): Promise<void> {
    await this.toShell();
    for (let from = this.#view.tab; from !== tab; from = this.#view.tab) {
      await this.toGuide();
      await this.#leaveField();
      this.screen.press('t');
      await this.screen.untilTrue(
        () => this.#view.focused && this.#view.tab !== from,
        `another shell than ${from}`,
      );
    }
  }

  /** Types a command into a shell (the one on the screen, if none is named) and waits until it has ended. */
  async type(command: string, tab?: number): Promise<void> {
    const known = await this.#toKnown(tab);
    const forProgram = this.#isForProgram(known);
    await this.start(command);
    if (!forProgram) await this.#ended(known);
  }

  /** Types a command that is to go on while other things are done. */
  async leaveRunning(command: string, tab?: number): Promise<void> {
    await this.start(command, tab);
    (await this.#toKnown(tab)).busy = true;
  }

  /** Types a command into a shell, with Enter; or a line into the program that was left running there. */
  async start(command: string, tab?: number): Promise<void> {
    const known = await this.#toKnown(tab);
    known.busy = this.#isForProgram(known);
    if (!known.busy) {
      if (!known.jobs) await this.prompt();
      known.command = command;
      known.before = known.jobs ? known.sign : `$ ${command}`;
    }
    await this.#write(command, known.jobs);
    if (!known.busy && BACKGROUND.test(command)) known.jobs = true;
  }

  /** Types without Enter, and waits for the echo. */
  async typeAhead(text: string, patienceMs?: number): Promise<void> {
    this.screen.press(text);
    const end = squeeze(text).slice(-12);
    const echoed = () => this.#view.typed.endsWith(end);
    await this.screen.untilTrue(echoed, `the typed ${text}`, patienceMs);
  }

  /** Waits until the shell's cursor stands behind an empty prompt. */
  async prompt(): Promise<void> {
    await this.screen.untilTrue(() => this.#view.atPrompt, 'an empty prompt', PATIENCE_MS);
  }

  /** Ctrl and a letter, in a shell; waits for what comes of it. */
  async key(key: keyof typeof KEYS, tab?: number): Promise<void> {
    const known = await this.#toKnown(tab);
    const endsShell = key === 'D' && !this.#isForProgram(known);
    this.screen.press(KEYS[key]);
    known.busy = false;
    if (endsShell) await this.screen.until(this.screen.signs.endedShell);
    else await this.#ended(known);
  }

  /** Waits until the last command of a shell has shown a text; looks back where it was too quick for the eye. */
  async wait(text: string, tab?: number): Promise<void> {
    const known = await this.#toKnown(tab);
    const now = () => this.shellRows().join('\n');
    for (;;) {
      const before = now();
      if ((await this.#shownBy(known)).includes(squeeze(text))) return;
      const what = `${text}, shown by ${known.command}`;
      await this.screen.untilTrue(() => now() !== before, what, PATIENCE_MS);
    }
  }

  /** A line with its Enter, which has reached the shell or its program when this returns. */
  async #write(line: string, amongJobs: boolean): Promise<void> {
    // Where jobs chatter, the echo may never stand by itself.
    const seen = (promise: Promise<void>) => (amongJobs ? promise.catch(() => {}) : promise);
    const patienceMs = amongJobs ? AGAIN_MS : undefined;
    await seen(this.typeAhead(line, patienceMs));
    const now = () => `${this.screen.cursorRow} ${this.shellRows().join('\n')}`;
    const before = now();
    this.screen.press('\r');
    await seen(this.screen.untilTrue(() => now() !== before, `Enter after ${line}`, patienceMs));
  }

  /** The shell's rows as a person sees them. */
  shellRows(): string[] {
    return this.#view.rows();
  }

  /** In the answer field letters are letters. */
  async #leaveField(): Promise<void> {
    const inField = () => this.#view.footer.includes(this.screen.signs.giveAnswer);
    if (!inField()) return;
    this.screen.press('\x1b');
    await this.screen.untilTrue(() => !inField(), 'the answer field left');
  }

  /** Goes to a shell, or stays with the one on the screen. */
  async #toKnown(tab: number | undefined): Promise<Tab> {
    if (tab === undefined) await this.toShell();
    else await this.toTab(tab);
    const number = this.#view.tab;
    const known = this.#tabs.get(number) ?? { ...UNTOUCHED };
    this.#tabs.set(number, known);
    return known;
  }

  /** Whether what is typed now goes to the program that was left running; a prompt tells that it has ended. */
  #isForProgram(known: Tab): boolean {
    return known.busy && (known.jobs || !this.#view.atPrompt);
  }

  /** Waits until the shell asks for the next command. */
  async #ended(known: Tab): Promise<void> {
    if (!known.jobs) return this.prompt();
    // Between prompts anything may be printed, so no empty prompt may ever stand at the cursor. But Enter
    // brings a fresh one, and a comment that waits to be read stands right behind it: then bash is through
    // with everything that was typed before.
    const last = performance.now() + PATIENCE_MS;
    for (;;) {
      this.#signs += 1;
      const sign = `$ #${this.#signs}`;
      this.screen.press(`\r#${this.#signs}\r`);
      const seen = () =>
        this.shellRows().some((row) => /^\S/.test(row) && row.endsWith(` ${sign}`));
      try {
        await this.screen.untilTrue(seen, `the prompt after ${known.command}`, AGAIN_MS);
        known.sign = sign;
        return;
      } catch (error) {
        if (performance.now() > last) throw error;
      }
    }
  }

  /** What the last command of a shell has shown, without blanks; scrolls back to where it was typed. */
  async #shownBy(known: Tab): Promise<string> {
    let shown = '';
    for (;;) {
      const rows = this.shellRows();
      // A page further back ends with the row that was the first.
      shown = squeeze((shown === '' ? rows : rows.slice(0, -1)).join('')) + shown;
      const at = shown.lastIndexOf(squeeze(known.before));
      if (at >= 0) {
        shown = shown.slice(at + squeeze(known.before).length);
        break;
      }
      await this.#page(PAGE_UP);
    }
    while (this.#view.linesBack > 0) await this.#page(PAGE_DOWN);
    return shown;
  }

  async #page(key: string): Promise<void> {
    const { linesBack } = this.#view;
    this.screen.press(key);
    await this.screen.untilTrue(() => this.#view.linesBack !== linesBack, 'another page');
  }
}
