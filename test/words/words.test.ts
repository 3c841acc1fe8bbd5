import { afterEach, expect, test, vi } from 'vitest';
import { z } from 'zod';

const MESSAGES = {
  'This is ${ name }, with ${ other }.': ['Avec ${ other }, voici ${ name }.'],
  '${ n } step': ['${ n } étape', '${ n } étapes'],
  'Not translated in full': [''],
};

/** words.ts, as a program imports it that has this laid out. */
async function wordsIn(messages: Record<string, string[]> | undefined) {
  vi.resetModules();
  globalThis.SPY_SCHOOL_WORDS =
    messages === undefined
      ? undefined
      : {
          language: 'fr',
          catalog: {
            charset: 'utf-8',
            headers: { 'plural-forms': 'nplurals=2; plural=(n > 1);' },
            contexts: { '': z.record(z.string(), z.array(z.string())).parse(messages) },
          },
        };
  return import('../../src/words/words.ts');
}

afterEach(() => {
  globalThis.SPY_SCHOOL_WORDS = undefined;
});

test('English is what stands in the code', async () => {
  const { t, ngettext, msgid, language } = await wordsIn(undefined);
  const [name, n] = ['$& $1 ${1}', 2];
  expect(language).toBe('en');
  expect(t`This is ${name}, with ${n}.`).toBe('This is $& $1 ${1}, with 2.');
  expect(ngettext(msgid`${n} step`, `${n} steps`, n)).toBe('2 steps');
});

test('French is what stands in the catalog, with its own order and plurals', async () => {
  const { t, ngettext, msgid, language } = await wordsIn(MESSAGES);
  const [name, other] = ['Zoé', 'Ada'];
  expect(language).toBe('fr');
  expect(t`This is ${name}, with ${other}.`).toBe('Avec Ada, voici Zoé.');
  const steps = (n: number) => ngettext(msgid`${n} step`, `${n} steps`, n);
  expect([0, 1, 2].map(steps)).toEqual(['0 étape', '1 étape', '2 étapes']);
});

test('a value comes out as it is, whatever stands in it', async () => {
  const { t, ngettext, msgid } = await wordsIn(MESSAGES);
  for (const name of ['kill $$ $& $1', '${1}', '${ 0 }', '`', '\\', '']) {
    const other = `<${name}>`;
    expect(t`This is ${name}, with ${other}.`).toBe(`Avec ${other}, voici ${name}.`);
    const n = `${name}3`;
    expect(ngettext(msgid`${n} step`, `${n} steps`, 3)).toBe(`${n} étapes`);
  }
});

test('what is not translated is said in English', async () => {
  const { t } = await wordsIn(MESSAGES);
  const name = '$&';
  expect(t`Nobody knows ${name}.`).toBe('Nobody knows $&.');
});
