/** A source with plain line ends and without a byte-order mark: so editors on Windows save it. */
export function plainSource(source: string): string {
  return source.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
}
