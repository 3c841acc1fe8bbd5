import type { Chapter } from '../../course/model.ts';
import type { LinkView, RoomLink } from '../../room/link/link.ts';
import { clockLeft } from '../../room/model/clock.ts';
import type { Place } from '../../room/model/events.ts';
import type { Note } from '../../room/model/state.ts';
import { t } from '../../words/words.ts';
import { announcement } from './announcement.ts';

/** Where the learner is, as far as the room's line must know. */
export interface Here {
  readonly chapter: Chapter;
  /** Done with the step, and not let past it. */
  readonly held: boolean;
}

/** Whatever a room says, and however often, it is drawn no oftener. */
const DRAW_MS = 30;

/** How a learner's screen takes part in a room: when it must be drawn anew, which notes were read. */
export class Presence {
  #read = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  #drawing: NodeJS.Timeout | undefined;
  #before: LinkView;
  #unsubscribe: () => void;

  constructor(
    readonly link: RoomLink,
    /** The course as this version has it. */
    private readonly course: readonly Chapter[],
    private readonly onChange: () => void,
    /** A word for the learner, wherever they are looking; with a place only for those who are there. */
    private readonly say: (word: string, place?: Place) => void,
  ) {
    this.#before = this.view;
    this.#unsubscribe = link.subscribe(() => this.#heard());
    this.#arm();
  }

  get view(): LinkView {
    return this.link.view;
  }

  /** The room's time, in ms. */
  get now(): number {
    return Date.now() + this.view.skew;
  }

  /** Notes to all and to this learner, the newest first. */
  get notes(): readonly Note[] {
    const { news, mine } = this.view;
    return [...news.notes, ...mine.notes].sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
  }

  /** The newest note that was not opened yet. */
  get unread(): Note | undefined {
    return this.allUnread[0];
  }

  /** The notes that were not opened yet, the newest first. */
  get allUnread(): readonly Note[] {
    return this.notes.filter(({ id }) => !this.#read.has(id));
  }

  /** Every note so far was seen. */
  markRead(): void {
    for (const { id } of this.notes) this.#read.add(id);
  }

  /** The chapters that the room plays. */
  get chapters(): readonly Chapter[] {
    const { chapters } = this.view;
    return this.course.filter(({ id }) => chapters.includes(id));
  }

  /** Where the room waits, in words for somebody who is `here`; undefined while the gate holds nobody. */
  gateWords(here: Here | undefined): string | undefined {
    const { gate } = this.view.news;
    const chapter = this.chapters.find(({ id }) => id === gate?.chapter);
    const step = chapter?.steps.findIndex(({ id }) => id === gate?.step) ?? -1;
    const last = this.chapters.at(-1);
    if (!chapter || step === -1 || !last) return undefined;
    // Whether it holds at all: beyond the very last step, everybody is held.
    if (this.link.gate.refuses(last.id, last.steps.length) === undefined) return undefined;
    if (here?.held) return t`held here till the gate opens`;
    const { number, title } = chapter;
    const at = step + 1;
    if (here?.chapter.id === chapter.id) return t`gate at step ${at}`;
    return number > 0 ? t`gate at chapter ${number}, step ${at}` : t`gate at ${title}, step ${at}`;
  }

  stop(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#drawing);
    this.#unsubscribe();
  }

  #heard(): void {
    const { view } = this;
    const news = announcement(this.#before, view);
    this.#before = view;
    if (news) this.say(news.word, news.place);
    this.#arm();
    this.#drawing ??= setTimeout(() => {
      this.#drawing = undefined;
      this.onChange();
    }, DRAW_MS);
  }

  /** Only a running clock asks to be drawn, at each of its seconds. */
  #arm(): void {
    clearTimeout(this.#timer);
    const left = clockLeft(this.view.news, this.now) ?? 0;
    if (left <= 0) return;
    this.#timer = setTimeout(
      () => {
        this.#arm();
        this.onChange();
      },
      // A little late, so that the second is over for certain.
      (left % 1000 || 1000) + 5,
    );
  }
}
