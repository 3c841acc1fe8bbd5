import { log } from '../base/log.ts';
import type { Chapter } from '../course/model.ts';
import { type Graduation, graduationOf } from '../journal/graduation.ts';
import type { Journal } from '../journal/journal.ts';
import { openSession } from '../session/open.ts';
import { App } from './App.tsx';
import { Desk } from './chapter/desk.ts';
import { watchEndings } from './endings.ts';
import { frameOf } from './frame.ts';
import { InkHost } from './ink/host.ts';
import { apology, lackingPage, type Opening, settle } from './opening.ts';
import type { Page, Screen } from './screen.ts';
import { capabilities } from './terminal/capabilities.ts';
import { Compositor } from './terminal/compositor.ts';
import { InputSplitter } from './terminal/input.ts';
import { ECHO_MS, FLOOD_MS, Pacer } from './terminal/pacer.ts';
import type { Terminal } from './terminal/terminal.ts';
import { themeFor } from './theme.tsx';

/** Up to this much from the shell is somebody typing, not a flood. */
const ECHO_BYTES = 256;

/** Pressed twice it skips a step. */
const SKIP_KEY = Buffer.from('x');

export interface SchoolParts {
  readonly terminal: Terminal;
  readonly chapters: readonly Chapter[];
  readonly journal: Journal;
  readonly schoolHome: string;
  /** A line for the home screen: a warning about the journal, read-only play. */
  readonly notice: string;
}

/** The running school: owns the screen, the keyboard and the chapter that is open. One owner of the exit. */
export class School {
  #screen: Screen = { at: 'home' };
  #theme = themeFor(capabilities());
  #splitter = new InputSplitter();
  #compositor: Compositor;
  #pacer = new Pacer(() => this.#paint());
  #host: InkHost | undefined;
  #version = 0;
  #over = false;
  #opening: Promise<void> | undefined;
  /** The desk whose lab stands, also while its chapter is not on the screen yet. */
  #desk: Desk | undefined;
  #closing = Promise.resolve();
  /** Whether every case was closed already when the chapter was opened. */
  #hadGraduated = false;
  /** Whose certificate it is, as long as the school is open. */
  bearer = '';
  #leave: (code: number) => void = () => {};
  #left: Promise<number>;

