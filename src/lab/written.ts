import {
  closeSync,
  constants,
  type Dirent,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import type { Lab } from './model.ts';

/** A text file that a command wrote; the path as the lab's programs see it. */
export interface WrittenText {
  readonly path: string;
  readonly text: string;
}

const MOST_ENTRIES = 3000;
const MOST_FILES = 8;
const MOST_BYTES = 16 << 20;
/** File times come from a clock that ticks this rarely (HZ=100), so they may lie a little before. */
const COARSE_MS = 10;

interface Found {
  readonly outside: string;
  readonly inside: string;
  readonly mtimeMs: number;
}

/**
 * Text files in the lab's home and /tmp that were modified since `since` (milliseconds): at most 8, those
 * whose name stands in one of the `hints` (command lines) first, then the newest. Looks at 3,000 entries at
 * most, follows no symbolic link, reads at most 16 MB of each, and leaves out binary files. Never throws.
 */
export async function filesWrittenSince(
  lab: Pick<Lab, 'home' | 'homeOutside' | 'tmpOutside'>,
  since: number,
  hints: readonly string[] = [],
): Promise<WrittenText[]> {
  const names = new Set(hints.flatMap(wordsOf).map((word) => basename(word)));
  const found = walk(lab, since - COARSE_MS);
  const rank = (file: Found) => (names.has(basename(file.outside)) ? 1 : 0);
  found.sort((one, other) => rank(other) - rank(one) || other.mtimeMs - one.mtimeMs);
  const written: WrittenText[] = [];
  for (const file of found) {
    if (written.length === MOST_FILES) break;
    const text = readText(file.outside);
    if (text !== undefined) written.push({ path: file.inside, text });
  }
  return written;
}

/** Breadth first: what a learner writes lies near the top. */
function walk(lab: Pick<Lab, 'home' | 'homeOutside' | 'tmpOutside'>, since: number): Found[] {
  const found: Found[] = [];
  const folders = [
    { outside: lab.homeOutside, inside: lab.home },
    { outside: lab.tmpOutside, inside: '/tmp' },
  ];
  let left = MOST_ENTRIES;
  for (const folder of folders) {
    for (const entry of entriesOf(folder.outside)) {
      if (left-- <= 0) return found;
      const outside = join(folder.outside, entry.name);
      const inside = join(folder.inside, entry.name);
      if (entry.isDirectory()) folders.push({ outside, inside });
      else if (entry.isFile()) {
        const mtimeMs = modified(outside);
        if (mtimeMs >= since) found.push({ outside, inside, mtimeMs });
      }
    }
  }
  return found;
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

/** When a file of ours was modified; without a sandbox /tmp holds other people's files too. */
function modified(path: string): number {
  try {
    const stat = lstatSync(path);
    return stat.uid === process.getuid?.() ? stat.mtimeMs : 0;
  } catch {
    return 0;
  }
}

function readText(path: string): string | undefined {
  let fd: number | undefined;
  try {
    // Whatever the path has become since: no link is followed and no pipe waited for.
    fd = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    const stat = fstatSync(fd);
    if (!stat.isFile()) return undefined;
    const buffer = Buffer.allocUnsafe(Math.min(stat.size, MOST_BYTES));
    let length = 0;
    while (length < buffer.length) {
      const read = readSync(fd, buffer, length, buffer.length - length, length);
      if (read === 0) break;
      length += read;
    }
    const bytes = buffer.subarray(0, length);
    return bytes.subarray(0, 8192).includes(0) ? undefined : bytes.toString('utf8');
  } catch {
    return undefined;
  } finally {
    if (fd !== undefined) closeSync(fd);
  }
}

/** `strace -o"my trace" >x` names -o, my, trace and x; an option's letters may stick to the file's name. */
function wordsOf(line: string): string[] {
  return line
    .split(/[\s"'<>|&;()=]+/)
    .filter((word) => word !== '')
    .flatMap((word) => (/^-[A-Za-z]./.test(word) ? [word, word.slice(2)] : [word]));
}
