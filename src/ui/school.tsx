import { log } from '../base/log.ts';
import type { Chapter } from '../course/model.ts';
import { type Graduation, graduationOf } from '../journal/graduation.ts';
import type { Journal } from '../journal/journal.ts';
import { classroomOf } from '../room/link/classroom.ts';
import type { RoomLink } from '../room/link/link.ts';
import type { Place } from '../room/model/events.ts';
import type { Note } from '../room/model/state.ts';
import { openSession } from '../session/open.ts';
import { t } from '../words/words.ts';
import { type ChapterPages, chapterPages } from '../zine/chapter-pages.ts';
import { App } from './App.tsx';
import { Desk } from './chapter/desk.ts';
import type { FirstHome } from './first-home.ts';
import { frameOf } from './frame.ts';
import { Mouse } from './mouse.ts';
import { apology, gateRefusal, lackingPage, type Opening, settle } from './opening.ts';
import { Presence } from './room/presence.ts';
import type { Page, Screen } from './screen.ts';
import { type Act, Stage } from './stage.ts';
import { capabilities } from './terminal/capabilities.ts';
import type { Input } from './terminal/input.ts';
import type { Terminal } from './terminal/terminal.ts';
import { themeFor } from './theme.tsx';

/** Pressed twice it skips a step. */
const SKIP_KEY = Buffer.from('x');

export interface SchoolParts {
  readonly terminal: Terminal;
  readonly chapters: readonly Chapter[];
  readonly journal: Journal;
  readonly schoolHome: string;
  /** A line for the home screen: a warning about the journal, read-only play. */
  readonly notice: string;
  /** The room that the learner has joined. */
  readonly link?: RoomLink;
  /** The home screen as it stands there already, before Ink was loaded. */
  readonly first?: FirstHome;
  /** Told, when the learner leaves, which of the room's notes were not opened. */
  readonly onLeave?: (unread: readonly Note[]) => void;
}

/** The running school: owns the screen, the keyboard and the chapter that is open. One owner of the exit. */
export class School {
  #screen: Screen = { at: 'home' };
  #theme = themeFor(capabilities());
  #stage: Stage;
  readonly #mouse = new Mouse((keys) => this.#stage.press(keys));
  #version = 0;
  #opening: Promise<void> | undefined;
  /** The desk whose lab stands, also while its chapter is not on the screen yet. */
  #desk: Desk | undefined;
  #closing = Promise.resolve();
  /** Whether every case was closed already when the chapter was opened. */
  #hadGraduated = false;
  /** Whose certificate it is, as long as the school is open. */
  bearer = '';
  /** Which page of the zine goes with which chapter; empty until they are read. */
  papers: ChapterPages = new Map();
  #first: Opening | undefined;
  /** The room, if the learner is in one. */
  readonly presence: Presence | undefined;

