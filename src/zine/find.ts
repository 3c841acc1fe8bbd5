import { cleanLine } from '../base/clean.ts';
import { SpyError } from '../base/errors.ts';
import { didYouMean } from '../base/source/nearest.ts';
import type { Page, Zine } from './model.ts';

/** The page with this number or id. Throws SpyError `unknown-page` (2) with the nearest id, and all there are. */
export function findPage({ pages }: Zine, wanted: string): Page {
  const name = wanted.trim().toLowerCase();
  const found = pages.find(
    ({ id, number }) => id === name || (/^\d+$/.test(name) && number === Number(name)),
  );
  if (found !== undefined) return found;
  const ids = pages.map(({ id }) => id);
  throw new SpyError(
    'unknown-page',
    `The zine has no page "${cleanLine(wanted, 60)}"${didYouMean(name, ids) || '.'}`,
    `Its pages are ${pages.map(({ number, id }) => `${number} ${id}`).join(', ')}, and mini.`,
    { exitCode: 2 },
  );
}
