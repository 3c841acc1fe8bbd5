/** An address as far as it was given: a host in one spelling, a port, or both. */
export interface Address {
  readonly host: string | undefined;
  readonly port: number | undefined;
}

/** Names of the loopback. That of IPv6 is another address: a server may listen on one of them only. */
const LOOPBACK: Readonly<Record<string, string>> = {
  localhost: '127.0.0.1',
  'localhost.localdomain': '127.0.0.1',
  'ip6-localhost': '::1',
};
const DEFAULT_PORT: Readonly<Record<string, number>> = { http: 80, https: 443 };

const WORDS_AHEAD =
  /^(?:(?:it(?:'s)?|is|waits|listens|talks|to|for|the|a|server|host|address|at|on|in|tcp|c['’]est|il|attend|écoute|parle|à|au|sur|le|la|serveur|hôte|adresse)[:\s]+|l['’])+/;

/**
 * Reads `host:port`, `[::1]:port`, `http://host:port/path`, `port 5000`, `:5000`, tcpdump's
 * `127.0.0.1.5000`, strace's `sin_port=htons(5000), sin_addr=inet_addr("127.0.0.1")`, and the far end of
 * `TCP:[127.0.0.1:40020->127.0.0.1:5000]`. undefined when it is none of them. Never throws.
 */
export function addressOf(given: string): Address | undefined {
  const text = farEnd(given.trim().toLowerCase())
    .replace(/[.,;]$/, '')
    .replace(WORDS_AHEAD, '');
  const decoded = /htons\((\d{1,5})\)(?:.*?"([\d.:a-f]+)")?/.exec(text);
  if (decoded) return address(decoded[2], decoded[1]);
  const port = /^(?:(?:the )?port(?: number)?\s*:?\s*|:)?(\d{1,5})(?:\/tcp)?$/.exec(text);
  if (port) return address(undefined, port[1]);
  const host = /^port (\d{1,5}) (?:on|of|at|sur|de) (\S+)$/.exec(text);
  if (host) return address(host[2], host[1]);
  const tcpdump = /^(localhost|\d{1,3}(?:\.\d{1,3}){3})\.(\d{1,5})$/.exec(text);
  if (tcpdump) return address(tcpdump[1], tcpdump[2]);
  const url =
    /^(?:([a-z]+):\/\/)?(?:\[([0-9a-f:.]+)\]|([a-z0-9_.-]+)|([0-9a-f]*:[0-9a-f]*:[0-9a-f:.]*))(?:(?::|,? port | )(\d{1,5}))?(?:\/\S*)?$/.exec(
      text,
    );
  if (!url) return undefined;
  const [, scheme = '', bracketed, name, bare, explicit] = url;
  const implied = Object.hasOwn(DEFAULT_PORT, scheme) ? String(DEFAULT_PORT[scheme]) : undefined;
  return address(bracketed ?? name ?? bare, explicit ?? implied);
}

/** Whether `given` says what `expected` says; a port alone is enough when a port is expected. */
export function sameAddress(given: Address, expected: Address): boolean {
  if (expected.port !== undefined && given.port !== expected.port) return false;
  if (given.host === undefined) return expected.port !== undefined;
  return expected.host === undefined || given.host === expected.host;
}

/** Of a whole connection the end behind the arrow is meant, as strace, lsof and sniffers write it. */
function farEnd(text: string): string {
  const [, far] = /^\S+?\s?(?:->|→|\s>\s)\s?(\S+?)[\]>,:]*$/.exec(text) ?? [];
  return far ?? text;
}

function address(host: string | undefined, port: string | undefined): Address {
  return {
    host: host !== undefined && Object.hasOwn(LOOPBACK, host) ? LOOPBACK[host] : host,
    port: port === undefined ? undefined : Number(port),
  };
}
