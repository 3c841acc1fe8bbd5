import type { JournalEvent } from '../../../src/journal/events.ts';
import { type EventDetails, newEvent } from '../../../src/journal/events.ts';
import type { BoardSource } from '../../../src/room/board-source.ts';
import type { BoardCourse } from '../../../src/room/model/course.ts';
import type { Doctor } from '../../../src/room/model/doctor.ts';
import { newRoomEvent, type RoomCommand, type RoomEvent } from '../../../src/room/model/events.ts';
import { RoomFold } from '../../../src/room/model/fold.ts';

const SERVER = '00000000-0000-4000-8000-00000000feed';
const NAMES =
  'Ada Grace Linus Margaret Ken Barbara Dennis Radia Edsger Frances Donald Hedy Alan Joan Niklaus Katherine Tony Sophie Bjarne Adele Guido Lynn Yukihiro Evelyn Rob Shafi Brian Anita Leslie Karen'.split(
    ' ',
  );

/** A room in memory: its log is folded as a server does it; commands are kept for the test to look at. */
export class MemoryRoom implements BoardSource {
  readonly #fold = new RoomFold();
  readonly commands: RoomCommand[] = [];
  #listeners = new Set<(events: readonly RoomEvent[]) => void>();
  /** What a command meets instead of the log. */
  refusal: Error | undefined;

  constructor(
    readonly course: BoardCourse,
    private readonly clock: () => number = Date.now,
  ) {
    const chapters = course.map(({ id }) => id);
    this.add([
      newRoomEvent({ type: 'room-opened', room: 'tuesday', name: 'Tuesday’s spies', chapters }),
      newRoomEvent({ type: 'server-started', server: SERVER }),
    ]);
  }

  get trouble() {
    return this.refusal?.message;
  }

  get state() {
    return this.#fold.state;
  }

  now(): number {
    return this.clock();
  }

  subscribe(listener: (events: readonly RoomEvent[]) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async command(command: RoomCommand): Promise<void> {
    if (this.refusal) throw this.refusal;
    this.commands.push(command);
    this.add([newRoomEvent({ type: 'commanded', command }, undefined, new Date(this.now()))]);
  }

  add(events: readonly RoomEvent[]): void {
    const fresh = events.filter((event) => this.#fold.add(event));
    for (const listener of this.#listeners) listener(fresh);
  }

  /** Somebody joins, `minutesAgo`; returns their id. */
  join(name: string, minutesAgo = 30): string {
    const learner = crypto.randomUUID();
    const at = new Date(this.now() - minutesAgo * 60_000);
    this.add([
      newRoomEvent({ type: 'learner-joined', learner, name, proof: 'a'.repeat(64) }, undefined, at),
      newRoomEvent({ type: 'learner-came', learner, server: SERVER, skew: 0 }, undefined, at),
    ]);
    return learner;
  }

  leave(learner: string): void {
    this.add([newRoomEvent({ type: 'learner-left', learner, server: SERVER })]);
  }

  /** Something that a learner did, `minutesAgo`. */
  did(learner: string, chapter: string, details: EventDetails, minutesAgo = 0): void {
    const at = new Date(this.now() - minutesAgo * 60_000);
    const event: JournalEvent = newEvent(chapter, details, at);
    this.add([newRoomEvent({ type: 'learned', learner, event }, event.id, at)]);
  }

  examine(learner: string, doctor: Doctor): void {
    this.add([newRoomEvent({ type: 'learner-examined', learner, doctor })]);
  }
}

/** Fills a room with learners who are spread over the first two chapters, the same at each run. */
export function populate(room: MemoryRoom, count: number): void {
  const steps = room.course
    .slice(0, 2)
    .flatMap(({ id, steps: all }) => all.map((step) => ({ chapter: id, step })));
  for (let number = 0; number < count; number++) {
    const name = `${NAMES[number % NAMES.length]}${number < NAMES.length ? '' : ` ${number}`}`;
    const learner = room.join(name, 40);
    const reached = 3 + ((number * number) % 7) + (number % 3);
    steps.slice(0, reached).forEach(({ chapter, step }, at) => {
      const ago = (reached - at - 1) * 3 + ([0, 1, 3, 1, 2, 2, 6][number % 7] ?? 0);
      const tell = (details: EventDetails, later = 0) =>
        room.did(learner, chapter, details, Math.max(0, ago - later));
      tell({ type: 'step-entered', step: step.id });
      const option =
        step.options[([2, 2, 1, 2, 3, 0, 1][number % 7] ?? 0) % Math.max(1, step.options.length)];
      if (step.kind === 'predict' && option)
        tell({ type: 'predicted', step: step.id, choice: option.id, label: option.label });
      if (step.kind === 'answer') answers(number, step.id, tell);
      if (number % 4 === 1 && at === reached - 1)
        tell({ type: 'hint-shown', step: step.id, hint: 1 }, 1);
      if (at < reached - 1 || number % 5 === 0)
        tell({ type: 'solved', step: step.id, how: number % 11 === 0 ? 'shown' : 'solved' }, 1);
      if (at === reached - 1 && number % 9 === 4)
        tell({ type: 'help-asked', step: step.id }, number % 7);
    });
    if (number % 13 === 7) room.leave(learner);
    if (number % 6 !== 5) room.examine(learner, doctorOf(room.course, number));
  }
}

function answers(number: number, step: string, tell: (details: EventDetails) => void): void {
  const wrong = ['12', '40', '7', '1000'][number % 4] ?? '12';
  const judged = { step, reason: 'Look again.' };
  if (number % 3 === 0) tell({ type: 'answered', answer: wrong, verdict: 'wrong', ...judged });
  tell({ type: 'answered', answer: `${60 + (number % 3)}`, verdict: 'passed', ...judged });
}

function doctorOf(course: BoardCourse, number: number): Doctor {
  const poor = number % 8 === 3;
  return {
    sandboxed: number % 10 !== 9,
    powers: ['traceChild'],
    chapters: course.map(({ id }, at) => ({
      chapter: id,
      playable: !(poor && at === 2),
      lacks: poor && at === 2 ? ['ngrep', 'sniff'] : at === 3 && number % 5 === 0 ? ['perf'] : [],
    })),
  };
}
