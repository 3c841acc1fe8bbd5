import type { Call } from './trace.ts';

/** `127.0.0.1:5000` as an author wants to see it among a call's arguments. */
export interface Socket {
  /** `127.0.0.1`, `::1` */
  readonly host: string;
  readonly port: string;
  /** Written `->127.0.0.1:5000`: only the other end counts, not the program's own. */
  readonly peer: boolean;
  /** Texts of which one must stand in a line that names it. */
  readonly needles: readonly string[];
}

const WRITTEN = /^(->)?(?:\[([0-9a-f:]+)\]|(localhost|\d{1,3}(?:\.\d{1,3}){3})):(\d{1,5})$/i;
const OWN = /^(?:bind|getsockname|accept4?)$/;

/** Reads `127.0.0.1:5000`, `localhost:5000`, `[::1]:5000`, each also with `->` in front. */
export function socketOf(text: string): Socket | undefined {
  const [, arrow, six, name = '', port = ''] = WRITTEN.exec(text) ?? [];
  if (port === '') return undefined;
  const host = six ?? (name.toLowerCase() === 'localhost' ? '127.0.0.1' : name);
  const shown = six === undefined ? `${host}:${port}` : `[${six}]:${port}`;
  return {
    host,
    port,
    peer: arrow !== undefined,
    needles: [arrow === undefined ? shown : `->${shown}`, `htons(${port})`],
  };
}

/** Whether `-yy` shows the socket behind a descriptor, or the call spells its address out. */
export function callNamesSocket(
  { name, args }: Call,
  { needles, host, port, peer }: Socket,
): boolean {
  const [decoded = ''] = needles;
  for (let at = args.indexOf(decoded); at !== -1; at = args.indexOf(decoded, at + 1)) {
    const [before = '', after = ''] = [args[at - 1], args[at + decoded.length]];
    if ((peer || !/[\d.]/.test(before)) && !/\d/.test(after)) return true;
  }
  if (peer && OWN.test(name)) return false;
  const spelled = args.indexOf(`htons(${port})`);
  return spelled !== -1 && args.slice(spelled, args.indexOf('}', spelled)).includes(`"${host}"`);
}
