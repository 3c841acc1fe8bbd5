import { describe, expect, test } from 'vitest';
import { languageOf, withoutLang } from '../../src/words/language.ts';

describe('the language', () => {
  test.each([
    ['of the locale', [], { LANG: 'fr_FR.UTF-8' }, 'fr'],
    ['of the locale in Canada', [], { LANG: 'fr_CA' }, 'fr'],
    ['LC_ALL before LC_MESSAGES before LANG', [], { LC_ALL: 'fr_FR', LC_MESSAGES: 'en_GB' }, 'fr'],
    ['LC_MESSAGES before LANG', [], { LC_MESSAGES: 'en_GB', LANG: 'fr_FR' }, 'en'],
    ['C means English, whatever LANG says', [], { LC_ALL: 'C', LANG: 'fr_FR' }, 'en'],
    ['C means English, whatever LANGUAGE says', [], { LC_ALL: 'C.UTF-8', LANGUAGE: 'fr' }, 'en'],
    ['LANGUAGE before the locale', [], { LANG: 'de_DE', LANGUAGE: 'br:fr:en' }, 'fr'],
    ['the first of LANGUAGE that is spoken', [], { LANG: 'fr_FR', LANGUAGE: 'en:fr' }, 'en'],
    ['a language that is not spoken', [], { LANG: 'de_DE.UTF-8' }, 'en'],
    ['a language whose name begins alike', [], { LANG: 'frr_DE' }, 'en'],
    ['the last --lang', ['--lang', 'fr', '--lang', 'en'], {}, 'en'],
    ['nothing said', [], {}, 'en'],
    [
      'the setting before the locale',
      [],
      { SPY_SCHOOL_LANG: 'fr', LANG: 'en_US', LC_ALL: 'C' },
      'fr',
    ],
    ['an empty setting', [], { SPY_SCHOOL_LANG: '', LANG: 'fr_FR' }, 'fr'],
    ['--lang before the setting', ['chapters', '--lang', 'en'], { SPY_SCHOOL_LANG: 'fr' }, 'en'],
    ['--lang=', ['--lang=fr', 'chapters'], {}, 'fr'],
    ['--lang without a word behind it', ['--lang'], { LANG: 'fr_FR' }, 'fr'],
  ] as const)('%s', (_what, args, env, language) => {
    expect(languageOf(args, env)).toBe(language);
  });

  test('is taken out of the words of a command line', () => {
    expect(withoutLang(['chapters', '--lang', 'fr', '--json'])).toEqual(['chapters', '--json']);
    expect(withoutLang(['--lang=fr'])).toEqual([]);
    expect(withoutLang(['progress'])).toEqual(['progress']);
  });

  test('stays among them when it is not one, so that it is told', () => {
    for (const args of [['--lang', 'xx'], ['--lang=', 'chapters'], ['--lang']])
      expect(withoutLang(args)).toEqual(args);
  });
});
