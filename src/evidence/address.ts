/** An address as far as it was given: a host in one spelling, a port, or both. */
export interface Address {
  readonly host: string | undefined;
  readonly port: number | undefined;
}

const LOOPBACK = new Set([
  'localhost',
  '127.0.0.1',
  '::1',
  'ip6-localhost',
  'localhost.localdomain',
]);
const DEFAULT_PORT: Readonly<Record<string, number>> = { http: 80, https: 443 };

/**
 * Reads `host:port`, `[::1]:port`, `http://host:port/path`, `port 5000`, `:5000`, tcpdump's
 * `127.0.0.1.5000`, and strace's `sin_port=htons(5000), sin_addr=inet_addr("127.0.0.1")`.
 * undefined when it is none of them. Never throws.
 */
export function addressOf(given: string): Address | undefined {
  const text = given
    .trim()
    .toLowerCase()
    .replace(/[.,;]$/, '');
  const decoded = /htons\((\d{1,5})\)(?:.*?"([\d.:a-f]+)")?/.exec(text);
  if (decoded) return address(decoded[2], decoded[1]);
  const port = /^(?:(?:the )?port(?: number)?\s*:?\s*|:)?(\d{1,5})(?:\/tcp)?$/.exec(text);
  if (port) return address(undefined, port[1]);
  const tcpdump = /^(\d{1,3}(?:\.\d{1,3}){3})\.(\d{1,5})$/.exec(text);
  if (tcpdump) return address(tcpdump[1], tcpdump[2]);
  const url =
    /^(?:([a-z]+):\/\/)?(?:\[([0-9a-f:.]+)\]|([a-z0-9_.-]+)|([0-9a-f]*:[0-9a-f]*:[0-9a-f:.]*))(?:(?::|,? port )(\d{1,5}))?(?:\/\S*)?$/.exec(
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

function address(host: string | undefined, port: string | undefined): Address {
  return {
    host: host !== undefined && LOOPBACK.has(host) ? '127.0.0.1' : host,
    port: port === undefined ? undefined : Number(port),
  };
}
