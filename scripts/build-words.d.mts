/** An entry of gettext-parser. */
export interface Entry {
  readonly msgid: string;
  readonly msgid_plural?: string;
  readonly msgstr: readonly string[];
}
export const OTHERS: readonly string[];
export function catalogs(language: string): Map<string, Record<string, Entry>>;
export function catalogOf(language: string): string;
