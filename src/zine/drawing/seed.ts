/** A number of 31 bits from a text, never 0: rough.js takes that for "any". (FNV-1a) */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++)
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return mixed(value);
}

/** A seed for the nth thing drawn with a seed: far from its neighbours'. */
export function seedFor(seed: number, index: number): number {
  return mixed(seed ^ Math.imul(index + 1, 0x9e3779b1));
}

/** Spreads a number's bits, as MurmurHash3 ends. */
function mixed(number: number): number {
  let value = number;
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) & 0x7fffffff || 1;
}
