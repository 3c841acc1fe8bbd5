import { language } from './words.ts';

const list = new Intl.ListFormat(language, { type: 'unit', style: 'short' });
const beforeMark = language === 'fr' ? '\u00a0' : '';

/** Between something and what is said about it. */
export const COLON = `${beforeMark}:`;
/** Between things that are long, or that are said of one. */
export const SEMICOLON = `${beforeMark};`;

/** `a, b, c` as the language lists things. */
export function listed(items: readonly string[]): string {
  return list.format(items);
}
