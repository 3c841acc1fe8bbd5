import { SpyError } from '../../base/errors.ts';
import { whyUnwritable } from '../../journal/unwritable.ts';
import { t } from '../../words/words.ts';

/** Says in plain words why a room's files could not be read or written, and what to do. */
export function roomUnwritable(
  error: unknown,
  file: string,
  doing: 'write' | 'read' = 'write',
): SpyError {
  if (error instanceof SpyError) return error;
  const [why, remedy] = whyUnwritable(
    error,
    t`Or choose a folder that you may write to, with --data.`,
  );
  const what =
    doing === 'write' ? t`Cannot write ${file}: ${why}.` : t`Cannot read ${file}: ${why}.`;
  return new SpyError('room-unwritable', what, remedy, { cause: error });
}
