import { messageOf, SpyError } from '../../base/errors.ts';
import type { BoardSource } from '../board-source.ts';
import {
  newRoomEvent,
  type RoomCommand,
  type RoomEvent,
  type RoomEventDetails,
} from '../model/events.ts';
import { RoomFold } from '../model/fold.ts';
import type { RoomState } from '../model/state.ts';
import { proofOf, sameSecret } from '../secrets.ts';
import type { RoomRecord, RoomStore } from '../store/store.ts';

/** A room that this process holds: its log, and the state that the log comes to. */
export class Room implements BoardSource {
  #fold = new RoomFold();
  #listeners = new Set<(events: readonly RoomEvent[]) => void>();
  #trouble: string | undefined;

  private constructor(
    readonly about: RoomRecord,
    private readonly store: RoomStore,
  ) {}

  /** Reads the log from its beginning; resolves when the state is up to date. Throws as the store does. */
  static async hold(record: RoomRecord, store: RoomStore): Promise<Room> {
    const room = new Room(record, store);
    await store.read((events) => room.#take(events));
    if (room.state.room === undefined) {
      const { room: id, name, chapters } = record;
      await room.record([newRoomEvent({ type: 'room-opened', room: id, name, chapters })]);
    }
    return room;
  }

  /** As it is now; changes with every event. Only to be read. */
  get state(): RoomState {
    return this.#fold.state;
  }

  get trouble(): string | undefined {
    return this.#trouble;
  }

  subscribe(listener: (events: readonly RoomEvent[]) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Adds events to the log; resolves when they are safe. Those that the log has already are left out.
   * Throws SpyError('room-unwritable'); nothing is lost then, for the sender sends them again.
   */
  async record(events: readonly RoomEvent[]): Promise<void> {
    const fresh = events.filter((event) =>
      event.type === 'learned'
        ? !this.#fold.knows(event.learner, event.event.id)
        : !this.#fold.knowsCommand(event.id),
    );
    if (fresh.length === 0) return;
    try {
      await this.store.append(fresh);
    } catch (error) {
      this.#fare(error instanceof SpyError ? `${error.message} ${error.remedy}` : messageOf(error));
      throw error;
    }
    this.#fare(undefined);
  }

  /** The same for one thing that happens now. */
  async happen(details: RoomEventDetails, eventId?: string): Promise<void> {
    await this.record([newRoomEvent(details, eventId)]);
  }

  now(): number {
    return Date.now();
  }

  async command(command: RoomCommand): Promise<void> {
    await this.happen({ type: 'commanded', command });
  }

  /** Whether the learner is known, and by this token. */
  recognises(learner: string, token: string): 'new' | 'yes' | 'no' {
    const proof = this.#fold.proofs.get(learner);
    if (proof === undefined) return 'new';
    return sameSecret(proof, proofOf(token)) ? 'yes' : 'no';
  }

  /** Id of the event that came last from this learner. */
  lastOf(learner: string): string | undefined {
    return this.#fold.lastOf(learner);
  }

  /** How many events came from this learner. */
  countOf(learner: string): number {
    return this.#fold.countOf(learner);
  }

  async close(): Promise<void> {
    this.#listeners.clear();
    await this.store.close();
  }

  /** How the last writing went. */
  #fare(trouble: string | undefined): void {
    if (trouble === this.#trouble) return;
    this.#trouble = trouble;
    for (const listener of this.#listeners) listener([]);
  }

  #take(events: readonly RoomEvent[]): void {
    const fresh = events.filter((event) => this.#fold.add(event));
    if (fresh.length > 0) for (const listener of this.#listeners) listener(fresh);
  }
}
