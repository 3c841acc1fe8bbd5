import { cells } from '../../markdown/width.ts';
import { t } from '../../words/words.ts';

/** Cells of the bar before the first name. */
export const BEFORE_TABS = 3;

/** What the tabs are called; one alone has no number. */
export function tabNames(count: number): string[] {
  if (count === 1) return [t`shell`];
  return Array.from({ length: count }, (_, at) => {
    const number = at + 1;
    return ` ${t`shell ${number}`} `;
  });
}

/** Which tab is at this cell of the bar, from 0; undefined beside them. */
export function tabAt(count: number, x: number): number | undefined {
  let right = BEFORE_TABS;
  if (x < right) return undefined;
  for (const [at, name] of tabNames(count).entries()) {
    right += cells(name);
    if (x < right) return at;
  }
  return undefined;
}
