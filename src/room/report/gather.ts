import { cleanLine } from '../../base/clean.ts';
import { never } from '../../base/exhaustive.ts';
import type { JournalEvent } from '../../journal/events.ts';
import type { BoardCourse } from '../model/course.ts';
import type { RoomCommand, RoomEvent } from '../model/events.ts';
import { serverTime } from '../model/learned.ts';
import { placeKey } from '../model/state.ts';
import { Answers, type Judged } from './answers.ts';
import { reach } from './cell.ts';
import { HeldTimes } from './held.ts';
import { cellOf, newPerson, type Person, pass } from './person.ts';
import { RecentIds } from './recent.ts';

/** So many notes and waits for help are kept. */
const MOST_KEPT = 2000;
const LONGEST_CHOICE = 200;

export interface Wait {
  readonly ms: number;
  readonly end: 'given' | 'withdrawn';
}

/** A room's log, gathered for its report: grows with learners and steps, not with events. */
export class Gathered {
  room: { id: string; name: string; chapters: string[]; openedAt: string } | undefined;
  endedAt: string | undefined;
  /** Time of the last event, as the server received it. */
  lastAt: string | undefined;
  readonly people = new Map<string, Person>();
  readonly answers = new Map<string, Answers>();
  readonly notes: { at: string; text: string; to: string | undefined }[] = [];
  readonly waits: Wait[] = [];
  /** Events of learners at steps that this course does not have. */
  elsewhere = 0;
  #others = new RecentIds();
  #held = new HeldTimes();
  #positions: ReadonlyMap<string, number>;
  #reading: ReadonlySet<string>;

  constructor(course: BoardCourse) {
    const steps = course.flatMap(({ id, steps }) =>
      steps.map((step) => ({ key: placeKey({ chapter: id, step: step.id }), kind: step.kind })),
    );
    this.#positions = new Map(steps.map(({ key }, index) => [key, index]));
    this.#reading = new Set(steps.filter(({ kind }) => kind === 'read').map(({ key }) => key));
  }

  /** Takes the log's next event. */
  add(event: RoomEvent): void {
    const person = 'learner' in event ? this.people.get(event.learner) : undefined;
    if (event.type === 'learned') {
      if (!person?.recent.isNew(event.event.id)) return;
    } else if (!this.#others.isNew(event.id)) return;
    this.lastAt = event.at;
    switch (event.type) {
      case 'room-opened': {
        const { room: id, name, chapters, at: openedAt } = event;
        this.room ??= { id, name, chapters, openedAt };
        return;
      }
      case 'server-started':
      case 'learner-left':
      case 'learner-examined':
        return;
      case 'learner-joined':
        if (person) person.name = event.name;
        else this.people.set(event.learner, newPerson(event.learner, event.name));
        return;
      case 'learner-came':
        if (person) person.skew = event.skew;
        return;
      case 'learned':
        if (person) this.#learned(person, event.event, event.at);
        return;
      case 'commanded':
        this.#commanded(event.command, event.at);
        return;
      default:
        never(event);
    }
  }

  #learned(person: Person, event: JournalEvent, receivedAt: string): void {
    person.events += 1;
    const at = Date.parse(serverTime(event.at, person.skew, receivedAt));
    pass(person, at, (key, from, until) => this.#waited(key, from, until));
    switch (event.type) {
      case 'chapter-started':
      case 'chapter-reset':
        return;
      case 'chapter-finished':
        person.finished.add(event.chapter);
        return;
    }
    const key = placeKey(event);
    if (!this.#positions.has(key)) {
      this.elsewhere += 1;
      if (event.type === 'step-entered') person.here = undefined;
      return;
    }
    const cell = cellOf(person, key, event.type === 'step-entered');
    switch (event.type) {
      case 'step-entered':
        person.here = key;
        return;
      case 'predicted':
        cell.last = cleanLine(event.choice, LONGEST_CHOICE);
        cell.first ??= cell.last;
        return;
      case 'chose': {
        const choice = event.choices.join(', ');
        cell.last = cleanLine(choice, LONGEST_CHOICE);
        cell.first ??= cell.last;
        this.#answered(key, choice, event.verdict);
        break;
      }
      case 'answered':
        this.#answered(key, event.answer, event.verdict);
        break;
      case 'cited':
      case 'probed':
        break;
      case 'command-judged':
        if (event.verdict !== 'passed') cell.tries += 1;
        return;
      case 'hint-shown':
        cell.hints += 1;
        return;
      case 'solution-shown':
        if (cell.how !== 'solved') cell.solutionSeen = true;
        return;
      case 'solved':
        reach(cell, event.how);
        return;
      case 'help-asked':
        if (person.asking) return;
        cell.asked += 1;
        person.asking = { key, since: at };
        return;
      case 'help-withdrawn':
        this.#waitEnds(person, at, 'withdrawn');
        return;
      default:
        never(event);
    }
    cell.firstPassed ??= event.verdict === 'passed';
    if (event.verdict !== 'passed') cell.wrong += 1;
  }

  #commanded(command: RoomCommand, at: string): void {
    const now = Date.parse(at);
    switch (command.type) {
      case 'gate-closed': {
        const position = this.#positions.get(placeKey(command.place));
        if (position === undefined) this.#held.open(now);
        else this.#held.close(position, now);
        return;
      }
      case 'gate-opened':
        this.#held.open(now);
        return;
      case 'noted':
        if (this.notes.length < MOST_KEPT)
          this.notes.push({ at, text: command.text, to: command.to });
        return;
      case 'help-given': {
        const person = this.people.get(command.learner);
        if (person) this.#waitEnds(person, now, 'given');
        return;
      }
      case 'room-ended':
        this.endedAt = at;
        return;
      case 'clock-set':
      case 'clock-cleared':
      case 'revealed':
      case 'spotlit':
        return;
      default:
        never(command);
    }
  }

  #answered(key: string, given: string, verdict: Judged): void {
    const known = this.answers.get(key);
    const answers = known ?? new Answers();
    if (!known) this.answers.set(key, answers);
    answers.add(given, verdict);
  }

  #waitEnds(person: Person, at: number, end: Wait['end']): void {
    if (person.asking === undefined) return;
    if (this.waits.length < MOST_KEPT)
      this.waits.push({ ms: Math.max(0, at - person.asking.since), end });
    person.asking = undefined;
  }

  /** A page that is only read counts as done when one goes on, which a closed gate forbids. */
  #waited(key: string, from: number, until: number): number {
    const position = this.#positions.get(key);
    if (position === undefined || !this.#reading.has(key)) return 0;
    return this.#held.held(position, from, until);
  }
}
