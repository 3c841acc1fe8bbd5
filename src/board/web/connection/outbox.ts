import type { RoomCommand } from '../../../room/model/events.ts';
import { newUuid } from './uuid.ts';

/** Commands that the server has not yet said to be safe, in order. Sending one twice is harmless: its id stays. */
export class Outbox {
  #waiting = new Map<string, RoomCommand>();

  get size(): number {
    return this.#waiting.size;
  }

  /** The message to send now. */
  add(command: RoomCommand): string {
    const id = newUuid();
    this.#waiting.set(id, command);
    return messageOf(id, command);
  }

  done(id: string): void {
    this.#waiting.delete(id);
  }

  clear(): void {
    this.#waiting.clear();
  }

  /** Every message that must be sent again after a reconnection. */
  messages(): string[] {
    return [...this.#waiting].map(([id, command]) => messageOf(id, command));
  }
}

function messageOf(id: string, command: RoomCommand): string {
  return JSON.stringify({ type: 'command', id, command });
}
