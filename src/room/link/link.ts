import type { ObservedJournal } from '../../journal/observed.ts';
import type { ChapterOutline } from '../../journal/summary.ts';
import type { Gate } from '../../session/gate.ts';
import type { Doctor } from '../model/doctor.ts';
import type { Mine, News, Refusal } from '../protocol.ts';
import type { Help } from './help.ts';
import type { Joined } from './joined.ts';
import type { Timing } from './socket.ts';

/** How a learner stands with the room. */
export type LinkStatus =
  | { readonly is: 'connecting' }
  | { readonly is: 'connected' }
  /** Learning goes on; the link tries again by itself. `since` is of the clock that nobody sets. */
  | { readonly is: 'away'; readonly since: number; readonly why: string }
  /** For good: it does not try again. */
  | { readonly is: 'refused'; readonly refusal: Refusal }
  | { readonly is: 'ended' };

/** What a screen shows of the room. */
export interface LinkView {
  readonly status: LinkStatus;
  /** The room's name; '' until it was heard once. */
  readonly room: string;
  /** Ids of the chapters that the room plays. */
  readonly chapters: readonly string[];
  readonly news: News;
  readonly mine: Mine;
  /** How this learner's call for help stands. */
  readonly help: Help;
  /** Events of the room's chapters that it does not have yet. */
  readonly unsent: number;
  /** Milliseconds to add to this machine's clock to get the server's. */
  readonly skew: number;
}

/** A learner's end of a room. Nothing in it ever throws or blocks the learning. */
export interface RoomLink {
  readonly view: LinkView;
  /** Closed while the room waits at a step; open when the room has been out of reach for a minute. */
  readonly gate: Gate;
  subscribe(listener: () => void): () => void;
  /** Tells the room what this machine can do; again after each reconnection until it is acknowledged as sent. */
  examined(doctor: Doctor): void;
  /** Stops; resolves when the connection is gone. What was not sent waits in the journal for the next time. */
  close(): Promise<void>;
}

/** What a link stands on. */
export interface LinkOptions {
  readonly joined: Joined;
  readonly journal: ObservedJournal;
  /** The course as this version has it. */
  readonly course: readonly ChapterOutline[];
  /** Told of the room whenever it welcomes the learner. */
  readonly onRoom?: (room: NonNullable<Joined['room']>) => void;
  readonly timing?: Timing;
  /** This machine's clock, which may be wrong, and set at any time. */
  readonly now?: () => number;
  /** Milliseconds of a clock that nobody sets; where it begins does not matter. */
  readonly steady?: () => number;
}
