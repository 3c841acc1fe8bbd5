import type { Language } from '../../words/language.ts';
import { language as spoken } from '../../words/words.ts';

/** The words to the guide, as they are typed in every language. */
const NAMES = [
  'help',
  'next',
  'back',
  'again',
  'check',
  'hint',
  'show',
  'answer',
  'choose',
  'cite',
  'skip',
  'steps',
  'notebook',
  'home',
  'quit',
  'call',
] as const;
export type Name = (typeof NAMES)[number];

/** Other names of the words, by language; of each word, the first is the one that is told. No one else's command. */
const OTHERS: Readonly<Record<Language, readonly (readonly [string, Name])[]>> = {
  en: [],
  fr: [
    ['aide', 'help'],
    ['suite', 'next'],
    ['retour', 'back'],
    ['encore', 'again'],
    ['bilan', 'check'],
    ['indice', 'hint'],
    ['montre', 'show'],
    ['réponse', 'answer'],
    ['reponse', 'answer'],
    ['choix', 'choose'],
    ['citer', 'cite'],
    ['passer', 'skip'],
    ['étapes', 'steps'],
    ['etapes', 'steps'],
    ['carnet', 'notebook'],
    ['accueil', 'home'],
    ['quitter', 'quit'],
    ['appel', 'call'],
  ],
};

/** All that can be typed for these words. */
export function spellings(names: readonly Name[], language: Language = spoken) {
  const own = names.map((name) => [name, name] as const);
  return [...own, ...OTHERS[language].filter(([, name]) => names.includes(name))];
}

/** Which word was typed. */
export function nameOf(typed: string, language: Language = spoken): Name | undefined {
  return spellings(NAMES, language).find(([word]) => word === typed)?.[1];
}

/** A word as it is told to people. */
export function toldName(name: Name): string {
  return OTHERS[spoken].find(([, each]) => each === name)?.[0] ?? name;
}
