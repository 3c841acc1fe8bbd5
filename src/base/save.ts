import { randomBytes } from 'node:crypto';
import { constants, lstatSync, realpathSync, type Stats, statSync } from 'node:fs';
import { copyFile, link, open, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { t } from '../words/words.ts';
import { errnoOf, messageOf, SpyError } from './errors.ts';

/** What a file system says that knows no second name for a file, or does not like it. */
const NO_LINKS = new Set(['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'EMLINK', 'EINVAL']);

/**
 * Writes a file that somebody asked for, whole or not at all; what stands there already is only replaced
 * with `force`, and only if it is an ordinary file. Throws SpyError `usage` (2).
 */
export async function saveFile(
  file: string,
  content: string | Uint8Array | AsyncIterable<Uint8Array>,
  force = false,
): Promise<void> {
  const there = look(file);
  if (there?.isDirectory()) throw usage(t`${file} is a folder.`, t`Name a file in it.`);
  if (there && !force) throw exists(file);
  try {
    const target = there ? (realPath(file) ?? file) : file;
    const before = statSync(target, { throwIfNoEntry: false });
    if (before && !before.isFile())
      throw usage(t`${file} is not an ordinary file.`, t`Choose another name.`);
    await write(target, content, force, before);
  } catch (error) {
    if (error instanceof SpyError) throw error;
    if (errnoOf(error) === 'EEXIST') throw exists(file);
    const missing = errnoOf(error) === 'ENOENT';
    const why = missing ? t`its folder does not exist` : messageOf(error);
    throw usage(
      t`Cannot write ${file}: ${why}.`,
      missing ? t`Create the folder first, or choose another.` : t`Choose another place.`,
      error,
    );
  }
}

/** Under its own name the file is there only when it is whole. */
async function write(
  target: string,
  content: string | Uint8Array | AsyncIterable<Uint8Array>,
  force: boolean,
  before: Stats | undefined,
): Promise<void> {
  const fresh = join(dirname(target), `.spy-school-${randomBytes(6).toString('hex')}`);
  const handle = await open(fresh, 'wx');
  try {
    try {
      await writeFile(handle, content);
      if (before) await handle.chmod(before.mode & 0o777);
      await handle.sync();
    } finally {
      await handle.close();
    }
    if (force) await rename(fresh, target);
    else await putDown(fresh, target);
  } finally {
    await rm(fresh, { force: true });
  }
}

/** Gives the file its name, unless something has that name by now. */
async function putDown(fresh: string, target: string): Promise<void> {
  try {
    await link(fresh, target);
  } catch (error) {
    if (!NO_LINKS.has(errnoOf(error) ?? '')) throw error;
    await copyFile(fresh, target, constants.COPYFILE_EXCL);
  }
}

function look(file: string): Stats | undefined {
  try {
    return lstatSync(file, { throwIfNoEntry: false });
  } catch {
    // Whatever is in the way (a file used as a folder, no permission), writing will say it.
    return undefined;
  }
}

/** Where a symbolic link leads; undefined when it leads nowhere. */
function realPath(file: string): string | undefined {
  try {
    return realpathSync(file);
  } catch {
    return undefined;
  }
}

function exists(file: string): SpyError {
  return usage(t`${file} exists already.`, t`Choose another name, or replace it with --force.`);
}

function usage(message: string, remedy: string, cause?: unknown): SpyError {
  return new SpyError('usage', message, remedy, { exitCode: 2, cause });
}
