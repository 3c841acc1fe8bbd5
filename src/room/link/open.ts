import { messageOf } from '../../base/errors.ts';
import { never } from '../../base/exhaustive.ts';
import { log } from '../../base/log.ts';
import type { Doctor } from '../model/doctor.ts';
import { type Mine, type News, PROTOCOL, type Refusal, type ToLearner } from '../protocol.ts';
import { Delivery } from './delivery.ts';
import { HelpCall } from './help.ts';
import type { Joined } from './joined.ts';
import type { LinkOptions, LinkView, RoomLink } from './link.ts';
import { Outbox } from './outbox.ts';
import { RoomGate } from './room-gate.ts';
import { Socket, TIMING } from './socket.ts';
import { Standing } from './standing.ts';

/** Before asking again a server that for now has had enough of us. */
const BUSY_MS = 20_000;
/** A clock that runs so differently from the steady one was set, or the machine slept. */
const CLOCK_SET_MS = 5000;
/** How long the last events may take on the way out. */
const FAREWELL_MS = 500;

/** Goes to a room and stays in touch with it, whatever the network does. Never throws. */
export function openLink(options: LinkOptions): RoomLink {
  return new Link(options);
}

class Link implements RoomLink {
  readonly gate: RoomGate;
  #standing: Standing;
  #room: Joined['room'];
  #news: News = { reveals: [], notes: [] };
  #mine: Mine = { notes: [] };
  #skew = 0;
  /** This machine's clock less the steady one, at the welcome. */
  #drift = 0;
  #steady: () => number;
  #outbox: Outbox;
  #help: HelpCall;
  #delivery: Delivery;
  #socket: Socket;
  #listeners = new Set<() => void>();
  #doctor: Doctor | undefined;
  #stopJournal: () => void;
  #closed: Promise<void> | undefined;

