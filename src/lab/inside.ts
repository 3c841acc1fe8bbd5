import { closeSync, constants, fstatSync, openSync, readlinkSync, type Stats } from 'node:fs';
import { posix } from 'node:path';
import { errnoOf } from '../base/errors.ts';
import { t } from '../words/words.ts';

/** A folder of a lab, by the names that its programs know it by, and where it really is. */
export interface Root {
  readonly inside: string;
  readonly outside: string;
}

/** What was found at a path: an open file or folder, or why there is none. */
export type Found =
  | { readonly kind: 'there'; readonly fd: number; readonly stat: Stats; readonly path: string }
  | { readonly kind: 'missing' }
  /** It, or a link on the way, leads out of the roots, or in circles. */
  | { readonly kind: 'outside'; readonly path: string }
  | { readonly kind: 'refused'; readonly why: string };

/** As many as the kernel follows. */
const MOST_LINKS = 40;
/** Linux: only looks the path up. Opens nothing, so no pipe is waited for and no device wakes. */
const O_PATH = 0o10000000;

/**
 * Looks a path up as a program in the lab would: symbolic links mean what they mean there, and none leads out of
 * the roots, however the folders change meanwhile. Reads files only; the caller closes `fd`. Never throws.
 */
export function lookInside(roots: readonly Root[], wanted: string): Found {
  let path = posix.normalize(wanted);
  if (path.includes('\0')) return { kind: 'missing' };
  try {
    for (let links = 0; links <= MOST_LINKS; links++) {
      const root = rootOf(roots, path);
      if (!root) return { kind: 'outside', path };
      const step = walk(root, path);
      if (typeof step !== 'string') return step;
      path = step;
    }
    return { kind: 'outside', path };
  } catch (error) {
    const code = errnoOf(error) ?? '';
    if (['ENOENT', 'ENOTDIR', 'ENAMETOOLONG'].includes(code)) return { kind: 'missing' };
    return { kind: 'refused', why: code === 'EACCES' ? t`it may not be read` : String(error) };
  }
}

/** The root that a path lies in; of two, the deeper one. */
function rootOf(roots: readonly Root[], path: string): Root | undefined {
  return roots
    .filter(({ inside }) => path === inside || path.startsWith(`${inside}/`))
    .sort((one, other) => other.inside.length - one.inside.length)[0];
}

/** Goes down name by name; a link gives the path to go on with. */
function walk(root: Root, path: string): Found | string {
  const names = path
    .slice(root.inside.length)
    .split('/')
    .filter((name) => name !== '');
  let fd = openSync(root.outside, O_PATH | constants.O_DIRECTORY);
  let at = root.inside;
  try {
    for (const [place, name] of names.entries()) {
      // Through the open folder, not its path: what was looked at is what is used.
      const next = openSync(`/proc/self/fd/${fd}/${name}`, O_PATH | constants.O_NOFOLLOW);
      const above = fd;
      fd = next;
      const link = fstatSync(next).isSymbolicLink();
      const target = link ? readlinkSync(`/proc/self/fd/${above}/${name}`) : undefined;
      closeSync(above);
      if (target !== undefined) return posix.resolve(at, target, ...names.slice(place + 1));
      at = posix.join(at, name);
    }
    const stat = fstatSync(fd);
    if (!stat.isFile() && !stat.isDirectory())
      return { kind: 'refused', why: t`it is not an ordinary file` };
    const opened = openSync(`/proc/self/fd/${fd}`, constants.O_RDONLY);
    return { kind: 'there', fd: opened, stat, path: at };
  } finally {
    closeSync(fd);
  }
}
