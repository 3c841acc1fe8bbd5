import { errnoOf, messageOf, SpyError } from '../base/errors.ts';
import { t } from '../words/words.ts';

const ELSEWHERE = t`Or set SPY_SCHOOL_HOME to a folder that you may write to.`;

/** Says in plain words why a file of the school's home could not be opened or written, and what to do. */
export function unwritable(
  error: unknown,
  file: string,
  verb: 'read' | 'write' = 'write',
): SpyError {
  if (error instanceof SpyError) return error;
  const [why, remedy] = whyUnwritable(error);
  const said = verb === 'read' ? t`Cannot read ${file}: ${why}.` : t`Cannot write ${file}: ${why}.`;
  return new SpyError('journal-unwritable', said, remedy, { cause: error });
}

/** The reason in plain words, and what to do; `elsewhere` names another place to keep the file. */
export function whyUnwritable(
  error: unknown,
  elsewhere = ELSEWHERE,
): [why: string, remedy: string] {
  switch (errnoOf(error)) {
    case 'ENOSPC':
      return [t`the disk is full`, t`Free some space and go on: what happened so far is kept.`];
    case 'EDQUOT':
      return [t`your disk quota is used up`, t`Free some space and go on: nothing so far is lost.`];
    case 'EFBIG':
      return [t`it may not grow any further (a file size limit)`, t`Raise the limit: ulimit -f.`];
    case 'EROFS':
      return [t`the file system is read-only`, `${t`Mount it writable.`} ${elsewhere}`];
    case 'EACCES':
    case 'EPERM':
      return [t`permission denied`, `${t`Make it yours (chown, chmod).`} ${elsewhere}`];
    case 'EISDIR':
      return [
        t`a folder stands where the file should be`,
        `${t`Move that folder away.`} ${elsewhere}`,
      ];
    case 'ENOTDIR':
    case 'EEXIST':
      return [t`a file stands where a folder should be`, `${t`Move that file away.`} ${elsewhere}`];
    case 'ENOENT':
      return [t`the place it points to does not exist`, `${t`Mend the link.`} ${elsewhere}`];
    case 'ELOOP':
      return [t`its links go round in a circle`, `${t`Remove the links.`} ${elsewhere}`];
    case 'EIO':
      return [t`the disk reports an error`, `${t`Look after the disk (dmesg).`} ${elsewhere}`];
    default:
      return [messageOf(error), elsewhere];
  }
}