  constructor(private readonly options: LinkOptions) {
    const { joined, journal, course, timing } = options;
    this.#steady = options.steady ?? (() => performance.now());
    this.#room = joined.room;
    this.#standing = new Standing(this.#steady, () => this.#tell());
    this.#outbox = new Outbox(journal.events, joined);
    if (joined.room) this.#outbox.only(joined.room.chapters);
    this.#help = new HelpCall(this.#outbox);
    this.#delivery = new Delivery(
      this.#outbox,
      (events) => this.#standing.isIn && this.#socket.send({ type: 'events', events }),
      () => this.#socket.restart('it does not acknowledge what it gets'),
    );
    this.gate = new RoomGate(course, () => ({
      closedAt: this.#standing.gateHolds ? this.#news.gate : undefined,
      chapters: this.#room?.chapters ?? [],
      // Also from before joining: whoever played on alone is past the gate, and stays there.
      here: journal.events.findLast((event) => event.type === 'step-entered'),
    }));
    this.#stopJournal = journal.onAppended((event) => {
      this.#help.happened(event);
      this.#delivery.pump();
      this.#tell();
    });
    const listener = {
      opened: () => this.#hello(),
      said: (message: ToLearner) => this.#heard(message),
      alive: (mark: string) => {
        this.#standing.heard();
        if (mark === 'doctor') this.#doctor = undefined;
        const drift = this.#now() - this.#steady() - this.#drift;
        // At the next welcome the room tells the time anew.
        if (this.#standing.isIn && Math.abs(drift) > CLOCK_SET_MS)
          this.#socket.restart('the clock was set');
      },
      lost: (why: string) => this.#lost(why),
    };
    this.#socket = new Socket(joined.url, listener, timing ?? TIMING);
  }

  get view(): LinkView {
    return {
      status: this.#standing.status,
      room: this.#room?.name ?? '',
      chapters: this.#room?.chapters ?? [],
      news: this.#news,
      mine: this.#mine,
      help: this.#help.state,
      unsent: this.#outbox.unsent,
      skew: this.#skew,
    };
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  examined(doctor: Doctor): void {
    this.#doctor = doctor;
    this.#tellDoctor();
  }

  close(): Promise<void> {
    this.#closed ??= this.#leave();
    return this.#closed;
  }

  async #leave(): Promise<void> {
    if (this.#standing.status.is === 'connected') await this.#delivery.drained(FAREWELL_MS);
    this.#stopJournal();
    this.#listeners.clear();
    this.#delivery.stop();
    this.#standing.stop();
    await this.#socket.close();
  }

  #now(): number {
    return this.options.now?.() ?? Date.now();
  }

  #hello(): void {
    const { code, learner, token, name } = this.options.joined;
    const who = { code, learner, token, name, now: new Date(this.#now()).toISOString() };
    this.#socket.send({ type: 'hello', role: 'learner', v: PROTOCOL, ...who });
  }

  #heard(message: ToLearner): void {
    this.#standing.heard();
    switch (message.type) {
      case 'welcome':
        this.#welcome(message);
        break;
      case 'ack':
        this.#delivery.acknowledged(message.upTo);
        break;
      case 'news':
        this.#news = message.news;
        break;
      case 'mine':
        this.#mine = message.mine;
        this.#help.told(message.mine.helpAt);
        break;
      case 'refused':
        this.#refused(message);
        break;
      default:
        never(message);
    }
    if (this.#news.endedAt !== undefined) this.#end();
    this.#tell();
  }

  #welcome({ room, now, last, news, mine }: Extract<ToLearner, { type: 'welcome' }>): void {
    this.#room = room;
    this.#outbox.only(room.chapters);
    this.#news = news;
    this.#skew = Date.parse(now) - this.#now();
    this.#drift = this.#now() - this.#steady();
    this.#standing.connected();
    this.#freeze();
    this.#delivery.begin(last);
    this.#mine = mine;
    this.#help.told(mine.helpAt);
    try {
      this.options.onRoom?.(room);
    } catch (error) {
      log('room', `keeping the room: ${messageOf(error)}`);
    }
    this.#tellDoctor();
  }

  #tellDoctor(): void {
    if (this.#doctor === undefined || this.#standing.status.is !== 'connected') return;
    // The answer to what is asked after it says that it has arrived.
    if (this.#socket.send({ type: 'doctor', doctor: this.#doctor })) this.#socket.ask('doctor');
  }

  #refused(refusal: Refusal): void {
    switch (refusal.why) {
      case 'wrong-code':
      case 'wrong-key':
      case 'wrong-token':
      case 'other-version':
      case 'replaced':
      case 'full':
      case 'too-much':
      case 'not-understood':
        this.#standing.refused(refusal);
        this.#stop();
        return;
      case 'ended':
        this.#standing.ended();
        this.#stop();
        return;
      case 'unsaved':
        this.#delivery.again();
        return;
      case 'too-many-tries':
      case 'too-fast':
        this.#socket.restart(refusal.why, BUSY_MS);
        return;
      default:
        never(refusal.why);
    }
  }

  /** What happened until the room ended is still told, nothing after it. */
  #freeze(): void {
    const { endedAt } = this.#news;
    if (endedAt !== undefined) this.#outbox.freeze(Date.parse(endedAt) - this.#skew);
  }

  #end(): void {
    if (!this.#standing.isIn) return;
    this.#freeze();
    this.#standing.ended();
    if (this.#outbox.unsent === 0) this.#stop();
  }

  /** For good, though the school goes on. */
  #stop(): void {
    this.#delivery.stop();
    void this.#socket.close();
  }

  #lost(why: string): void {
    this.#delivery.stop();
    this.#standing.away(why);
    // What a room that has ended did not get, it does not get any more.
    if (this.#standing.status.is === 'ended') this.#stop();
    this.#tell();
  }

  #tell(): void {
    for (const listener of [...this.#listeners])
      try {
        listener();
      } catch (error) {
        log('room', `a listener of the link: ${messageOf(error)}`);
      }
  }
}
