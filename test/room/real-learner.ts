import { randomUUID } from 'node:crypto';
import { newEvent } from '../../src/journal/events.ts';
import { memoryJournal } from '../../src/journal/memory.ts';
import { observed } from '../../src/journal/observed.ts';
import type { RoomLink } from '../../src/room/link/link.ts';
import { openLink } from '../../src/room/link/open.ts';
import type { Timing } from '../../src/room/link/socket.ts';
import type { BoardCourse } from '../../src/room/model/course.ts';
import { SOCKET_PATH } from '../../src/room/protocol.ts';
import { newSecret } from '../../src/room/secrets.ts';
import type { Sent } from './arrived.ts';
import { type Deed, life, randomFrom } from './life.ts';

export interface LearnerOptions {
  readonly port: number;
  readonly code: string;
  readonly name: string;
  readonly course: BoardCourse;
  /** Of the learner's life. */
  readonly seed: number;
  readonly timing?: Timing;
}

/** The learner's end as it is in the school, with a journal in memory and a life made up. */
export class RealLearner {
  readonly id = randomUUID();
  readonly link: RoomLink;
  #journal = observed(memoryJournal());
  #life: Generator<Deed>;
  #acknowledged = 0;

  constructor({ port, code, name, course, seed, timing }: LearnerOptions) {
    this.#life = life(course, randomFrom(seed));
    this.link = openLink({
      joined: {
        ...{ v: 1, url: `ws://127.0.0.1:${port}${SOCKET_PATH}`, code, name },
        ...{ learner: this.id, token: newSecret(), joinedAt: new Date().toISOString() },
      },
      journal: this.#journal,
      course,
      timing,
    });
    this.link.subscribe(() => {
      const known = this.#journal.events.length - this.link.view.unsent;
      this.#acknowledged = Math.max(this.#acknowledged, known);
    });
  }

  get connected(): boolean {
    return this.link.view.status.is === 'connected';
  }

  /** Why the room does not want this learner, if so. */
  get refused(): string | undefined {
    const { status } = this.link.view;
    return status.is === 'refused' ? status.refusal.why : undefined;
  }

  /** Whether the room has everything. */
  get arrived(): boolean {
    return this.link.view.unsent === 0;
  }

  /** Does the next thing. */
  act(): void {
    const next = this.#life.next();
    if (next.done) throw new Error('a life has ended');
    const { chapter, details } = next.value;
    this.#journal.append(newEvent(chapter, details));
  }

  sent(): Sent {
    const ids = this.#journal.events.map(({ id }) => id);
    return { learner: this.id, ids, acknowledged: this.#acknowledged };
  }
}
