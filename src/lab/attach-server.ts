import { once } from 'node:events';
import { chmodSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { messageOf } from '../base/errors.ts';
import { log } from '../base/log.ts';
import { type Down, readMessages, shortSocketPath, Up, wireLine } from './attach-wire.ts';
import type { LabFolder } from './folder.ts';
import type { LabShell } from './model.ts';

type OpenShell = (size: { columns: number; rows: number }) => Promise<LabShell>;

/** Bytes that a client may leave unread before it is given up. */
const MOST_UNREAD = 64 << 20;

/**
 * Listens for `spy-school shell`; each connection gets a further shell. Returns what ends it. A lab without
 * this is still a lab, so a failure is only logged.
 */
export async function serveShells(folder: LabFolder, open: OpenShell): Promise<() => void> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => {});
    serve(socket, open);
  });
  const { path, free } = shortSocketPath(folder.socket);
  try {
    server.listen(path);
    await once(server, 'listening');
    chmodSync(folder.socket, 0o600);
  } catch (error) {
    log('lab', `no further terminals: ${messageOf(error)}`);
  }
  server.on('error', (error) => log('lab', messageOf(error)));
  server.unref();
  return () => {
    for (const socket of sockets) socket.destroy();
    // Closing removes the socket by the name it was bound to, so that must still mean the same.
    server.close(free);
  };
}

function serve(socket: Socket, open: OpenShell): void {
  let shell: LabShell | undefined;
  let opening = false;
  const send = (message: Down) => {
    if (!socket.writable) return;
    socket.write(wireLine(message));
    if (socket.writableLength > MOST_UNREAD) socket.destroy();
  };
  // The shell opens with the first size, so that its first prompt fits.
  const openWith = async (columns: number, rows: number) => {
    try {
      const opened = await open({ columns, rows });
      if (socket.destroyed) return opened.close();
      shell = opened;
      shell.onBytes((bytes) => send({ out: Buffer.from(bytes).toString('base64') }));
      shell.onExit(() => {
        send({ exit: true });
        socket.end();
      });
    } catch (error) {
      send({ refused: messageOf(error) });
      socket.end();
    }
  };
  readMessages(socket, Up, (message) => {
    if ('in' in message) shell?.write(Buffer.from(message.in, 'base64'));
    else if (shell !== undefined) shell.resize(...message.size);
    else if (!opening) {
      opening = true;
      void openWith(...message.size);
    }
  });
  socket.on('close', () => shell?.close());
}
