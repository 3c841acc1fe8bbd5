import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { packageRoot } from '../../base/paths.ts';
import { t } from '../../words/words.ts';
import type { BoardCourse } from '../model/course.ts';
import { SOCKET_PATH } from '../protocol.ts';
import { isEverywhere, lanAddresses, networkOfRequest, urlOf } from './addresses.ts';
import { roomApp } from './app.ts';
import { Audience } from './audience.ts';
import { type Context, placesOf } from './context.ts';
import { type Door, openDoor, refuse, refuseUpgrade } from './door.ts';
import { Greeting } from './greeting.ts';
import { hostCheck, isOwnOrigin } from './hosts.ts';
import { LIMITS, type Limits } from './limits.ts';
import type { Room } from './room.ts';
import { Sockets } from './sockets.ts';
import { Tries } from './tries.ts';

export interface ServeOptions {
  /** Stays the caller's: to be closed after the server. */
  readonly room: Room;
  /** What boards are shown; a learner's events about other places are not kept. */
  readonly course: BoardCourse;
  /** Where to listen; loopback, and any free port, if left out. */
  readonly host?: string;
  readonly port?: number;
  /** A port that was taken before, instead of `host` and `port`. The server closes it. */
  readonly door?: Door;
  /** The public address, when it is not where we listen: of a proxy, say. */
  readonly publicUrl?: string;
  /** Whether a proxy stands in front and names the real address in X-Forwarded-For. */
  readonly behindProxy?: boolean;
  /** What this server is known by in the log; the same again after a restart. A UUID. */
  readonly server?: string;
  /** The folder of the web board. */
  readonly boardFiles?: string;
  readonly limits?: Partial<Limits>;
}

export interface RoomServer {
  /** Where people come in, without a slash at its end. */
  readonly url: string;
  readonly port: number;
  readonly joinUrl: string;
  /** With the key behind the #, where no request carries it. */
  readonly boardUrl: string;
  /** Says goodbye to everybody, writes that they left, and gives the port back. */
  close(): Promise<void>;
}

/** Opens a room to learners and boards. Throws SpyError('usage') where it cannot listen, and as the store does. */
export async function serveRoom(options: ServeOptions): Promise<RoomServer> {
  const { room, course, publicUrl, behindProxy = false } = options;
  const limits = { ...LIMITS, ...options.limits };
  const door = options.door ?? (await openDoor(options.host ?? '127.0.0.1', options.port ?? 0));
  try {
    const server = options.server ?? crypto.randomUUID();
    await room.happen({ type: 'server-started', server });
    const url = publicUrl?.replace(/\/+$/, '') ?? urlOf(reachable(door.host), door.port);
    const joinUrl = `${url}/join/${room.about.code}`;
    const tries = new Tries(limits);
    const places = placesOf(course);
    const context: Context = { room, course, places, server, joinUrl, limits, tries };
    const audience = new Audience(context);
    const greeting = new Greeting(context, audience);
    const sockets = new Sockets(limits, (peer, text) => greeting.hear(peer, text));
    const boardFiles = options.boardFiles ?? join(packageRoot(), 'dist/board');
    const pages = getRequestListener(roomApp({ url, boardFiles }).fetch);
    const hostOf = hostCheck(publicUrl, door.host);
    door.open(
      {
        request(request, response) {
          // `GET http://other/` names its own host, which would count for the pages.
          if (!request.url?.startsWith('/')) refuse(response, 400, t`Not a page of this server.`);
          else if (hostOf(request.headers)) void pages(request, response);
          else refuse(response, 421, t`This server is not known by that name.`);
        },
        upgrade(request, socket, head) {
          const host = hostOf(request.headers);
          if (host === undefined) return refuseUpgrade(socket, '421 Misdirected Request');
          if (!isOwnOrigin(request.headers.origin, host, publicUrl))
            return refuseUpgrade(socket, '403 Forbidden');
          if (request.url !== SOCKET_PATH) return refuseUpgrade(socket, '404 Not Found');
          sockets.take(request, socket, head, networkOfRequest(request, behindProxy));
        },
      },
      {
        sockets: limits.most + limits.boards + limits.strangers,
        strangers: limits.strangers,
        idleMs: limits.idleMs,
      },
    );
    return {
      url,
      port: door.port,
      joinUrl,
      boardUrl: `${url}/board#${room.about.key}`,
      async close() {
        await audience.close();
        sockets.close();
        await door.close();
      },
    };
  } catch (error) {
    await door.close();
    throw error;
  }
}

/** An address that others can use for a server that listens there. */
function reachable(host: string): string {
  return isEverywhere(host) ? (lanAddresses()[0] ?? '127.0.0.1') : host;
}
