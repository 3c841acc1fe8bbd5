import { cleanLine } from '../base/clean.ts';
import { SpyError } from '../base/errors.ts';
import { nearest } from '../base/source/nearest.ts';
import { t } from '../words/words.ts';
import type { Page, Zine } from './model.ts';

/** The page with this number or id. Throws SpyError `unknown-page` (2) with the nearest id, and all there are. */
export function findPage({ pages }: Zine, wanted: string): Page {
  const name = wanted.trim().toLowerCase();
  const found = pages.find(
    ({ id, number }) => id === name || (/^\d+$/.test(name) && number === Number(name)),
  );
  if (found !== undefined) return found;
  const shown = cleanLine(wanted, 60);
  const near = nearest(
    name,
    pages.map(({ id }) => id),
  );
  const all = pages.map(({ number, id }) => `${number} ${id}`).join(', ');
  throw new SpyError(
    'unknown-page',
    near === undefined
      ? t`The zine has no page "${shown}".`
      : t`The zine has no page "${shown}"; did you mean "${near}"?`,
    t`Its pages are ${all}, and mini.`,
    { exitCode: 2 },
  );
}
