import { posix } from 'node:path';
import { never } from '../base/exhaustive.ts';
import { fillEach, type Values } from '../base/values.ts';
import { expandHome } from './commands.ts';
import { callNamesPath, tidyPath } from './paths.ts';
import { callNamesSocket, type Socket, socketOf } from './sockets.ts';
import { straceSpelling } from './spelling.ts';
import type { Call, Trace } from './trace.ts';

/** What a call's arguments must show: a plain text, a whole path, or one end of a connection. */
export type Want = { readonly needles: readonly string[] } & (
  | { readonly kind: 'text' }
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'socket'; readonly socket: Socket }
);

/** All that an argument stands for. One that fills in as nothing is wanted by no call. */
export function wantsOf(arg: string, values: Values, home: string): Want[] {
  return fillEach(arg, values)
    .map((text) => expandHome(text, home))
    .filter((text) => text !== '')
    .map((text): Want => {
      const socket = socketOf(text);
      if (socket) return { kind: 'socket', socket, needles: socket.needles };
      if (!/^\/[^"?\n]*$/.test(text) || text.includes(' HTTP/'))
        return { kind: 'text', needles: spellings(text) };
      const path = tidyPath(text, '/');
      return { kind: 'path', path, needles: spellings(posix.basename(path) || '"/') };
    });
}

/** Whether a call's arguments show what is wanted. */
export function callShows(want: Want, call: Call, trace: Trace, cwd: string | undefined): boolean {
  switch (want.kind) {
    case 'text':
      return want.needles.some((needle) => call.args.includes(needle));
    case 'path':
      return callNamesPath(call, want.path, trace, cwd);
    case 'socket':
      return callNamesSocket(call, want.socket);
    default:
      return never(want);
  }
}

function spellings(text: string): string[] {
  return [...new Set([text, straceSpelling(text)])];
}
