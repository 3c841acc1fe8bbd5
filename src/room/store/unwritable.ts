import { SpyError } from '../../base/errors.ts';
import { whyUnwritable } from '../../journal/unwritable.ts';

/** Says in plain words why a room's files could not be read or written, and what to do. */
export function roomUnwritable(error: unknown, file: string, verb = 'write'): SpyError {
  if (error instanceof SpyError) return error;
  const [why, remedy] = whyUnwritable(
    error,
    'Or choose a folder that you may write to, with --data.',
  );
  return new SpyError('room-unwritable', `Cannot ${verb} ${file}: ${why}.`, remedy, {
    cause: error,
  });
}
