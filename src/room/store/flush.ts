import { type FileHandle, open } from 'node:fs/promises';
import { errnoOf } from '../../base/errors.ts';

/** Makes a file's content survive a power cut. Some network and user-space file systems cannot: no failure to write. */
export async function flush(file: FileHandle): Promise<void> {
  try {
    await file.datasync();
  } catch (error) {
    if (!['EINVAL', 'ENOSYS', 'ENOTSUP'].includes(errnoOf(error) ?? '')) throw error;
  }
}

/** Makes the names in a folder survive a power cut, where folders can be flushed. */
export async function flushFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch {
    // Not every system lets one flush a folder.
  }
}
