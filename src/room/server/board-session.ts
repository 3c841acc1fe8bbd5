import { messageOf } from '../../base/errors.ts';
import { log } from '../../base/log.ts';
import { t } from '../../words/words.ts';
import { newRoomEvent } from '../model/events.ts';
import { boardMessageSchema } from '../protocol.ts';
import { readMessage } from '../read.ts';
import type { Context } from './context.ts';
import type { Peer } from './peer.ts';

/** Shows a board everything up to now. */
export function welcomeBoard(peer: Peer, { room, course, joinUrl, limits }: Context): void {
  const { room: id, name, chapters, code } = room.about;
  const text = JSON.stringify({
    type: 'welcome',
    room: { id, name, chapters },
    now: new Date(room.now()).toISOString(),
    joinUrl,
    code,
    course,
    state: room.state,
  });
  peer.allowUnread(text.length + limits.unreadByBoard);
  peer.sendText(text);
}

/** Does what a board commands, under the id that the board gave it: sent twice it is done once. */
export async function hearBoard(peer: Peer, text: string, { room }: Context): Promise<void> {
  const message = readMessage(boardMessageSchema, text);
  if (message === undefined)
    return peer.refuse('not-understood', t`The room did not understand a message.`);
  const { id, command } = message;
  try {
    await room.record([newRoomEvent({ type: 'commanded', command }, id)]);
    peer.send({ type: 'done', id });
  } catch (error) {
    log('room', `unsaved: ${messageOf(error)}`);
    peer.tell('unsaved', t`The room cannot save right now, so nothing was done. Please try again.`);
  }
}
