// One end of the room's wire, for scripts.
import { on, once } from 'node:events';
import { WebSocket } from 'ws';

/** Connects to a room's address, says hello and waits for the welcome. */
export async function connect(url, hello) {
  const socket = new WebSocket(`ws://${new URL(url).host}/room`);
  // Two messages may come at once: a queue loses none.
  const messages = on(socket, 'message');
  await once(socket, 'open');
  const wire = {
    say: (message) => socket.send(JSON.stringify(message)),
    /** The next message that is meant; fails when the room refuses. */
    async hear(isIt) {
      for (;;) {
        const { value } = await messages.next();
        const message = JSON.parse(value[0]);
        if (message.type === 'refused') throw new Error(`the room refused: ${message.why}`);
        if (isIt(message)) return message;
      }
    },
    async close() {
      if (socket.readyState === WebSocket.CLOSED) return;
      const closed = once(socket, 'close');
      socket.close();
      await closed;
    },
  };
  wire.say({ type: 'hello', v: 1, ...hello });
  return { ...wire, welcome: await wire.hear(({ type }) => type === 'welcome') };
}
