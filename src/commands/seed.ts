import { SpyError } from '../base/errors.ts';

/** The seed as typed: a whole number from 0 to a million million. Throws SpyError('usage'). */
export function seedFrom(typed: string | undefined): number | undefined {
  if (typed === undefined) return undefined;
  if (/^\d{1,12}$/.test(typed)) return Number(typed);
  throw new SpyError(
    'usage',
    `--seed ${typed.slice(0, 40)} is not a whole number.`,
    'Write for example: --seed 7',
    {
      exitCode: 2,
    },
  );
}