  constructor(readonly parts: SchoolParts) {
    const { terminal } = parts;
    this.#left = new Promise((resolve) => {
      this.#leave = resolve;
    });
    this.#compositor = new Compositor((bytes) => terminal.output.write(bytes));
  }

  /** Runs until the learner quits (0) or a signal ends it; the terminal is then as it was, the lab gone. */
  async run(opening?: Opening): Promise<number> {
    const { terminal } = this.parts;
    const onKeys = (chunk: Buffer) => this.#onInput(chunk);
    const onResize = () => this.#onResize();
    const endings = watchEndings(terminal, (code) => this.#leave(code));
    terminal.take();
    // Ink draws its first frame while it is being made, before there is a host to ask for it.
    this.#host = new InkHost(this.#app(), terminal.columns, terminal.rows, () =>
      this.#pacer.request(ECHO_MS),
    );
    terminal.input.on('data', onKeys);
    terminal.output.on('resize', onResize);
    if (opening) void this.open(opening);
    this.#pacer.now();
    const code = await this.#left;
    terminal.input.off('data', onKeys);
    terminal.output.off('resize', onResize);
    this.#over = true;
    this.#pacer.stop();
    this.#host?.close();
    terminal.release();
    // A lab that is being built just now must stand before it can be closed.
    await this.#opening;
    await this.#closeDesk();
    endings.stop();
    const crash = endings.crash();
    if (crash) throw crash.error;
    return code;
  }

  quit(): void {
    this.#leave(0);
  }

  /** Opens a chapter: its lab is built while a word tells so. */
  open(opening: Opening): Promise<void> {
    this.#opening = this.#build(opening);
    return this.#opening;
  }

  async #build(opening: Opening): Promise<void> {
    await this.#closeDesk();
    this.#hadGraduated = this.graduation.kind === 'graduated';
    this.#show({ at: 'opening', title: opening.chapter.title });
    try {
      const session = await openSession({ ...this.parts, ...opening });
      const size = { columns: this.parts.terminal.columns, rows: this.parts.terminal.rows };
      const desk = new Desk(
        session,
        this.#theme.capabilities,
        size,
        () => this.#changed(),
        (bytes) => this.#pacer.request(bytes <= ECHO_BYTES ? ECHO_MS : FLOOD_MS),
      );
      // From here on the lab is closed with the desk, whatever fails.
      this.#desk = desk;
      await settle(desk, opening.step, () => this.#changed());
      const enter = () => this.#show({ at: 'chapter', desk });
      const lacking = lackingPage(desk, opening.chapter, enter);
      if (lacking) this.page(lacking);
      else enter();
    } catch (error) {
      log('school', error instanceof Error ? (error.stack ?? error.message) : String(error));
      await this.#closeDesk();
      this.page({ title: 'This chapter could not be opened', markdown: apology(error) });
    }
  }

  page(page: Page): void {
    this.#show({ at: 'page', page });
  }

  /** The doctor's report as a page. */
  async doctor(): Promise<void> {
    this.#show({ at: 'opening', title: 'The doctor is looking…' });
    const { reportPage } = await import('./doctor-page.ts');
    this.page(
      await reportPage(this.parts.schoolHome, this.parts.terminal.columns).catch((error) => ({
        title: 'Doctor',
        markdown: apology(error),
      })),
    );
  }

  get graduation(): Graduation {
    return graduationOf(this.parts.journal.events, this.parts.chapters);
  }

  /** The certificate; home while something is open still. */
  certificate(): void {
    const { graduation } = this;
    if (graduation.kind === 'open') this.#show({ at: 'home' });
    else this.#show({ at: 'certificate', graduated: graduation });
  }

  /** Home; from the chapter that closed the last open case it leads to the certificate first, once. */
  async goHome(): Promise<void> {
    if (this.#screen.at === 'chapter' && !this.#hadGraduated) this.certificate();
    else this.#show({ at: 'home' });
    await this.#closeDesk();
    this.#changed();
  }

  /** Closes the desk that is open, or waits until one that is being closed is gone. */
  #closeDesk(): Promise<void> {
    const desk = this.#desk;
    this.#desk = undefined;
    if (this.#screen.at === 'chapter') this.#screen = { at: 'home' };
    if (desk) this.#closing = desk.close();
    return this.#closing;
  }

  /** The chapter that stands on the screen. */
  get #shown(): Desk | undefined {
    return this.#screen.at === 'chapter' ? this.#screen.desk : undefined;
  }

  #show(screen: Screen): void {
    this.#screen = screen;
    this.#changed();
  }

  #changed(): void {
    this.#version += 1;
    this.#host?.rerender(this.#app());
    this.#pacer.request(ECHO_MS);
  }

  #app() {
    const { columns, rows } = this.parts.terminal;
    return (
      <App
        school={this}
        theme={this.#theme}
        screen={this.#screen}
        version={this.#version}
        columns={columns}
        rows={rows}
      />
    );
  }

  #onInput(chunk: Buffer): void {
    for (const input of this.#splitter.push(chunk)) {
      const desk = this.#shown;
      if (input.input === 'focus') {
        desk?.focusOn(desk.focus === 'guide' ? 'shell' : 'guide');
      } else if (desk?.focus === 'shell') desk.shellInput(input);
      else if (input.input === 'paste') this.#host?.paste(input.bytes);
      else if (input.bytes.includes(3)) this.#interrupt(desk);
      else {
        // Every other key answers no to what was asked.
        if (!input.bytes.equals(SKIP_KEY)) desk?.heard();
        this.#host?.press(input.bytes);
      }
    }
  }

  /** Ctrl-C outside the shell: at once from the home screen; in a chapter it may have been meant for the shell. */
  #interrupt(desk: Desk | undefined): void {
    if (!desk || desk.sure('leave', 'Ctrl-C again leaves the school; your place is saved.'))
      this.quit();
  }

  #onResize(): void {
    const { columns, rows } = this.parts.terminal;
    this.#compositor.invalidate();
    this.#host?.resize(columns, rows);
    this.#desk?.resize(columns, rows);
    this.#changed();
  }

  #paint(): void {
    // What still changes while the lab is closed must not be drawn on the terminal that was given back.
    if (this.#over) return;
    const { terminal } = this.parts;
    const { unicode } = this.#theme.capabilities;
    const frame = frameOf(this.#host?.frame ?? [], this.#shown, terminal, unicode);
    this.#compositor.show(frame, terminal.rows);
  }
}