  constructor(readonly parts: SchoolParts) {
    const { terminal, link, chapters, first } = parts;
    const onNews = () => this.#changed();
    const say = (word: string, place?: Place) => this.#say(word, place);
    this.presence = link && new Presence(link, chapters, onNews, say);
    const act: Act = {
      node: () => this.#app(),
      frame: (drawn) => frameOf(drawn, this.#shown, terminal, this.#theme.capabilities.unicode),
      onInput: (input) => this.#onInput(input),
      mouse: () => this.#mouse.wanted(this.#screen),
      onResize: () => this.#desk?.resize(terminal.columns, terminal.rows),
      begin: () => {
        void this.#readPapers();
        if (this.#first) void this.open(this.#first);
      },
      end: async () => {
        if (this.presence) parts.onLeave?.(this.presence.allUnread);
        this.presence?.stop();
        // A lab that is being built just now must stand before it can be closed.
        await this.#opening;
        await this.#closeDesk();
      },
    };
    this.#stage = new Stage(terminal, act, first);
  }

  /** Runs until the learner quits (0) or a signal ends it; the terminal is then as it was, the lab gone. */
  run(opening?: Opening): Promise<number> {
    this.#first = opening;
    return this.#stage.run();
  }

  /** The entry of the home screen that was chosen before Ink took over; told once. */
  landing(): number | undefined {
    return this.parts.first?.landing();
  }

  quit(): void {
    this.#stage.leave(0);
  }

  async #readPapers(): Promise<void> {
    this.papers = await chapterPages();
    this.#changed();
  }

  /** Opens a chapter: its lab is built while a word tells so. */
  open(opening: Opening): Promise<void> {
    const { journal, link } = this.parts;
    const refusal = link && gateRefusal(link.gate, opening, journal.events);
    if (refusal !== undefined) {
      this.page({ title: t`The room waits`, markdown: refusal });
      return Promise.resolve();
    }
    this.#opening = this.#build(opening);
    return this.#opening;
  }

  async #build(opening: Opening): Promise<void> {
    await this.#closeDesk();
    this.#hadGraduated = this.graduation.kind === 'graduated';
    this.#show({ at: 'opening', title: opening.chapter.title });
    try {
      const { link } = this.parts;
      const classroom = link && classroomOf(link);
      const session = await openSession({ ...this.parts, ...opening, classroom });
      const size = { columns: this.parts.terminal.columns, rows: this.parts.terminal.rows };
      const desk = new Desk(
        session,
        this.#theme.capabilities,
        size,
        () => this.#changed(),
        (gapMs) => this.#stage.repaint(gapMs),
        this.presence,
      );
      desk.paper = this.papers.get(opening.chapter.id);
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
      this.page({ title: t`This chapter could not be opened`, markdown: apology(error) });
    }
  }

  page(page: Page): void {
    this.#show({ at: 'page', page });
  }

  /** The doctor's report as a page. */
  async doctor(): Promise<void> {
    this.#show({ at: 'opening', title: t`The doctor is looking…` });
    const { reportPage } = await import('./doctor-page.ts');
    this.page(
      await reportPage(this.parts.schoolHome, this.parts.terminal.columns).catch((error) => ({
        title: t`Doctor`,
        markdown: apology(error),
      })),
    );
  }

  /** The zine, to read, unless something else was opened meanwhile. */
  async zine(): Promise<void> {
    const { openZine } = await import('./zine/open.ts');
    const screen = await openZine();
    if (this.#screen.at === 'home') this.#show(screen);
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

  /** A word from the room to whoever plays a chapter now, or is at this step. */
  #say(word: string, place?: Place): void {
    const { step, chapter } = this.#desk?.session.play.view() ?? {};
    if (place && (place.step !== step?.id || place.chapter !== chapter?.id)) return;
    // What was said before, that the room waits say, is over.
    this.#desk?.heard();
    if (this.#desk) this.#desk.word = word;
    this.#changed();
  }

  #show(screen: Screen): void {
    this.#screen = screen;
    this.#changed();
  }

  #changed(): void {
    this.#version += 1;
    this.#stage.changed();
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

  #onInput(input: Input): void {
    const desk = this.#shown;
    if (input.input === 'mouse') this.#mouse.take(input.report, this.#screen);
    else if (input.input === 'focus') {
      desk?.focusOn(desk.focus === 'guide' ? 'shell' : 'guide');
    } else if (desk?.focus === 'shell') desk.shellInput(input);
    else if (input.input === 'paste') this.#stage.paste(input.bytes);
    else if (input.bytes.includes(3)) this.#interrupt(desk);
    else {
      // Every other key answers no to what was asked.
      if (!input.bytes.equals(SKIP_KEY)) desk?.heard();
      this.#stage.press(input.bytes);
    }
  }

  /** Ctrl-C outside the shell: at once from the home screen; in a chapter it may have been meant for the shell. */
  #interrupt(desk: Desk | undefined): void {
    if (!desk || desk.sure('leave', t`Ctrl-C again leaves the school; your place is saved.`))
      this.quit();
  }
}
