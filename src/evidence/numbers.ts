/** A number and the unit that came with it. */
export interface Quantity {
  readonly amount: number;
  readonly unit: string | undefined;
}

const NUMBER =
  /^\+?((?:\d{1,3}(?:[,_'’ ]\d{3})+|\d+)(?:\.\d+)?)\s*(%|[a-zµ][a-zµ. ]{0,40})?[.!]?$/i;
const SECONDS: Readonly<Record<string, number>> = {
  us: 1e-6,
  µs: 1e-6,
  ms: 1e-3,
  milliseconds: 1e-3,
  s: 1,
  sec: 1,
  secs: 1,
  second: 1,
  seconds: 1,
  min: 60,
  minute: 60,
  minutes: 60,
};

/** Reads `37`, `1,234`, `37 calls`, `2.6 s`, `95 %`; not `~37`, `37-38` or `37 or so`. */
export function quantityOf(given: string): Quantity | undefined {
  const found = NUMBER.exec(given.trim());
  if (!found?.[1]) return undefined;
  const unit = found[2]?.trim().toLowerCase().replace(/\.$/, '');
  if (unit !== undefined && /\b(?:or|ish|about|maybe|to|and)\b/.test(unit)) return undefined;
  return { amount: Number(found[1].replace(/[,_'’ ]/g, '')), unit: unit || undefined };
}

/** Equal amounts; units of time are converted when both have one, other units do not matter. */
export function sameQuantity(given: Quantity, expected: Quantity): boolean {
  const scale = (of: Quantity) =>
    of.unit !== undefined && Object.hasOwn(SECONDS, of.unit) ? SECONDS[of.unit] : undefined;
  const [ours, theirs] = [scale(given), scale(expected)];
  if (ours === undefined || theirs === undefined) return given.amount === expected.amount;
  return Math.abs(given.amount * ours - expected.amount * theirs) < 1e-9;
}
