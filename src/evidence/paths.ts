import { posix } from 'node:path';
import { plainSpelling } from './spelling.ts';
import type { Call, Trace } from './trace.ts';

const STRING =
  /(?:(AT_FDCWD|-?\d+)(?:<([^<>]*)>)?,\s*)?"((?:[^"\\]|\\.)*)"(\.\.\.)?|<(\/[^<>]*)[<>]/gs;

/** Calls that name a file from the folder behind the descriptor; others use what is behind it. */
const FROM_FOLDER = /at\d?$/;

/** A path in one spelling: absolute, without `.`, `..`, doubled or trailing slashes. */
export function tidyPath(path: string, from: string): string {
  const tidy = posix.resolve('/', from, path);
  return tidy.replace(/^\/\//, '/');
}

/**
 * Whether one of the call's whole quoted paths is `wanted` (tidy). A relative path counts only if it
 * leads there: from the directory that -y shows, or from where the process was.
 */
export function callNamesPath(
  call: Call,
  wanted: string,
  trace: Trace,
  cwd: string | undefined,
): boolean {
  for (const [, fd, decorated, text, cut, shown] of call.args.matchAll(STRING)) {
    const folder = text !== '' && FROM_FOLDER.test(call.name);
    const open = shown ?? (folder ? undefined : decorated);
    if (open?.startsWith('/') && tidyPath(plainSpelling(open), '/') === wanted) return true;
    if (text === undefined || text === '' || cut !== undefined) continue;
    const path = plainSpelling(text);
    if (path.startsWith('/')) {
      if (tidyPath(path, '/') === wanted) return true;
      continue;
    }
    const base = directory(fd, decorated, call, trace, cwd);
    if (base !== undefined && tidyPath(path, base) === wanted) return true;
  }
  return false;
}

function directory(
  fd: string | undefined,
  decorated: string | undefined,
  call: Call,
  trace: Trace,
  cwd: string | undefined,
): string | undefined {
  if (decorated?.startsWith('/')) return plainSpelling(decorated);
  if (fd !== undefined && fd !== 'AT_FDCWD') return undefined;
  return cwd === undefined ? undefined : trace.directoryAt(call.offset, call.pid, cwd);
}
