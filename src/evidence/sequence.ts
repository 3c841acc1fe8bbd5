import { never } from '../base/exhaustive.ts';
import { msgid, ngettext, t } from '../words/words.ts';

/** A row of letters as it was given. */
export type Row =
  | { readonly kind: 'row'; readonly letters: readonly string[]; readonly numbered: boolean }
  /** Labels with a gap: `A=w C=d`. */
  | { readonly kind: 'gap'; readonly label: string }
  | { readonly kind: 'twice'; readonly label: string }
  /** Two words behind one letter: nobody knows which is meant. */
  | { readonly kind: 'unclear'; readonly words: readonly [string, string] }
  | { readonly kind: 'none' };

const LETTER = /^[\p{L}\p{N}]$/u;
const LABELLED = /^(?:case?\s+)?(\p{L}|\d{1,2})(?:\s*(?:[=:).-]|[-=]>|→)\s*|\s+)([\p{L}\p{N}]+)$/iu;
const LABEL_AHEAD =
  /(?<![\p{L}\p{N}])(?:case?\s+)?(\p{L}|\d{1,2})\s*(?:[-=]>|→|[=:).])\s*([\p{L}\p{N}]+)/giu;

/**
 * Reads `w c d`, `wcd`, `W,C,D`, `wc d`, `A=w B=c C=d` and `waits, cpu, disk`. `length` is how many letters
 * are wanted; it decides what "a w b c" is. Never throws.
 */
export function rowOf(given: string, length: number): Row {
  const text = given.toLowerCase().replace(/[.!]+$/, '');
  const labelled = pairsIn(text, length);
  if (labelled) return fromPairs(labelled);
  const words = text.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const [only = ''] = words;
  if (words.length === 0) return { kind: 'none' };
  if (words.length === 1) return row([...only]);
  const all = words.join('');
  const grouped = words.length !== length && [...all].length === length;
  return grouped ? row([...all]) : firstLetters(words);
}

/** How many places are right, and the first that is not (from 0); undefined when they are not as many. */
export function compareRows(
  letters: readonly string[],
  expected: readonly string[],
): { right: number; first: number } | undefined {
  if (letters.length !== expected.length) return undefined;
  const misses = letters.flatMap((letter, at) => (letter === expected[at] ? [] : [at]));
  return { right: letters.length - misses.length, first: misses[0] ?? -1 };
}

/** The letters of a right answer, as an author or a mystery wrote it. */
export function wantedRow(expected: string): readonly string[] {
  return [...expected.toLowerCase()].filter((letter) => LETTER.test(letter));
}

/** Whether a given row is the expected one. */
export function sameRow(given: string, expected: string): boolean {
  const wanted = wantedRow(expected);
  const found = rowOf(given, wanted.length);
  return (
    wanted.length > 0 &&
    found.kind === 'row' &&
    compareRows(found.letters, wanted)?.right === wanted.length
  );
}

/** What is wrong with a row, in plain words; of several right ones the nearest is meant. */
export function refusedRow(given: string, right: readonly string[]): string {
  const wanted = right.map(wantedRow);
  const length = wanted[0]?.length ?? 0;
  const found = rowOf(given, length);
  switch (found.kind) {
    case 'none':
      return t`A row of ${length} letters is wanted, one for each case.`;
    case 'gap': {
      const last = nameOf(length - 1, false);
      return t`Case ${found.label} is missing. Give a letter for each case, from A to ${last}.`;
    }
    case 'twice':
      return t`Case ${found.label} stands there twice. Give one letter for each case.`;
    case 'unclear': {
      const [one, other] = found.words;
      const letter = [...one][0]?.toUpperCase() ?? '';
      return t`Both "${one}" and "${other}" begin with ${letter}. Give letters only.`;
    }
    case 'row':
      return howFar(found.letters, found.numbered, wanted);
    default:
      return never(found);
  }
}

