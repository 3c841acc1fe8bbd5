import { expect, test } from 'vitest';
import { catalogs } from '../../../scripts/build-words.mjs';
import { nameOf } from '../../../src/ui/plain/word-names.ts';
import { readRequest, shellWords } from '../../../src/ui/plain/words.ts';

const entries = Object.values(catalogs('fr').get('ui-plain') ?? {});

/** What stands in code and begins as a word to the guide does. */
function typed(text: string): string[] {
  return [...text.matchAll(/`([\p{L}]+)(?: [^`]*)?`/gu)].map(([, word = '']) => word);
}

test('every word that is told in French can be typed, and means the same', () => {
  const pairs = entries.flatMap(({ msgid, msgstr }) => [[msgid, msgstr[0] ?? '']] as const);
  const told = pairs.filter(([english]) => typed(english).some((word) => nameOf(word, 'en')));
  expect(told.length).toBeGreaterThan(30);
  for (const [english, french] of told) {
    const names = typed(english).flatMap((word) => nameOf(word, 'en') ?? []);
    const words = typed(french).map((word) => nameOf(word, 'fr'));
    expect(new Set(words), french).toEqual(new Set(names));
  }
});

test('the English words are understood in French, too', () => {
  expect(readRequest('indice', 'fr')).toEqual({ word: 'hint', rest: '' });
  expect(readRequest('hint', 'fr')).toEqual({ word: 'hint', rest: '' });
  expect(readRequest('reponse  42 ', 'fr')).toEqual({ word: 'answer', rest: '42' });
  expect(readRequest('indice', 'en')).toBeUndefined();
});

test('an answer is asked for under each of its names, a call only where there is a room', () => {
  const alone = shellWords(false, 'fr');
  const asking = alone.filter(({ question }) => question !== undefined);
  expect(asking.map(({ word }) => word)).toEqual(['answer', 'réponse', 'reponse']);
  const more = shellWords(true, 'fr').filter(
    ({ word }) => !alone.some((each) => each.word === word),
  );
  expect(more.map(({ word }) => word)).toEqual(['call', 'appel']);
});
