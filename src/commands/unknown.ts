import { cleanLine } from '../base/clean.ts';
import { SpyError } from '../base/errors.ts';
import { nearest } from '../base/source/nearest.ts';
import { t } from '../words/words.ts';

/** The error for a command that does not exist, naming the nearest that does. */
export function unknownCommand(typed: string, known: readonly string[]): SpyError {
  const close = nearest(typed, known);
  const shown = cleanLine(typed, 60);
  return new SpyError(
    'usage',
    t`There is no command "${shown}".`,
    close ? t`Did you mean: spy-school ${close}` : t`All commands: spy-school --help`,
    { exitCode: 2 },
  );
}
