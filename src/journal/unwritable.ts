import { errnoOf, messageOf, SpyError } from '../base/errors.ts';

const ELSEWHERE = 'Or set SPY_SCHOOL_HOME to a folder that you may write to.';

/** Says in plain words why a file of the school's home could not be opened or written, and what to do. */
export function unwritable(error: unknown, file: string, verb = 'write'): SpyError {
  if (error instanceof SpyError) return error;
  const [why, remedy] = whyUnwritable(error);
  return new SpyError('journal-unwritable', `Cannot ${verb} ${file}: ${why}.`, remedy, {
    cause: error,
  });
}

/** The reason in plain words, and what to do; `elsewhere` names another place to keep the file. */
export function whyUnwritable(
  error: unknown,
  elsewhere = ELSEWHERE,
): [why: string, remedy: string] {
  switch (errnoOf(error)) {
    case 'ENOSPC':
      return ['the disk is full', 'Free some space and go on: what happened so far is kept.'];
    case 'EDQUOT':
      return ['your disk quota is used up', 'Free some space and go on: nothing so far is lost.'];
    case 'EFBIG':
      return ['it may not grow any further (a file size limit)', 'Raise the limit: ulimit -f.'];
    case 'EROFS':
      return ['the file system is read-only', `Mount it writable. ${elsewhere}`];
    case 'EACCES':
    case 'EPERM':
      return ['permission denied', `Make it yours (chown, chmod). ${elsewhere}`];
    case 'EISDIR':
      return ['a folder stands where the file should be', `Move that folder away. ${elsewhere}`];
    case 'ENOTDIR':
    case 'EEXIST':
      return ['a file stands where a folder should be', `Move that file away. ${elsewhere}`];
    case 'ENOENT':
      return ['the place it points to does not exist', `Mend the link. ${elsewhere}`];
    case 'ELOOP':
      return ['its links go round in a circle', `Remove the links. ${elsewhere}`];
    case 'EIO':
      return ['the disk reports an error', `Look after the disk (dmesg). ${elsewhere}`];
    default:
      return [messageOf(error), elsewhere];
  }
}
