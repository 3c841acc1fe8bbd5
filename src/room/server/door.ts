import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { errnoOf, messageOf, SpyError } from '../../base/errors.ts';
import { log } from '../../base/log.ts';
import { t } from '../../words/words.ts';
import { networkOf } from './addresses.ts';
import { Crowd } from './crowd.ts';

/** Headers and address of a request together, in bytes; none of ours needs a tenth. */
const LONGEST_HEADERS = 8 * 1024;
const IDLE_MS = 5000;
/** Requests of one connection that are not answered yet. */
const MOST_AT_ONCE = 4;
/** A whole room may come back in one moment; node's own 511 would make some wait a second. */
const BACKLOG = 4096;
/** Connections that do nothing, while the room is being opened. */
const EARLY = 1000;

export interface DoorHandlers {
  request(request: IncomingMessage, response: ServerResponse): void;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
}

export interface DoorLimits {
  /** WebSockets at a time. */
  readonly sockets: number;
  /** Connections at a time that have asked for nothing yet, or read pages. */
  readonly strangers: number;
  /** So long they may be silent. */
  readonly idleMs: number;
}

/** A port that is ours. Until `open` says who is behind it, it answers "not yet". */
export interface Door {
  readonly host: string;
  readonly port: number;
  open(handlers: DoorHandlers, limits: DoorLimits): void;
  /** Ends every connection and gives the port back. */
  close(): Promise<void>;
}

/**
 * Whether a connection may be answered once more. Nobody of ours asks for many pages before the first one came; who
 * does would make us hold them all in memory.
 */
function pacing(): (socket: Socket, response: ServerResponse) => boolean {
  const unanswered = new WeakMap<Socket, number>();
  const add = (socket: Socket, more: number) => {
    const now = (unanswered.get(socket) ?? 0) + more;
    unanswered.set(socket, now);
    return now;
  };
  return (socket, response) => {
    response.once('close', () => add(socket, -1));
    const waiting = add(socket, 1);
    return !socket.destroyed && waiting <= MOST_AT_ONCE;
  };
}

/** Takes a port; 0 for any free one. Throws SpyError('usage') with the system's error as its cause. */
export async function openDoor(host: string, port: number): Promise<Door> {
  let handlers: DoorHandlers | undefined;
  const mayAsk = pacing();
  const server = createServer(
    {
      maxHeaderSize: LONGEST_HEADERS,
      headersTimeout: IDLE_MS,
      requestTimeout: 10_000,
      keepAliveTimeout: IDLE_MS,
      connectionsCheckingInterval: 1000,
    },
    (request, response) => {
      if (!mayAsk(request.socket, response)) request.socket.destroy();
      else if (handlers) handlers.request(request, response);
      else refuse(response, 503, t`The room is being opened. Try again in a moment.`);
    },
  );
  // Of those who connect and send nothing at all; WebSockets have their own clock.
  server.timeout = IDLE_MS;
  const crowd = new Crowd<Duplex>(EARLY);
  server.on('connection', (socket) => {
    socket.once('close', () => crowd.delete(socket));
    crowd.add(socket, networkOf(socket.remoteAddress ?? 'unknown'))?.destroy();
  });
  server.on('upgrade', (request, socket: Duplex, head) => {
    crowd.delete(socket);
    // Without a listener, a connection that breaks would end the program.
    socket.on('error', (error) => log('room', `connection: ${messageOf(error)}`));
    if (handlers) handlers.upgrade(request, socket, head);
    else refuseUpgrade(socket, '503 Service Unavailable');
  });
  await listening(server, host, port);
  const address = server.address();
  return {
    host,
    port: isAddress(address) ? address.port : port,
    open(behind, { sockets, strangers, idleMs }) {
      handlers = behind;
      crowd.most = strangers;
      server.timeout = idleMs;
      server.headersTimeout = idleMs;
      // More than all together, or whoever comes last would be turned away instead of who is silent longest.
      server.maxConnections = sockets + strangers + 1;
    },
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Answers a request for a page with a sentence alone. */
export function refuse(response: ServerResponse, status: number, sentence: string): void {
  response.writeHead(status, {
    'content-type': 'text/plain; charset=utf-8',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    connection: 'close',
  });
  response.end(`${sentence}\n`);
}

/** Answers a request for a WebSocket with an ordinary refusal. */
export function refuseUpgrade(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
  socket.once('finish', () => socket.destroy());
}

function listening(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(cannotListen(error, host, port)));
    server.listen({ host, port, backlog: BACKLOG }, () => {
      server.removeAllListeners('error');
      server.on('error', (error) => log('room', `server: ${messageOf(error)}`));
      resolve();
    });
  });
}

function cannotListen(error: Error, host: string, port: number): SpyError {
  const options = { cause: error, exitCode: 2 };
  const next = port + 1;
  const why = messageOf(error);
  switch (errnoOf(error)) {
    case 'EADDRINUSE':
      return new SpyError(
        'usage',
        t`The room cannot be opened at port ${port} of ${host}: another program has it.`,
        t`Choose another one, for example --port ${next}, or --port 0 for any that is free.`,
        options,
      );
    case 'EACCES':
      return new SpyError(
        'usage',
        t`The room cannot be opened at port ${port} of ${host}: ports below 1024 belong to the administrator.`,
        t`Choose a higher one, for example --port 7777.`,
        options,
      );
    default:
      return new SpyError(
        'usage',
        t`The room cannot be opened at port ${port} of ${host}: ${why}.`,
        t`Name an address of this machine: --host 127.0.0.1 for itself only, --host 0.0.0.0 for its networks.`,
        options,
      );
  }
}

function isAddress(address: string | AddressInfo | null): address is AddressInfo {
  return typeof address === 'object' && address !== null;
}
