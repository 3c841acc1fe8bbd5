import { never } from '../../base/exhaustive.ts';
import { log } from '../../base/log.ts';
import type { Chapter } from '../../course/model.ts';
import { graduationOf } from '../../journal/graduation.ts';
import type { Journal } from '../../journal/journal.ts';
import { notebook } from '../../journal/notebook.ts';
import { progressOf } from '../../journal/progress.ts';
import { classroomOf } from '../../room/link/classroom.ts';
import type { RoomLink } from '../../room/link/link.ts';
import { openSession, type Session } from '../../session/open.ts';
import { t } from '../../words/words.ts';
import { type ChapterPages, chapterPages } from '../../zine/chapter-pages.ts';
import { plainly } from '../chapter/guide-blocks.ts';
import { watchEndings } from '../endings.ts';
import { lackingFor } from '../lacking.ts';
import { apology, firstWord, gateRefusal, type Opening } from '../opening.ts';
import { fullName, type Goal, reopenedAt } from '../screens/home/entries.ts';
import { capabilities } from '../terminal/capabilities.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { Console } from './console.ts';
import { Conversation, type Leaving } from './conversation.ts';
import { certificateWords, goalOf, homeEntries } from './home.ts';
import { roomArrival, roomNews } from './room-words.ts';
import { toldName } from './word-names.ts';

export interface PlainParts {
  readonly terminal: Terminal;
  readonly chapters: readonly Chapter[];
  readonly journal: Journal;
  readonly schoolHome: string;
  /** To be known before anything else: a warning about the journal, read-only play. */
  readonly notice: string;
  /** Why the school is line by line, in a sentence; '' where it was asked for. */
  readonly why: string;
  /** The room that the learner has joined. */
  readonly link?: RoomLink | undefined;
}

const CRASHED = 70;
const MOTTO = t`Every program talks to the kernel. Here you learn to listen.`;

/** The school as a conversation, from its door to the way out. */
export class PlainSchool {
  readonly #can = capabilities();
  readonly #console: Console;
  #papers: ChapterPages = new Map();
  #session: Session | undefined;
  #conversation: Conversation | undefined;
  #opening: Promise<unknown> = Promise.resolve();
  #over = false;
  #leave: (code: number) => void = () => {};
  readonly #left: Promise<number>;

