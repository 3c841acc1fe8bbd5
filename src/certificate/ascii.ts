import { cells } from '../markdown/width.ts';

/** A text for terminals without UTF-8: accents go, and what has no likeness becomes `?`, as wide as it was. */
export function inAscii(text: string): string {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').replaceAll('\u2026', '~');
  return plain.replace(/[^\x20-\x7e]/gu, (sign) => '?'.repeat(cells(sign)));
}
