import type { Language } from './language.ts';

/** Code; or where French has a space at which no line may end (Lexique des règles typographiques, Imprimerie nationale). */
const CODE_OR_SPACE = /(`+)[\s\S]*?\1|(?<=\S) (?=[:;!?»](?:[\s*_)"]|$))|(?<=«) /g;

/**
 * A text as that language sets it: people write ordinary spaces, and French ones become no-break (U+00A0, which every
 * terminal can draw). Code between backticks stays as it is. Pure.
 */
export function typeset(text: string, language: Language): string {
  if (language !== 'fr') return text;
  return text.replace(CODE_OR_SPACE, (found) => (found === ' ' ? '\u00a0' : found));
}
