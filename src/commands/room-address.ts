import { SpyError } from '../base/errors.ts';
import { isCode } from '../room/link/joined.ts';
import { SOCKET_PATH } from '../room/protocol.ts';
import { readCode } from '../room/secrets.ts';
import { t } from '../words/words.ts';

const WHOLE = t`Type the address that is shown, as http://192.168.1.20:7777/join/XK7P-2M9Q.`;

/** Where a room is, as a learner was told. */
export interface RoomAddress {
  /** Of the WebSocket. */
  readonly url: string;
  /** `host:port`, for people. */
  readonly host: string;
  /** As typed; undefined when the address has none. */
  readonly code: string | undefined;
}

/**
 * Reads what a facilitator shows (`http://host:port/join/CODE`), with or without its beginning and its code. Throws
 * SpyError('usage'), which never repeats what was typed: a code is nobody else's business.
 */
export function readAddress(typed: string): RoomAddress {
  const text = typed.trim();
  if (/^[\w-]+$/.test(text) && isCode(readCode(text)))
    throw new SpyError('usage', t`That looks like only the code of a room.`, WHOLE, {
      exitCode: 2,
    });
  const url = parsed(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`);
  const secure = url?.protocol === 'https:' || url?.protocol === 'wss:';
  if (!url || !(secure || url.protocol === 'http:' || url.protocol === 'ws:')) throw strange();
  if (/\/board\/?$/.test(url.pathname))
    throw new SpyError(
      'usage',
      t`That is the address of the board, which is for the facilitator.`,
      t`Learners join with the address that ends in /join and a code.`,
      { exitCode: 2 },
    );
  const path = /^(.*?)(?:\/join(?:\/([^/]*))?)?\/?$/.exec(url.pathname);
  const [, before = '', code] = path ?? [];
  return {
    url: `${secure ? 'wss' : 'ws'}://${url.host}${before}${SOCKET_PATH}`,
    host: url.host,
    code: code ? decoded(code) : undefined,
  };
}

function parsed(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}

function decoded(code: string): string {
  try {
    return decodeURIComponent(code);
  } catch {
    return code;
  }
}

/** For somebody who typed `join` and nothing behind it. */
export function noAddress(): SpyError {
  return new SpyError('usage', t`Which room?`, WHOLE, { exitCode: 2 });
}

function strange(): SpyError {
  return new SpyError('usage', t`That is not the address of a room.`, WHOLE, { exitCode: 2 });
}
