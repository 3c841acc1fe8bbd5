/** A number and the unit that came with it. */
export interface Quantity {
  readonly amount: number;
  readonly unit: string | undefined;
}

const NUMBER =
  /^\+?((?:\d{1,3}(?:[,_'’ \u00a0\u202f]\d{3})+|\d+)(?:\.\d+|,\d{1,2})?)\s*(%|[a-zµ][a-zµéè. /]{0,40})?[.!]?$/i;
/** As bash's `time` writes it: 0m2.105s. */
const CLOCKED = /^(\d+)m(\d+(?:\.\d+)?)s$/;

/** What a unit is worth, in seconds or bytes; people mean 1,000 or 1,024 by a kilobyte. */
interface Worth {
  readonly of: 'time' | 'bytes';
  readonly each: readonly number[];
}
const time = (each: number): Worth => ({ of: 'time', each: [each] });
const bytes = (...each: number[]): Worth => ({ of: 'bytes', each });
const UNITS = new Map<string, Worth>([
  ...['us', 'µs', 'microseconds', 'microsecondes'].map((unit) => [unit, time(1e-6)] as const),
  ...['ms', 'msec', 'milliseconds', 'millisecondes'].map((unit) => [unit, time(1e-3)] as const),
  ...['s', 'sec', 'secs', 'second', 'seconds', 'seconde', 'secondes'].map(
    (unit) => [unit, time(1)] as const,
  ),
  ...['min', 'minute', 'minutes'].map((unit) => [unit, time(60)] as const),
  ...['b', 'byte', 'bytes', 'o', 'octet', 'octets'].map((unit) => [unit, bytes(1)] as const),
  ...['k', 'kb', 'kilobyte', 'kilobytes', 'ko'].map((unit) => [unit, bytes(1000, 1024)] as const),
  ...['kib', 'kibibytes', 'kio'].map((unit) => [unit, bytes(1024)] as const),
  ...['mb', 'megabyte', 'megabytes', 'mo'].map((unit) => [unit, bytes(1e6, 1024 ** 2)] as const),
  ...['mib', 'mebibytes', 'mio'].map((unit) => [unit, bytes(1024 ** 2)] as const),
  ...['gb', 'gigabyte', 'gigabytes', 'go'].map((unit) => [unit, bytes(1e9, 1024 ** 3)] as const),
  ...['gib', 'gibibytes', 'gio'].map((unit) => [unit, bytes(1024 ** 3)] as const),
]);
const BARE_BYTES: Worth = bytes(1);

/** Reads `37`, `1,234`, `37 calls`, `2.6 s`, `2,6 s`, `0m2.6s`, `95 %`, `4 KiB`; not `~37`, `37-38` or `37 or so`. */
export function quantityOf(given: string): Quantity | undefined {
  const clocked = CLOCKED.exec(given.trim());
  if (clocked) return { amount: Number(clocked[1]) * 60 + Number(clocked[2]), unit: 's' };
  const found = NUMBER.exec(given.trim());
  if (!found?.[1]) return undefined;
  const unit = found[2]?.trim().toLowerCase().replace(/\.$/, '');
  if (unit !== undefined && /\b(?:or|ish|about|maybe|to|and|ou|et|environ|presque)\b/.test(unit))
    return undefined;
  const amount = found[1]
    .replace(/[_'’ \u00a0\u202f]|,(?=\d{3})/g, '')
    // Half the world writes 2,6 for 2.6.
    .replace(',', '.');
  return { amount: Number(amount), unit: unit || undefined };
}

/**
 * Whether two quantities are equal: exactly, with units of time and of bytes converted. Other units do not
 * matter, and where one side has none, equal amounts will do (or as many bytes).
 */
export function sameQuantity(given: Quantity, expected: Quantity): boolean {
  const [ours, theirs] = [worthOf(given), worthOf(expected)];
  if (ours && theirs) return ours.of === theirs.of && equal(given, ours, expected, theirs);
  if (given.amount === expected.amount) return true;
  return ours?.of === 'bytes' && equal(given, ours, expected, BARE_BYTES);
}

function equal(given: Quantity, ours: Worth, expected: Quantity, theirs: Worth): boolean {
  return ours.each.some((one) =>
    theirs.each.some(
      (other) => Math.abs(given.amount * one - expected.amount * other) < 1e-9 * (one + other),
    ),
  );
}

/** By the unit's first word: `bytes per write` are bytes. */
function worthOf({ unit }: Quantity): Worth | undefined {
  return unit === undefined ? undefined : UNITS.get(unit.split(/[ /]/)[0] ?? '');
}
