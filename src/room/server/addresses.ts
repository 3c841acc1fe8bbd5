import type { IncomingMessage } from 'node:http';
import { isIP, isIPv6 } from 'node:net';
import { networkInterfaces } from 'node:os';

/** Whose connection it is, for limits: an IPv4 address, or the /64 that one subscriber of IPv6 has. */
export function networkOf(address: string): string {
  const plain = address.replace(/%.*$/, '').replace(/^::ffff:(?=\d+\.)/i, '');
  if (!isIPv6(plain)) return plain;
  const [head = '', tail] = plain.split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  // An embedded IPv4 part counts as two groups; it is never among the first four.
  const missing = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  const groups = [...before, ...Array.from({ length: missing }, () => '0'), ...after];
  const first = groups.slice(0, 4).map((group) => Number.parseInt(group || '0', 16).toString(16));
  return `${first.join(':')}::/64`;
}

/** The network that a request comes from; a proxy in front of us names it at the end of X-Forwarded-For. */
export function networkOfRequest(request: IncomingMessage, behindProxy: boolean): string {
  const socket = request.socket.remoteAddress ?? 'unknown';
  if (!behindProxy) return networkOf(socket);
  const [named = ''] = [request.headers['x-forwarded-for'] ?? '']
    .flat()
    .join(',')
    .split(',')
    .slice(-1);
  return networkOf(isIP(named.trim()) > 0 ? named.trim() : socket);
}

/** Addresses of this machine that others on its networks can use, IPv4 first; the likeliest one first. */
export function lanAddresses(interfaces = networkInterfaces()): string[] {
  return Object.entries(interfaces)
    .flatMap(([name, infos]) => (infos ?? []).map((info) => ({ name, ...info })))
    .filter(({ internal, address }) => !internal && !/^fe80:/i.test(address))
    .map(({ name, family, address }) => ({ address, rank: rankOf(name, family) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ address }) => address);
}

/** Bridges of containers and virtual machines, and tunnels, seldom reach the people in the room. */
function rankOf(name: string, family: string): number {
  const virtual = /^(docker|br-|veth|virbr|vmnet|vboxnet|tun|tap|wg|utun|tailscale|lxc|cni|podman)/;
  return (virtual.test(name) ? 2 : 0) + (family === 'IPv4' ? 0 : 1);
}

/** Whether a server that listens there is heard by this machine only. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\./.test(host);
}

/** Whether a server that listens there is heard on all networks of this machine. */
export function isEverywhere(host: string): boolean {
  return host === '0.0.0.0' || host === '::' || host === '';
}

/** `http://` and so on for an address and a port. */
export function urlOf(host: string, port: number): string {
  return `http://${isIPv6(host) ? `[${host}]` : host}:${port}`;
}
