import { language, msgid, ngettext, t } from '../words/words.ts';

/** `1,234`, as people write it; its blanks are no-break spaces. */
export function figure(number: number): string {
  return number.toLocaleString(language).replaceAll('\u202f', '\u00a0');
}

/** `1 call`, `1,234 calls`. */
export function calls(number: number): string {
  const shown = figure(number);
  return ngettext(msgid`${shown} call`, `${shown} calls`, number);
}

/** `2.6 s` */
export function seconds(amount: number, digits: number): string {
  const options = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  const shown = amount.toLocaleString(language, { ...options, useGrouping: false });
  return t`${shown} s`;
}
