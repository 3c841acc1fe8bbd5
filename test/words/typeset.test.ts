import { expect, test } from 'vitest';
import { typeset } from '../../src/words/typeset.ts';

const shown = (text: string) => typeset(text, 'fr').replaceAll('\u00a0', '~');

test.each([
  ['Prêt ? Oui : « tout de suite » !', 'Prêt~? Oui~: «~tout de suite~»~!'],
  ['un mot **gras** : oui', 'un mot **gras**~: oui'],
  ['(vraiment ?)', '(vraiment~?)'],
  ['deux ; trois', 'deux~; trois'],
  ['le code `a ; b` : rien', 'le code `a ; b`~: rien'],
  ['``un ` dedans ; là`` ; ici', '``un ` dedans ; là``~; ici'],
  ['http://un/:80 :8080', 'http://un/:80 :8080'],
  ['rien à faire', 'rien à faire'],
])('%s', (text, expected) => {
  expect(shown(text)).toBe(expected);
});

test('English has no such spaces', () => {
  expect(typeset('a : b', 'en')).toBe('a : b');
});
