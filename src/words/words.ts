import {
  addLocale,
  ngettext as counted,
  msgid as id,
  jt as joined,
  t as said,
  useLocale as speak,
} from 'ttag';
import type { Language } from './language.ts';

/** A language other than English with its catalog, as scripts/build-words.mjs writes it. */
export interface Spoken {
  readonly language: Exclude<Language, 'en'>;
  readonly catalog: Catalog;
}

/** ttag's compact form: message ids with their translations (one, or one for each plural). */
export interface Catalog {
  readonly charset: string;
  readonly headers: Record<string, string>;
  readonly contexts: Record<string, Record<string, string[]>>;
}

declare global {
  /** Laid out by the program's first import (speak.ts; in a browser words.fr.js), before anything is said. */
  var SPY_SCHOOL_WORDS: Spoken | undefined;
}

const spoken = globalThis.SPY_SCHOOL_WORDS;
let ready = false;

/** Whether another language than English is spoken. Its catalog takes ttag a while: only who says something waits for it. */
function inAnother(): boolean {
  if (spoken !== undefined && !ready) {
    addLocale(spoken.language, spoken.catalog);
    speak(spoken.language);
    ready = true;
  }
  return ready;
}

/** The language in which this program speaks, from its beginning to its end: constants may hold what `t` says. */
export const language: Language = spoken?.language ?? 'en';

type Value = string | number;
type One = ReturnType<typeof id>;

// ttag puts values in with `String.replace`, to which a $ in them means something: it is given stand-ins instead.
const standIn = (_value: unknown, place: number) => `\uE000${place}\uE001`;
const withValues = (text: string, values: readonly unknown[]) =>
  text.replace(/\uE000(\d+)\uE001/g, (_, place: string) => String(values[Number(place)]));

/**
 * What people read: t`${name} is here`. In the catalog the values stand by their names, so they are names or
 * `thing.name`, never calls. No template that is put together of parts of sentences: other languages order them otherwise.
 */
export function t(strings: TemplateStringsArray, ...values: Value[]): string {
  if (!inAnother()) return said(strings, ...values);
  return withValues(said(strings, ...values.map(standIn)), values);
}

/** For one and for many: ngettext(msgid`${n} step`, `${n} steps`, n). */
export function ngettext(one: One, many: string, count: number): string {
  if (!inAnother()) return counted(one, many, count);
  const values = one._exprs;
  const marked = Object.assign(id(one._strs, ...values.map(standIn)), { _strs: one._strs });
  return withValues(counted(marked, many, count), values);
}

/** Marks the first form of `ngettext`. */
export const msgid: (strings: TemplateStringsArray, ...values: Value[]) => One = id;

/** As `t`, for values that are elements: gives the parts, to stand in a <Text>. */
export function jt<Part>(strings: TemplateStringsArray, ...values: Part[]): (string | Part)[] {
  inAnother();
  return joined(strings, ...values);
}
