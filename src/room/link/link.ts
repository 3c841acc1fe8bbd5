import type { Gate } from '../../session/gate.ts';
import type { Doctor } from '../model/doctor.ts';
import type { Mine, News, Refusal } from '../protocol.ts';

/** How a learner stands with the room. */
export type LinkStatus =
  | { readonly is: 'connecting' }
  | { readonly is: 'connected' }
  /** Learning goes on; the link tries again by itself. */
  | { readonly is: 'away'; readonly since: number }
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
  /** Events that the room does not have yet. */
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
