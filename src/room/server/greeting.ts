import { z } from 'zod';
import { messageOf } from '../../base/errors.ts';
import { log } from '../../base/log.ts';
import { t } from '../../words/words.ts';
import { newRoomEvent, type RoomEvent } from '../model/events.ts';
import { type Hello, helloSchema, PROTOCOL } from '../protocol.ts';
import { readMessage } from '../read.ts';
import { proofOf, readCode, sameSecret } from '../secrets.ts';
import type { Audience } from './audience.ts';
import type { Context } from './context.ts';
import { LearnerSession } from './learner-session.ts';
import type { Peer } from './peer.ts';

type LearnerHello = Extract<Hello, { role: 'learner' }>;
type BoardHello = Extract<Hello, { role: 'board' }>;

const anyHello = z.looseObject({ type: z.literal('hello'), v: z.int() });

/** Who comes, by the first message of a connection: seats them, or tells them why not. */
export class Greeting {
  #spent = new Map<string, number>();

  constructor(
    private readonly context: Context,
    private readonly audience: Audience,
  ) {}

  async hear(peer: Peer, text: string): Promise<void> {
    const version = readMessage(anyHello, text)?.v;
    if (version !== undefined && version !== PROTOCOL)
      return peer.refuse('other-version', versionText(version));
    const hello = readMessage(helloSchema, text);
    if (hello === undefined)
      return peer.refuse('not-understood', t`The room did not understand who you are.`);
    return hello.role === 'board' ? this.#board(peer, hello) : this.#learner(peer, hello);
  }

  async #board(peer: Peer, { key }: BoardHello): Promise<void> {
    const { room, tries, limits } = this.context;
    // Nobody guesses 256 bits, so the right key is always looked at: a prankster's tries must not lock out its owner.
    if (!sameSecret(room.about.key, key)) {
      if (await tries.exhausted(peer.network)) return tooManyTries(peer);
      await tries.failed(peer.network);
      return peer.refuse(
        'wrong-key',
        t`That is not the board's key. Open the link that was printed.`,
      );
    }
    const { boards } = limits;
    if (this.audience.boards >= boards)
      return peer.refuse('full', t`There are ${boards} boards already; close one.`);
    if (peer.open) this.audience.seatBoard(peer);
  }

  async #learner(peer: Peer, hello: LearnerHello): Promise<void> {
    const { room, tries, limits } = this.context;
    const { learner, token, code } = hello;
    const known = room.recognises(learner, token);
    // One prankster must not lock out those in the same building who are in the room already.
    if (known !== 'yes' && (await tries.exhausted(peer.network))) return tooManyTries(peer);
    if (!sameSecret(room.about.code, readCode(code))) {
      await tries.failed(peer.network);
      return peer.refuse('wrong-code', t`No room with this code is here. Look at the code again.`);
    }
    if (known === 'no') {
      await tries.failed(peer.network);
      return peer.refuse('wrong-token', WRONG_TOKEN);
    }
    if (known === 'new' && room.state.endedAt !== undefined)
      return peer.refuse('ended', t`This room has ended; nobody new can join.`);
    if (known === 'new' && Object.keys(room.state.learners).length >= limits.most)
      return peer.refuse('full', t`The room is full: it takes ${limits.most} learners.`);
    if (!(await tries.mayCome(learner)))
      return peer.refuse('too-fast', t`You connect too often. Wait a minute.`);
    if (peer.open) await this.#seat(peer, hello);
  }

  async #seat(peer: Peer, { learner, token, name, now }: LearnerHello): Promise<void> {
    const { room, server } = this.context;
    const session = new LearnerSession(learner, peer, this.context, this.#spent);
    this.audience.seat(session);
    const came = {
      type: 'learner-came',
      learner,
      server,
      skew: room.now() - Date.parse(now),
    } as const;
    const events: RoomEvent[] = [newRoomEvent(came, session.cameId)];
    if (room.state.learners[learner]?.name !== name)
      events.unshift(
        newRoomEvent({ type: 'learner-joined', learner, name, proof: proofOf(token) }),
      );
    try {
      await room.record(events);
    } catch (error) {
      log('room', `joining: ${messageOf(error)}`);
      return peer.refuse('unsaved', t`The room cannot save right now. Please try again.`);
    }
    // Two may have come at once under one new id: the first in the log is the learner.
    if (room.recognises(learner, token) === 'no') return peer.refuse('wrong-token', WRONG_TOKEN);
    if (!peer.open) return;
    peer.onMessage = (text) => session.hear(text);
    session.welcome();
  }
}

const WRONG_TOKEN = t`Somebody else is in the room under this id. Join again as somebody new.`;

function tooManyTries(peer: Peer): void {
  peer.refuse('too-many-tries', t`Too many wrong tries from your network. Wait a minute.`);
}

function versionText(version: number): string {
  return version > PROTOCOL
    ? t`Your Spy School is newer than the room. Ask the facilitator to update theirs.`
    : t`Your Spy School is older than the room. Update it, and join again.`;
}
