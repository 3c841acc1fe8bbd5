import { closeSync, constants, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { z } from 'zod';

/** From `spy-school shell` to the lab: what was typed (base64), the terminal's size. */
export const Up = z.union([
  z.object({ in: z.base64() }),
  z.object({ size: z.tuple([z.number().int().positive(), z.number().int().positive()]) }),
]);
export type Up = z.infer<typeof Up>;

/** From the lab: what the shell printed (base64), its end, or why there is none. */
export const Down = z.union([
  z.object({ out: z.base64() }),
  z.object({ exit: z.literal(true) }),
  z.object({ refused: z.string() }),
]);
export type Down = z.infer<typeof Down>;

/** Calls `onMessage` for each line that is a valid message; others are left out. */
export function readMessages<Message>(
  stream: Readable,
  schema: z.ZodType<Message>,
  onMessage: (message: Message) => void,
): void {
  createInterface({ input: stream }).on('line', (line) => {
    try {
      const parsed = schema.safeParse(JSON.parse(line));
      if (parsed.success) onMessage(parsed.data);
    } catch {
      // Not JSON: as good as nothing said.
    }
  });
}

/** A message as it goes over the socket. */
export function wireLine(message: Up | Down): string {
  return `${JSON.stringify(message)}\n`;
}

/**
 * A name for a socket that fits into the 108 bytes that the kernel allows, however long the path is. Call
 * `free` once it is bound or connected.
 */
export function shortSocketPath(socket: string): { path: string; free: () => void } {
  if (Buffer.byteLength(socket) <= 100) return { path: socket, free: () => {} };
  const folder = openSync(dirname(socket), constants.O_RDONLY | constants.O_DIRECTORY);
  return { path: `/proc/self/fd/${folder}/s`, free: () => closeSync(folder) };
}