  constructor(private readonly parts: PlainParts) {
    this.#console = new Console(parts.terminal, this.#can);
    this.#left = new Promise((resolve) => {
      this.#leave = resolve;
    });
  }

  /** Runs until the learner leaves (0) or a signal ends it; the terminal is then as it was, the lab gone. */
  async run(first?: Opening): Promise<number> {
    const endings = watchEndings(this.parts.terminal, (code) => this.#leave(code));
    this.#console.take();
    let failure: { readonly error: unknown } | undefined;
    void this.#talk(first).then(
      () => this.#leave(0),
      (error) => {
        failure = { error };
        this.#leave(CRASHED);
      },
    );
    const stopHearing = this.#hearRoom();
    const code = await this.#left;
    this.#over = true;
    stopHearing();
    this.#console.release();
    // A lab that is being built just now must stand before it can be closed.
    await this.#opening;
    await this.#session?.close();
    endings.stop();
    const crash = failure ?? endings.crash();
    if (crash) throw crash.error;
    return code;
  }

  async #talk(first: Opening | undefined): Promise<void> {
    this.#papers = await chapterPages();
    this.#console.say('# Spy School', MOTTO, this.parts.why, this.parts.notice);
    if (this.parts.link) this.#console.say(...roomArrival(this.parts.link.view));
    let how: Leaving = 'home';
    if (first) how = await this.#open(first);
    while (how === 'home') how = await this.#home();
    this.#console.say(t`Your place is kept. To go on: \`spy-school resume --plain\``);
  }

  /** What the room says is told between commands, or at the list. */
  #hearRoom(): () => void {
    const { link } = this.parts;
    if (!link) return () => {};
    let before = link.view;
    return link.subscribe(() => {
      const now = link.view;
      const words = roomNews(before, now);
      before = now;
      if (this.#conversation) this.#conversation.tell(words);
      else this.#console.say(...words);
    });
  }

  /** The chapters that can be opened: in a room, those that it plays. */
  get #played(): readonly Chapter[] {
    const { chapters, link } = this.parts;
    return link ? chapters.filter(({ id }) => link.view.chapters.includes(id)) : chapters;
  }

  async #home(): Promise<Leaving> {
    const { chapters, journal } = this.parts;
    const { entries, words } = homeEntries(chapters, journal.events, this.#papers, this.#played);
    this.#console.say(words);
    const typed = await this.#console.ask(`${t`Which one? Type its number, or q to quit:`} `);
    if (typed === undefined) return 'quit';
    const goal = goalOf(typed, entries);
    if (goal) return this.#go(goal);
    const count = entries.length;
    this.#console.say(t`There is nothing under that. Type a number from 1 to ${count}.`);
    return 'home';
  }

  async #go(goal: Goal): Promise<Leaving> {
    const { chapters, journal, schoolHome } = this.parts;
    switch (goal.to) {
      case 'quit':
        return 'quit';
      case 'continue':
        return this.#open(goal);
      case 'chapter': {
        const past = progressOf(journal.events).chapters.get(goal.chapter.id);
        return this.#open(past ? reopenedAt(goal.chapter, past) : goal);
      }
      case 'certificate':
        this.#certificate();
        return 'home';
      case 'notebook':
        this.#console.say(notebook(journal.events, chapters));
        return 'home';
      case 'doctor': {
        this.#console.say(t`The doctor is looking. That takes a moment.`);
        const { reportPage } = await import('../doctor-page.ts');
        const { columns } = this.#console.size;
        const page = await reportPage(schoolHome, columns).catch((error) => ({
          title: t`Doctor`,
          markdown: apology(error),
        }));
        this.#console.say(`## ${page.title}`, page.markdown);
        return 'home';
      }
      default:
        return never(goal);
    }
  }

  /** Plays a chapter; whoever closes the last open case hears the certificate then. */
  async #open(opening: Opening): Promise<Leaving> {
    const { chapter } = opening;
    const { journal, chapters, link } = this.parts;
    const refusal = link && gateRefusal(link.gate, opening, journal.events);
    if (refusal !== undefined) {
      this.#console.say(t`The room waits: ${refusal}`);
      return 'home';
    }
    const before = graduationOf(journal.events, chapters).kind;
    const isNew = !progressOf(journal.events).chapters.has(chapter.id);
    this.#console.say(`# ${plainly(fullName(chapter))}`, isNew ? chapter.intro : '');
    this.#console.say(t`Building your lab.`);
    const early: Buffer[] = [];
    this.#console.listen((bytes) => {
      early.push(bytes);
      if (bytes.includes(3)) this.#leave(0);
    });
    const built = this.#build(opening);
    this.#opening = built;
    const session = await built;
    this.#console.unread(early);
    if (!session || this.#over) return 'quit';
    const page = this.#papers.get(chapter.id);
    this.#conversation = new Conversation(session, this.#console, page, link);
    const how = await this.#conversation.run();
    this.#conversation = undefined;
    if (how === 'home') this.#ended(session, before);
    this.#session = undefined;
    await session.close();
    return how;
  }

  async #build(opening: Opening): Promise<Session | undefined> {
    const { journal, schoolHome, link } = this.parts;
    try {
      const classroom = link && classroomOf(link);
      const session = await openSession({ ...opening, journal, schoolHome, classroom });
      // From here on the lab is closed whatever fails.
      this.#session = session;
      const { TERM = 'dumb' } = process.env;
      session.lab.setEnv({ TERM, ...(this.#can.colour ? {} : { NO_COLOR: '1' }) });
      await session.play.enter(opening.step ?? session.play.place);
      const lacking = lackingFor(opening.chapter, session);
      this.#console.say(
        // Here Ctrl-C belongs to the shell.
        lacking?.replace('(Ctrl-C)', `(\`${toldName('quit')}\`)`) ?? '',
        firstWord(session),
        t`What you type is a command in the lab, or a word to the guide. Type \`help\` to hear these words.`,
      );
      return session;
    } catch (error) {
      log('plain', error instanceof Error ? (error.stack ?? error.message) : String(error));
      this.#console.say(t`This chapter could not be opened.`, apology(error));
      await this.#session?.close();
      this.#session = undefined;
      return undefined;
    }
  }

  #ended(session: Session, before: 'open' | 'graduated'): void {
    const { finished, chapter } = session.play.view();
    const title = `**${plainly(chapter.title)}**`;
    if (finished) this.#console.say(t`Case closed: ${title}`);
    if (before === 'open') this.#certificate();
  }

  #certificate(): void {
    const { journal, chapters } = this.parts;
    const graduation = graduationOf(journal.events, chapters);
    if (graduation.kind === 'graduated') this.#console.say(...certificateWords(graduation));
  }
}
