import { SpyError } from '../base/errors.ts';
import { t } from '../words/words.ts';

/** The seed as typed: a whole number from 0 to a million million. Throws SpyError('usage'). */
export function seedFrom(typed: string | undefined): number | undefined {
  if (typed === undefined) return undefined;
  if (/^\d{1,12}$/.test(typed)) return Number(typed);
  const shown = typed.slice(0, 40);
  throw new SpyError(
    'usage',
    t`--seed ${shown} is not a whole number.`,
    t`Write for example: --seed 7`,
    {
      exitCode: 2,
    },
  );
}
