import { never } from '../base/exhaustive.ts';
import type { AnswerForm } from '../course/model.ts';
import { addressOf, sameAddress } from './address.ts';
import { expandHome } from './commands.ts';
import { quantityOf, sameQuantity } from './numbers.ts';
import { tidyPath } from './paths.ts';
import { sameRow } from './sequence.ts';
import { parseTraceLine } from './strace.ts';
import { folded, sameWord, unquoted } from './words.ts';

/** No answer is longer; a pasted screen is not an answer. */
const LONGEST = 1_000;
const INVISIBLE = /[\u0000-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/;

/** An answer that can be compared at all: trimmed, not endless, without invisible characters. */
export type PlainAnswer =
  | { readonly kind: 'plain'; readonly text: string }
  | { readonly kind: 'empty' | 'too-long' | 'invisible' };

/** Looks at an answer before it is compared. */
export function plainAnswer(given: string): PlainAnswer {
  if (given.length > LONGEST) return { kind: 'too-long' };
  const text = given.trim();
  if (text === '') return { kind: 'empty' };
  return INVISIBLE.test(text) ? { kind: 'invisible' } : { kind: 'plain', text };
}

/**
 * Whether two texts say the same in this form: `~/x` and `/home/spy/x`, `write(2)` and `write`,
 * `1,234` and `1234 calls`. `home` is absolute. Never throws.
 */
export function sameAnswer(
  form: AnswerForm,
  given: string,
  expected: string,
  home: string,
): boolean {
  const plain = plainAnswer(given);
  if (plain.kind !== 'plain' || expected.trim() === '') return false;
  switch (form) {
    case 'path':
      return pathOf(plain.text, home) === pathOf(expected, home);
    case 'number': {
      const [ours, theirs] = [quantityOf(unquoted(plain.text)), quantityOf(expected)];
      return ours !== undefined && theirs !== undefined && sameQuantity(ours, theirs);
    }
    case 'word':
      return sameWord(plain.text, expected);
    case 'call':
      return callOf(plain.text) === callOf(expected);
    case 'address': {
      const [ours, theirs] = [addressOf(unquoted(plain.text)), addressOf(expected)];
      return ours !== undefined && theirs !== undefined && sameAddress(ours, theirs);
    }
    case 'text':
      return folded(plain.text) === folded(expected);
    case 'sequence':
      return sameRow(unquoted(plain.text), expected);
    default:
      return never(form);
  }
}

/** A path as typed by a person, whole and tidy; relative ones are read from home. */
export function pathOf(given: string, home: string): string {
  const text = unquoted(given)
    .replace(/(?<=[^./])[.,;:!?]+$/, '')
    .replace(/\\(.)/g, '$1');
  return tidyPath(expandHome(text, home), home);
}

/** What stands around the name when people say where a program waits. */
const AROUND =
  /^(?:it(?:'s| is)?\s+)?(?:(?:waits|waiting|sits|stuck|blocked|hangs)\s+)?(?:in\s+)?(?:the\s+|an?\s+)?(?:(?:system call|sys ?call|call)\s+)?/;

/** The same in French. */
const AROUND_IN_FRENCH =
  /^(?:(?:c['’]est|il)\s+)?(?:(?:attend|est bloqué)\s+)?(?:dans\s+|sur\s+)?(?:l['’]|le\s+|un\s+)?(?:appel(?:\s+système)?\s+)?/;

/** The name in `write()`, `write(2)`, `the write system call`, `SYS_write`, a pasted line, or a stack. */
export function callOf(given: string): string {
  const text = unquoted(given).replace(/^\[<[\da-f]+>\]\s*/i, '');
  const pasted = parseTraceLine(text);
  const name =
    pasted && pasted.kind !== 'note'
      ? pasted.name
      : text
          .toLowerCase()
          .replace(/[.!]$/, '')
          .replace(AROUND, '')
          .replace(AROUND_IN_FRENCH, '')
          .replace(/\s+(?:system calls?|sys ?calls?|calls?)$/, '');
  return unquoted(name)
    .replace(/\(.*$/s, '')
    .replace(/\+0x[\da-f]+\/0x[\da-f]+$/i, '')
    .replace(/@sys$/i, '')
    .replace(/^(?:__(?:\w+?_)?)?sys_/i, '')
    .toLowerCase();
}
