import { messageOf } from '../../base/errors.ts';
import { log } from '../../base/log.ts';
import { t } from '../../words/words.ts';
import { newRoomEvent, type RoomEvent } from '../model/events.ts';
import { hearBoard, welcomeBoard } from './board-session.ts';
import type { Context } from './context.ts';
import type { LearnerSession } from './learner-session.ts';
import { concerned, mineOf, newsOf } from './news.ts';
import { CLOSE, type Peer } from './peer.ts';

/** Everybody who is connected and has said who they are; told what concerns them. */
export class Audience {
  #learners = new Map<string, LearnerSession>();
  #boards = new Set<Peer>();
  /** What boards were told last of why nothing can be saved. */
  #trouble: string | undefined;
  /** What boards have not been told yet. */
  #untold: RoomEvent[] = [];
  #timer: NodeJS.Timeout | undefined;
  #unsubscribe: () => void;

  constructor(private readonly context: Context) {
    this.#unsubscribe = context.room.subscribe((events) => this.#heard(events));
  }

  get boards(): number {
    return this.#boards.size;
  }

  /** From now on the learner is this connection; an earlier one ends. */
  seat(session: LearnerSession): void {
    this.#learners.get(session.learner)?.peer.refuse('replaced', REPLACED);
    this.#learners.set(session.learner, session);
    session.peer.onEnd = () => void this.#leave(session);
  }

  /** The board sees the state as it is, and from then on exactly what comes after it. */
  seatBoard(peer: Peer): void {
    this.#tellBoards();
    this.#boards.add(peer);
    peer.onEnd = () => this.#boards.delete(peer);
    peer.onMessage = (text) => hearBoard(peer, text, this.context);
    welcomeBoard(peer, this.context);
    if (this.#trouble !== undefined) peer.sendText(troubleText(this.#trouble));
  }

  /** Says in the log that everybody left, and tells nobody anything any more. */
  async close(): Promise<void> {
    const { room, server } = this.context;
    this.#tellBoards();
    this.#unsubscribe();
    const left = [...this.#learners.values()].map(({ learner }) =>
      newRoomEvent({ type: 'learner-left', learner, server }),
    );
    for (const { peer } of this.#learners.values()) peer.end(CLOSE.goingAway, GOING);
    for (const peer of this.#boards) peer.end(CLOSE.goingAway, GOING);
    this.#learners.clear();
    this.#boards.clear();
    // The next server-started says the same, should the log not be writable now.
    await room.record(left).catch((error) => log('room', `leaving: ${messageOf(error)}`));
  }

  async #leave(session: LearnerSession): Promise<void> {
    const { learner } = session;
    if (this.#learners.get(learner) !== session) return;
    this.#learners.delete(learner);
    const { room, server } = this.context;
    await room
      .happen({ type: 'learner-left', learner, server })
      .catch((error) => log('room', `leaving: ${messageOf(error)}`));
  }

  #heard(events: readonly RoomEvent[]): void {
    this.#fare(this.context.room.trouble);
    if (this.#boards.size > 0 && events.length > 0) {
      for (const event of events) this.#untold.push(event);
      this.#timer ??= setTimeout(() => this.#tellBoards(), this.context.limits.batchMs);
    }
    for (const event of events) if (event.type === 'learner-came') this.#came(event);
    const { all, some } = concerned(events);
    if (all) this.#tellAll();
    for (const learner of some) this.#tellOne(learner);
  }

  #fare(trouble: string | undefined): void {
    if (trouble === this.#trouble) return;
    this.#trouble = trouble;
    for (const peer of this.#boards) peer.sendText(troubleText(trouble));
  }

  /** A learner who has come to another server since is no longer ours. */
  #came({ id, learner, server }: Extract<RoomEvent, { type: 'learner-came' }>): void {
    const session = this.#learners.get(learner);
    if (session === undefined) return;
    if (session.cameId === id) session.arrived = true;
    else if (session.arrived && server !== this.context.server) {
      this.#learners.delete(learner);
      session.peer.refuse('replaced', REPLACED);
    }
  }

  #tellBoards(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const events = this.#untold;
    if (events.length === 0) return;
    this.#untold = [];
    const text = JSON.stringify({ type: 'events', events });
    for (const peer of this.#boards) peer.sendText(text);
  }

  #tellAll(): void {
    const text = JSON.stringify({ type: 'news', news: newsOf(this.context.room.state) });
    for (const { welcomed, peer } of this.#learners.values()) if (welcomed) peer.sendText(text);
  }

  #tellOne(learner: string): void {
    const session = this.#learners.get(learner);
    if (session?.welcomed)
      session.peer.send({ type: 'mine', mine: mineOf(this.context.room.state, learner) });
  }
}

function troubleText(message: string | undefined): string {
  return JSON.stringify({ type: 'trouble', message });
}

const REPLACED = t`You are in this room over another connection now; this one is over.`;
const GOING = 'the server is stopping';
