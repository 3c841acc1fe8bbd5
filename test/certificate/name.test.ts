import { describe, expect, test } from 'vitest';
import { cleanName, LONGEST_NAME } from '../../src/certificate/name.ts';
import { cells } from '../../src/markdown/width.ts';

describe('a name', () => {
  test.each([
    ['Ada Lovelace', 'Ada Lovelace'],
    ['  Ada \t\n Lovelace ', 'Ada Lovelace'],
    ['李小龍', '李小龍'],
    ['عبد الله', 'عبد الله'],
    ['Zoë', 'Zoë'],
    ['क्षत्रिय', 'क्षत्रिय'],
    ['👩‍👩‍👧‍👦 & co', '👩‍👩‍👧‍👦 & co'],
    ['نامه‌ای', 'نامه‌ای'],
    ["<b>O'Neill</b>", "<b>O'Neill</b>"],
  ])('%j stays %j', (typed, name) => expect(cleanName(typed)).toBe(name));

  test.each([
    ['\x1b[31mred\x1b[0m \x1b]0;title\x07x', 'red x'],
    ['a\0b\x07c\x7fd\x9fe', 'abcde'],
    ['\u202eevil\u2066\u200f', 'evil'],
    ['a\u200bb\ufeffc\u00add\u2060e', 'abcde'],
    ['half \ud83d a \udd75 sign\ufffe\uffff', 'half a sign'],
    [`A${'\u0301'.repeat(500)}da`, `A${'\u0301'.repeat(4)}da`],
    [`a${'\u200d'.repeat(500)}b`, 'a\u200db'],
    ['two\u2028lines\u2029here', 'two lines here'],
  ])('of %j only %j is left', (typed, name) => expect(cleanName(typed)).toBe(name));

  test.each([[''], ['   '], ['\u200b\u200d\u2060'], ['\x1b[2J'], ['\u202e'], ['\u0301']])(
    'nothing to be seen in %j is no name',
    (typed) => expect(cleanName(typed)).toBe(''),
  );

  test.each([['W'], ['李'], ['🕵️'], ['👩‍👩‍👧‍👦'], ['a\u0301'], ['\x1b[1mx'], ['\u202ex'], ['ab ']])(
    '10,000 times %j fits',
    (sign) => {
      const name = cleanName(sign.repeat(10_000));
      expect(cells(name)).toBeLessThanOrEqual(LONGEST_NAME);
      expect(cells(name)).toBeGreaterThan(LONGEST_NAME - 4);
      expect(name.endsWith('…')).toBe(true);
      expect(name.length).toBeLessThan(400);
    },
  );
});
