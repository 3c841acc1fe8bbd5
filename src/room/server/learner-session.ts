import { messageOf } from '../../base/errors.ts';
import { never } from '../../base/exhaustive.ts';
import { log } from '../../base/log.ts';
import type { JournalEvent } from '../../journal/events.ts';
import { t } from '../../words/words.ts';
import type { Doctor } from '../model/doctor.ts';
import { newRoomEvent } from '../model/events.ts';
import { learnerMessageSchema } from '../protocol.ts';
import { readMessage } from '../read.ts';
import { type Context, isKnownPlace } from './context.ts';
import { mineOf, newsOf } from './news.ts';
import type { Peer } from './peer.ts';

/** A learner's connection, after the hello. */
export class LearnerSession {
  /** Id of the log's event that says this learner came over this connection. */
  readonly cameId = crypto.randomUUID();
  /** Whether that event was seen in the log. */
  arrived = false;
  /** Whether the learner has the welcome, and gets news from then on. */
  welcomed = false;

  constructor(
    readonly learner: string,
    readonly peer: Peer,
    private readonly context: Context,
    /** Bytes that each learner has sent while this server runs. */
    private readonly spent: Map<string, number>,
  ) {}

  welcome(): void {
    const { room } = this.context;
    const { room: id, name, chapters } = room.about;
    this.peer.send({
      type: 'welcome',
      room: { id, name, chapters },
      now: new Date(room.now()).toISOString(),
      last: room.lastOf(this.learner),
      news: newsOf(room.state),
      mine: mineOf(room.state, this.learner),
    });
    this.welcomed = true;
  }

  async hear(text: string): Promise<void> {
    const { limits } = this.context;
    const bytes = (this.spent.get(this.learner) ?? 0) + text.length;
    this.spent.set(this.learner, bytes);
    if (bytes > limits.bytes) return this.#tooMuch();
    const message = readMessage(learnerMessageSchema, text);
    if (message === undefined)
      return this.peer.refuse('not-understood', t`The room did not understand a message.`);
    switch (message.type) {
      case 'events':
        return this.#events(message.events);
      case 'doctor':
        if (text.length > limits.doctorBytes) return this.#tooMuch();
        return this.#examined(message.doctor);
      default:
        never(message);
    }
  }

  /** Acknowledged when safe; what is about no place of this course is acknowledged and forgotten. */
  async #events(events: readonly JournalEvent[]): Promise<void> {
    const { room, places, limits } = this.context;
    const { learner } = this;
    const known = events.filter((event) => isKnownPlace(places, event));
    if (room.countOf(learner) + known.length > limits.events) return this.#tooMuch();
    const saved = await this.#save(
      known.map((event) => newRoomEvent({ type: 'learned', learner, event }, event.id)),
    );
    const last = events.at(-1);
    if (saved && last) this.peer.send({ type: 'ack', upTo: last.id });
  }

  async #examined(doctor: Doctor): Promise<void> {
    const { room, tries } = this.context;
    const { learner } = this;
    const known = room.state.learners[learner]?.doctor;
    if (JSON.stringify(known) === JSON.stringify(doctor)) return;
    if (!(await tries.mayTell(learner))) return;
    await this.#save([newRoomEvent({ type: 'learner-examined', learner, doctor })]);
  }

  async #save(events: Parameters<Context['room']['record']>[0]): Promise<boolean> {
    try {
      await this.context.room.record(events);
      return true;
    } catch (error) {
      log('room', `unsaved: ${messageOf(error)}`);
      this.peer.tell(
        'unsaved',
        t`The room cannot save right now. Nothing is lost; it is sent again.`,
      );
      return false;
    }
  }

  #tooMuch(): void {
    this.peer.refuse('too-much', t`This learner has sent more than a room takes.`);
  }
}
