import { closeSync, fsyncSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { errnoOf } from '../base/errors.ts';

/**
 * Keeps bytes beside the journal under a name of their own (`journal.torn-2026-11-22T21-33-05.txt`),
 * flushed, and never over an existing file. Returns the file's name. Throws what the file system says.
 */
export function setAside(
  home: string,
  what: 'torn' | 'corrupt' | 'backup',
  ending: string,
  bytes: Uint8Array,
  now = new Date(),
): string {
  const stamp = now.toISOString().slice(0, 19).replaceAll(':', '-');
  for (let nth = 1; ; nth++) {
    const name = `journal.${what}-${stamp}${nth === 1 ? '' : `-${nth}`}.${ending}`;
    const path = join(home, name);
    let fd: number;
    try {
      fd = openSync(path, 'wx', 0o600);
    } catch (error) {
      if (errnoOf(error) === 'EEXIST') continue;
      throw error;
    }
    try {
      writeFileSync(fd, bytes);
      fsyncSync(fd);
    } catch (error) {
      rmSync(path, { force: true });
      throw error;
    } finally {
      closeSync(fd);
    }
    return name;
  }
}
