import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { t } from '../../words/words.ts';
import { LONGEST_MESSAGE } from '../protocol.ts';
import { Crowd } from './crowd.ts';
import type { Limits } from './limits.ts';
import { CLOSE, Peer } from './peer.ts';

/** All WebSockets: from strangers, who must greet soon, to those who are known. */
export class Sockets {
  #server = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    // A peer answers pings itself.
    autoPong: false,
    maxPayload: LONGEST_MESSAGE,
    perMessageDeflate: false,
  });
  #peers = new Set<Peer>();
  #strangers: Crowd<Peer>;
  #late = new WeakMap<Peer, NodeJS.Timeout>();
  #beat: NodeJS.Timeout;

  constructor(
    private readonly limits: Limits,
    private readonly greet: (peer: Peer, text: string) => Promise<void>,
  ) {
    this.#strangers = new Crowd(limits.strangers);
    this.#beat = setInterval(() => {
      for (const peer of this.#peers) peer.beat();
    }, limits.pingMs);
  }

  /** Strangers who have not said anything yet. */
  get strangers(): number {
    return this.#strangers.size;
  }

  take(request: IncomingMessage, socket: Duplex, head: Buffer, network: string): void {
    this.#server.handleUpgrade(request, socket, head, (ws) => this.#come(ws, socket, network));
  }

  /** Whoever is still connected is told to go. */
  close(): void {
    clearInterval(this.#beat);
    for (const peer of this.#peers) {
      this.#known(peer);
      peer.end(CLOSE.goingAway, 'the server is stopping');
    }
    this.#server.close();
  }

  #come(ws: WebSocket, socket: Duplex, network: string): void {
    const peer = new Peer(ws, network, this.limits);
    ws.once('close', () => {
      this.#known(peer);
      this.#peers.delete(peer);
    });
    this.#peers.add(peer);
    const late = setTimeout(() => {
      this.#known(peer);
      peer.refuse('not-understood', t`Nobody said hello.`);
    }, this.limits.helloMs);
    this.#late.set(peer, late);
    // ws keeps a message that is not complete yet, and strangers may be many.
    let bytes = 0;
    const count = (chunk: Buffer) => {
      bytes += chunk.length;
      if (!this.#strangers.has(peer)) socket.off('data', count);
      else if (bytes > this.limits.helloBytes) peer.cut('a long hello');
    };
    socket.prependListener('data', count);
    peer.onMessage = (text) => {
      this.#known(peer);
      peer.onMessage = async () => peer.refuse('not-understood', t`One hello is enough.`);
      return this.greet(peer, text);
    };
    const gone = this.#strangers.add(peer, network);
    if (gone === undefined) return;
    this.#known(gone);
    gone.cut('too many strangers');
  }

  #known(peer: Peer): void {
    clearTimeout(this.#late.get(peer));
    this.#strangers.delete(peer);
  }
}
