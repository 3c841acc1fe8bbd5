import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A network between a learner and a server that can vanish without a word, as a bad wireless does. */
export interface CutProxy {
  readonly port: number;
  /** From now on nothing gets through, and nobody is told. */
  cut(): void;
  /** What hung is gone; new connections get through. */
  mend(): void;
  close(): Promise<void>;
}

export async function cutProxy(toPort: number): Promise<CutProxy> {
  const sockets = new Set<Socket>();
  let isCut = false;
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
  };
  const server = createServer((near) => {
    keep(near);
    // Accepted, and never answered.
    if (isCut) return void near.pause();
    const far = connect(toPort, '127.0.0.1');
    keep(far);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      one.on('data', (data) => {
        if (!isCut) other.write(data);
      });
      one.on('close', () => {
        if (!isCut) other.destroy();
      });
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const hangUp = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: address.port,
    cut: () => {
      isCut = true;
    },
    mend: () => {
      isCut = false;
      hangUp();
    },
    close: async () => {
      server.close();
      hangUp();
      await once(server, 'close');
    },
  };
}
