import { cleanLine } from '../base/clean.ts';
import { SpyError } from '../base/errors.ts';
import { nearest } from '../base/source/nearest.ts';

/** The error for a command that does not exist, naming the nearest that does. */
export function unknownCommand(typed: string, known: readonly string[]): SpyError {
  const close = nearest(typed, known);
  return new SpyError(
    'usage',
    `There is no command "${cleanLine(typed, 60)}".`,
    close ? `Did you mean: spy-school ${close}` : 'All commands: spy-school --help',
    { exitCode: 2 },
  );
}
