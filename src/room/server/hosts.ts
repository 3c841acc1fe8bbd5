import type { IncomingHttpHeaders } from 'node:http';
import { isIP } from 'node:net';
import { hostname } from 'node:os';

/** Names under which a room may be asked for, besides bare addresses. */
export type HostCheck = (headers: IncomingHttpHeaders) => URL | undefined;

/**
 * Guards against DNS rebinding: a page of a stranger's domain that points at this machine carries the stranger's name
 * in Host. Allowed are bare addresses, localhost, this machine's own name, the one it
 * listens under, and the host of the public address.
 * The check answers with the host as a URL, or undefined.
 */
export function hostCheck(
  publicUrl: string | undefined,
  listening: string,
  machine = hostname(),
): HostCheck {
  const own = machine.toLowerCase();
  const [short = own] = own.split('.');
  const names = new Set(['localhost', own, short, `${short}.local`, listening.toLowerCase()]);
  if (publicUrl !== undefined) names.add(new URL(publicUrl).hostname);
  return ({ host }) => {
    if (host === undefined || !/^[\w.:[\]-]{1,255}$/.test(host)) return undefined;
    const url = urlFrom(`http://${host}`);
    if (url === undefined) return undefined;
    const name = url.hostname.replace(/^\[|\]$/g, '');
    return isIP(name) > 0 || names.has(name) ? url : undefined;
  };
}

/** Whether a WebSocket may be opened from there: a browser tells the page's origin, our own learner program none. */
export function isOwnOrigin(
  origin: string | undefined,
  host: URL,
  publicUrl: string | undefined,
): boolean {
  if (origin === undefined) return true;
  const from = urlFrom(origin);
  if (from === undefined || !/^https?:$/.test(from.protocol)) return false;
  return (
    from.host === host.host || (publicUrl !== undefined && from.host === new URL(publicUrl).host)
  );
}

function urlFrom(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}
