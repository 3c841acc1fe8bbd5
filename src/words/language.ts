/** Languages that the school speaks; the first is the one in which it is written. */
export const LANGUAGES = ['en', 'fr'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Whether the school speaks the language of this two-letter name. */
export function isLanguage(name: string): name is Language {
  return LANGUAGES.some((language) => language === name);
}

/**
 * The language for a program started with these words in this environment: `--lang`, else SPY_SCHOOL_LANG, else the
 * locale, with LANGUAGE before it as gettext has it (GNU gettext manual, "The LANGUAGE variable"). English where none of
 * them is a language of ours; a `--lang` that is unknown is told where the options are read.
 */
export function languageOf(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Language {
  const asked = optionLang(args)?.value || env.SPY_SCHOOL_LANG;
  if (asked) return known([asked]);
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || 'C';
  if (/^(?:C|POSIX)(?:\.|$)/.test(locale)) return 'en';
  return known([...(env.LANGUAGE ?? '').split(':'), locale]);
}

/** The words of a command line without a `--lang` that is known, for those who look at nothing but a command's name. */
export function withoutLang(args: readonly string[]): readonly string[] {
  const found = optionLang(args);
  return found?.value === undefined || !isLanguage(found.value)
    ? args
    : [...args.slice(0, found.at), ...args.slice(found.at + found.words)];
}

function optionLang(args: readonly string[]) {
  const at = args.findLastIndex((word) => word === '--lang' || word.startsWith('--lang='));
  if (at < 0) return undefined;
  const joined = args[at]?.startsWith('--lang=') === true;
  return {
    at,
    words: joined ? 1 : 2,
    value: joined ? args[at]?.slice('--lang='.length) : args[at + 1],
  };
}

function known(wishes: readonly string[]): Language {
  // fr, fr_FR.UTF-8, fr-CA, fr@euro; not frr, which is another language.
  const names = wishes.map((wish) => wish.split(/[-_.@]/)[0]?.toLowerCase() ?? '');
  // Who asks for English first gets it, whatever comes behind it.
  return names.find(isLanguage) ?? 'en';
}
