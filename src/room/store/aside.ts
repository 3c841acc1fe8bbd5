import { createReadStream, createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { errnoOf } from '../../base/errors.ts';

/**
 * Keeps a log's bytes from `start` on beside it under a name of their own (`log.torn-2026-11-22T21-33-05.jsonl`),
 * flushed, and never over an existing file. Returns that file's name. Throws what the file system says.
 */
export async function keepAside(
  folder: string,
  what: 'torn' | 'damaged',
  start = 0,
  now = new Date(),
): Promise<string> {
  const stamp = now.toISOString().slice(0, 19).replaceAll(':', '-');
  for (let nth = 1; ; nth++) {
    const name = `log.${what}-${stamp}${nth === 1 ? '' : `-${nth}`}.jsonl`;
    const path = join(folder, name);
    try {
      await pipeline(
        createReadStream(join(folder, 'log.jsonl'), { start }),
        createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true }),
      );
      return name;
    } catch (error) {
      if (errnoOf(error) === 'EEXIST') continue;
      await rm(path, { force: true });
      throw error;
    }
  }
}