function howFar(
  letters: readonly string[],
  numbered: boolean,
  wanted: readonly (readonly string[])[],
): string {
  const length = wanted[0]?.length ?? 0;
  const [best] = wanted
    .flatMap((each) => compareRows(letters, each) ?? [])
    .sort((one, other) => other.right - one.right);
  const given = letters.length;
  if (!best)
    return ngettext(
      msgid`That is ${given} letter; ${length} are wanted, one for each case.`,
      `That is ${given} letters; ${length} are wanted, one for each case.`,
      given,
    );
  const place = nameOf(best.first, numbered);
  if (best.right === 0) return t`None of the ${length} is right yet. Look again at case ${place}.`;
  return ngettext(
    msgid`${best.right} of ${length} is right. Look again at case ${place}.`,
    `${best.right} of ${length} are right. Look again at case ${place}.`,
    best.right,
  );
}

function row(letters: readonly string[], numbered = false): Row {
  return { kind: 'row', letters, numbered };
}

/** A case's name: A, B, C … as a field guide counts, or its number if the learner counts so. */
function nameOf(place: number, numbered: boolean): string {
  return numbered || place > 25 ? String(place + 1) : String.fromCharCode(65 + place);
}

type Pair = readonly [label: string, value: string];

/** The label and value of each place, when the whole text is made of such pairs. */
function pairsIn(text: string, length: number): Pair[] | undefined {
  const marked = [...text.matchAll(LABEL_AHEAD)].map(([, label = '', value = '']) =>
    pair(label, value),
  );
  const rest = text.replace(LABEL_AHEAD, '').replace(/[\s,;|/]+/g, '');
  if (marked.length > 1 && rest === '') return marked;
  const chunks = text.split(/[,;|]+/).map((chunk) => LABELLED.exec(chunk.trim()));
  if (chunks.length > 1 && chunks.every((chunk) => chunk !== null)) {
    const pairs = chunks.map((chunk) => pair(chunk?.[1] ?? '', chunk?.[2] ?? ''));
    if (pairs.every(([label], at) => placeOf(label) === at)) return pairs;
  }
  const words = text.split(/\s+/).filter(Boolean);
  if (words.length !== 2 * length) return undefined;
  const pairs = words.flatMap((word, at) => (at % 2 ? [] : [pair(word, words[at + 1] ?? '')]));
  return pairs.every(([label], at) => placeOf(label) === at) ? pairs : undefined;
}

function pair(label: string, value: string): Pair {
  return [label, value];
}

function placeOf(label: string): number {
  if (/^\d+$/.test(label)) return Number(label) - 1;
  return /^[a-z]$/.test(label) ? label.charCodeAt(0) - 97 : -1;
}

function fromPairs(pairs: readonly Pair[]): Row {
  const numbered = pairs.every(([label]) => /^\d+$/.test(label));
  const sorted = pairs.toSorted(([one], [other]) => placeOf(one) - placeOf(other));
  for (const [at, [label]] of sorted.entries()) {
    const place = placeOf(label);
    if (place < at) return { kind: 'twice', label: label.toUpperCase() };
    if (place > at) return { kind: 'gap', label: nameOf(at, numbered) };
  }
  const found = firstLetters(sorted.map(([, value]) => value));
  return found.kind === 'row' ? { ...found, numbered } : found;
}

/** Whole words count by their first letter, unless two different ones share it. */
function firstLetters(words: readonly string[]): Row {
  const meant = new Map<string, string>();
  for (const word of words) {
    const letter = [...word][0] ?? '';
    const known = meant.get(letter);
    // A bare letter stands for whichever word begins with it.
    if (known !== undefined && known.length > 1 && word.length > 1 && known !== word)
      return { kind: 'unclear', words: [known, word] };
    if (known === undefined || known.length === 1) meant.set(letter, word);
  }
  return row(words.map((word) => [...word][0] ?? ''));
}
