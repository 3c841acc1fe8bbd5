import { messageOf, SpyError } from '../../base/errors.ts';
import type { BoardSource } from '../../room/board-source.ts';
import type { BoardCourse } from '../../room/model/course.ts';
import type { Place, RoomCommand } from '../../room/model/events.ts';
import { type Learner, placeKey } from '../../room/model/state.ts';
import type { MapCell } from '../../room/model/views.ts';
import { type BoardData, boardData, cellAt } from './data.ts';
import { holds, type Order, orderedRows } from './rows.ts';

export const PAGES = ['room', 'map', 'step', 'help', 'machines', 'join'] as const;
export type Page = (typeof PAGES)[number];

/** How a room is joined, and its board opened in a browser. */
export interface Join {
  readonly url: string;
  readonly code: string;
  readonly boardUrl: string;
  /** The command that opens the room again. */
  readonly again: string;
}

/** What is being typed. */
export type Typing =
  | { readonly type: 'note-to-all' }
  | { readonly type: 'note-to-one'; readonly learner: Learner }
  | { readonly type: 'clock' }
  | { readonly type: 'find' };

export interface DeskParts {
  readonly source: BoardSource;
  readonly course: BoardCourse;
  readonly join: Join;
  /** Something that the board shows has changed, besides the room. */
  readonly onChange: () => void;
  readonly quit: () => void;
}

/** What the facilitator looks at: page, picks, what is being asked. The room itself is the source's affair. */
export class BoardDesk {
  page: Page = 'room';
  order: Order = 'need';
  anonymous = false;
  /** Only learners who fit these words stand on the page Room; '' for all. */
  sought = '';
  linkShown = false;
  keysShown = false;
  typing: Typing | undefined;
  /** Lines scrolled on the pages that are read. */
  scroll = 0;
  /** The furthest that such a page can scroll, told by the screen when it draws. */
  maxScroll = 0;
  /** First line of the list that is shown, and rows to a page: told by the screen when it draws. */
  top = 0;
  rows = 1;
  /** A word in the footer until the next key. */
  word: { readonly text: string; readonly bad: boolean } = { text: '', bad: false };
  data: BoardData;
  #learner: { readonly id: string; readonly at: number } | undefined;
  #place: Place | undefined;
  /** What was asked to be confirmed by pressing its key once more. */
  #asked = '';

  constructor(readonly parts: DeskParts) {
    this.data = this.#derive();
  }

  /** Derives everything anew from the room. */
  refresh(): void {
    this.data = this.#derive();
  }

  /** Learners in the order of the page: the queue on the help page, everybody elsewhere. */
  list(): readonly Learner[] {
    const { data, sought, anonymous } = this;
    if (this.page === 'help') return data.queue;
    return orderedRows(data, this.order, anonymous)
      .filter((row) => sought === '' || holds(row, sought, data, anonymous))
      .map(({ learner }) => learner);
  }

  /** Index of the picked learner; whoever stands there now where the picked one is gone. */
  pickedAt(list: readonly Learner[]): number {
    const at = list.findIndex(({ id }) => id === this.#learner?.id);
    return at !== -1 ? at : Math.max(0, Math.min(list.length - 1, this.#learner?.at ?? 0));
  }

  pick(at: number): void {
    const list = this.list();
    const index = Math.max(0, Math.min(list.length - 1, at));
    const learner = list[index];
    this.#learner = learner && { id: learner.id, at: index };
    this.changed();
  }

  pickedLearner(): Learner | undefined {
    const list = this.list();
    return list[this.pickedAt(list)];
  }

  /** The step that the controls are about: the picked one; unpicked, the one that the projector shows. */
  pickedCell(): MapCell | undefined {
    return cellAt(this.data, this.#place ?? this.data.spotlight?.place) ?? this.data.cells[0];
  }

  /** Picks a step; undefined follows the room again. */
  pickPlace(place: Place | undefined): void {
    this.#place = place;
    this.scroll = 0;
    this.changed();
  }

  /** To the next or an earlier step. */
  movePlace(by: number): void {
    const { cells } = this.data;
    const picked = this.pickedCell();
    const at = picked ? cells.indexOf(picked) : 0;
    const cell = cells[Math.max(0, Math.min(cells.length - 1, at + by))];
    if (cell) this.pickPlace(cell.spot.place);
  }

  /** Shows only those who fit the words; '' shows everybody. */
  seek(words: string): void {
    this.sought = words;
    this.top = 0;
    this.#learner = undefined;
    this.changed();
  }

  pickedKey(): string | undefined {
    const cell = this.pickedCell();
    return cell && placeKey(cell.spot.place);
  }

  show(page: Page): void {
    this.page = page;
    this.scroll = 0;
    this.top = 0;
    this.#learner = undefined;
    this.linkShown = false;
    this.changed();
  }

  /** Does it, and says in the footer how that went. */
  async command(command: RoomCommand, done: string): Promise<void> {
    try {
      await this.parts.source.command(command);
      this.say(done);
    } catch (error) {
      const remedy = error instanceof SpyError ? ` ${error.remedy}` : '';
      this.say(`${messageOf(error)}${remedy}`, true);
    }
  }

  /** True when the same was asked just before; else asks, in `words`. */
  sure(what: string, words: string): boolean {
    const sure = this.#asked === what;
    this.#asked = sure ? '' : what;
    this.word = { text: sure ? '' : words, bad: false };
    this.changed();
    return sure;
  }

  say(text: string, bad = false): void {
    this.word = { text, bad };
    this.changed();
  }

  /** A key: words were read; what was asked is forgotten by every key but the one that answers it. */
  heard(answers: boolean): void {
    this.word = { text: '', bad: false };
    if (!answers) this.#asked = '';
  }

  /** The field is left, with Esc. */
  stopTyping(): void {
    if (!this.typing) return;
    if (this.typing.type === 'find') this.sought = '';
    this.heard(false);
    this.typed();
  }

  /** The field is done with: the next key is a command, whatever is still being saved. */
  typed(): void {
    this.typing = undefined;
    this.changed();
  }

  changed(): void {
    this.parts.onChange();
  }

  #derive(): BoardData {
    const { source, course } = this.parts;
    return boardData(course, source.state, source.now());
  }
}
