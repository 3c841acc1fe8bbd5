import { SpyError } from '../base/errors.ts';
import { never } from '../base/exhaustive.ts';
import type { RoomLink } from '../room/link/link.ts';
import type { Refusal } from '../room/protocol.ts';
import { t } from '../words/words.ts';

/** How long the room may take to let somebody in. */
const PATIENCE_MS = 5000;
/** Somebody who was in before may as well begin without it. */
const SHORT_PATIENCE_MS = 3000;

/**
 * Waits until the room has let the learner in; with `known` (they were in before) a room that is away is no reason not
 * to begin. Throws SpyError('room-unreachable') or 'room-refused'.
 */
export async function arrived(link: RoomLink, host: string, known: boolean): Promise<void> {
  await decided(link, known ? SHORT_PATIENCE_MS : PATIENCE_MS);
  const { status } = link.view;
  switch (status.is) {
    case 'connected':
      return;
    case 'refused':
      throw refused(status.refusal.why, host);
    case 'ended':
      throw new SpyError(
        'room-refused',
        t`This room has ended.`,
        t`Play on by yourself: spy-school`,
      );
    case 'connecting':
    case 'away': {
      if (known) return;
      const why = status.is === 'away' ? inWords(status.why) : t`nobody answers`;
      throw new SpyError(
        'room-unreachable',
        t`The room at ${host} cannot be reached: ${why}.`,
        /:\d+$/.test(host)
          ? t`Look at the address again. Are you in the same network as your facilitator?`
          : t`Look at the address again: most rooms have a number behind a colon, as 192.168.1.20:7777.`,
      );
    }
    default:
      never(status);
  }
}

/** What the network says, or why the room turns people away for a while, in plain words. */
export function inWords(why: string): string {
  if (/ECONNREFUSED/.test(why)) return t`nothing listens there`;
  if (/ENOTFOUND|EAI_AGAIN/.test(why)) return t`nobody knows that name`;
  if (/EHOSTUNREACH|ENETUNREACH/.test(why)) return t`no way leads there`;
  if (/timed out|ETIMEDOUT/i.test(why)) return t`nobody answers`;
  if (/Unexpected server response/.test(why)) return t`what answers there is not a room`;
  if (why === ('too-many-tries' satisfies Refusal['why']))
    return t`too many wrong tries came from your network; wait a minute`;
  if (why === ('too-fast' satisfies Refusal['why'])) return t`you connect too often; wait a minute`;
  return why;
}

/** Resolves as soon as the room has said yes or no, or it takes too long. */
function decided(link: RoomLink, patienceMs: number): Promise<void> {
  const open = () => link.view.status.is === 'connecting' || link.view.status.is === 'away';
  if (!open()) return Promise.resolve();
  return new Promise((resolve) => {
    const finish = () => {
      clearTimeout(timer);
      stop();
      resolve();
    };
    const timer = setTimeout(finish, patienceMs);
    const stop = link.subscribe(() => {
      if (!open()) finish();
    });
  });
}

function refused(why: Refusal['why'], host: string): SpyError {
  const [message, remedy] = refusalText(why, host);
  return new SpyError('room-refused', message, remedy);
}

function refusalText(why: Refusal['why'], host: string): [string, string] {
  switch (why) {
    case 'wrong-code':
    case 'wrong-key':
      return [
        t`There is no room with this code at ${host}.`,
        t`Look at the code again; it may be another room by now.`,
      ];
    case 'wrong-token':
      return [
        t`Somebody else is in the room under what was kept here.`,
        t`That is set aside now. Join once more, as somebody new.`,
      ];
    case 'other-version':
      return [
        t`The room runs another version of Spy School.`,
        t`Update yours (npx spy-school@latest), or ask your facilitator to update theirs.`,
      ];
    case 'full':
      return [t`The room is full.`, t`Tell your facilitator. Meanwhile, play alone: spy-school`];
    case 'replaced':
      return [
        t`You are in this room from another terminal or machine already.`,
        t`Leave it there, then join here again.`,
      ];
    case 'ended':
    case 'too-many-tries':
    case 'too-fast':
    case 'too-much':
    case 'not-understood':
    case 'unsaved':
      return [
        t`The room does not take anything from here at the moment.`,
        t`Wait a minute and try again, or tell your facilitator.`,
      ];
    default:
      return never(why);
  }
}
