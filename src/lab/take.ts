import { closeSync, createReadStream, readdirSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, posix } from 'node:path';
import { cleanLine } from '../base/clean.ts';
import { SpyError } from '../base/errors.ts';
import { never } from '../base/exhaustive.ts';
import { msgid, ngettext, t } from '../words/words.ts';
import type { LabFile } from './folder.ts';
import { type Found, lookInside, type Root } from './inside.ts';

/** A running lab, as `runningLabs` gives it. */
export interface RunningLabRef {
  readonly dir: string;
  readonly owner: LabFile;
}

/** A file of a lab, open for reading. */
export interface LabPiece {
  /** The last part of the name that was asked for. */
  readonly name: string;
  /** Bytes, as it was when it was opened. */
  readonly size: number;
  /** May be read once. */
  readonly content: AsyncIterable<Uint8Array>;
  /** Lets go of it, read or not. */
  close(): void;
}

const MOST_BYTES = 2 ** 30;
const MOST_NAMED = 8;

/**
 * Opens an ordinary file of a running lab; `wanted` is relative to the lab's home, or begins with `~`, `$HOME`, or
 * a path that the lab's programs know. Links are followed only within the lab's home and /tmp. Throws
 * SpyError('cannot-take').
 */
export function takeFrom(lab: RunningLabRef, wanted: string): LabPiece {
  const home = homeOf(lab);
  const path = pathInside(lab, wanted, home);
  const found = lookInside(rootsOf(lab, home), path);
  if (found.kind !== 'there') throw cannot(lab, wanted, found);
  const { fd, stat } = found;
  const name = posix.basename(path);
  if (!stat.isFile() || stat.size > MOST_BYTES) {
    closeSync(fd);
    const why = stat.isFile() ? t`it is larger than 1 GB` : t`it is a folder`;
    throw cannot(lab, wanted, { kind: 'refused', why });
  }
  // A file that still grows is taken as long as it is now.
  const stream = createReadStream('', { fd, start: 0, end: Math.max(0, stat.size - 1) });
  const content = stat.size === 0 ? nothing() : stream;
  return { name, size: stat.size, content, close: () => stream.destroy() };
}

/** Whether a lab has such a file. */
export function hasPiece(lab: RunningLabRef, wanted: string): boolean {
  const home = homeOf(lab);
  const found = lookInside(rootsOf(lab, home), pathInside(lab, wanted, home));
  if (found.kind === 'there') closeSync(found.fd);
  return found.kind === 'there' && found.stat.isFile();
}

function homeOf({ dir, owner }: RunningLabRef): string {
  return owner.homeInside ?? join(dir, 'home');
}

function rootsOf({ dir, owner }: RunningLabRef, home: string): Root[] {
  const outside = join(dir, 'home');
  // Without a sandbox a program may have written the folder's real name into a link.
  const names = new Set([home, ...(home === outside ? [realpathSync(outside)] : [])]);
  return [
    ...[...names].map((inside) => ({ inside, outside })),
    { inside: '/tmp', outside: owner.tmpOutside ?? join(dir, 'tmp') },
  ];
}

/**
 * What was typed as the lab's programs would name it. The learner's own shell turns `~/x` into a file of the
 * learner's own home; the lab's home is meant.
 */
function pathInside({ dir }: RunningLabRef, wanted: string, home: string): string {
  const typed = posix.normalize(wanted.replace(/^(?:~|\$HOME|\$\{HOME\})(?=\/|$)/, home));
  const meant = [
    { folder: home, means: home },
    { folder: join(dir, 'home'), means: home },
    { folder: '/tmp', means: '/tmp' },
    ...(homedir() === '/' ? [] : [{ folder: posix.normalize(homedir()), means: home }]),
  ]
    .filter(({ folder }) => typed === folder || typed.startsWith(`${folder}/`))
    .sort((one, other) => other.folder.length - one.folder.length)[0];
  return meant
    ? posix.join(meant.means, typed.slice(meant.folder.length))
    : posix.resolve(home, typed);
}

async function* nothing(): AsyncGenerator<Uint8Array> {}

function cannot(
  lab: RunningLabRef,
  wanted: string,
  found: Exclude<Found, { kind: 'there' }>,
): SpyError {
  const name = cleanLine(wanted, 80);
  const there = whatIsThere(lab);
  switch (found.kind) {
    case 'missing':
      return new SpyError('cannot-take', t`There is no ${name} in the lab.`, there);
    case 'outside': {
      const path = cleanLine(found.path, 80);
      return new SpyError(
        'cannot-take',
        t`${name} is not in the lab: it leads to ${path}.`,
        `${t`Only files in the lab's home and its /tmp can be taken.`} ${there}`,
      );
    }
    case 'refused':
      return new SpyError('cannot-take', t`${name} cannot be taken: ${found.why}.`, there);
    default:
      return never(found);
  }
}

/** The files in the lab's home, and in its /tmp if that is its own. */
function whatIsThere(lab: RunningLabRef): string {
  const home = homeOf(lab);
  const own = lab.owner.tmpOutside !== '/tmp';
  const names = rootsOf(lab, home).flatMap((root) => {
    if (root.inside === '/tmp' && !own) return [];
    const prefix = root.inside === '/tmp' ? '/tmp/' : '';
    return filesIn(root).map((name) => prefix + name);
  });
  const all = [...new Set(names)];
  if (all.length === 0) return t`There are no files in its home yet: write one there first.`;
  const some = all.slice(0, MOST_NAMED).join(', ');
  const more = all.length - MOST_NAMED;
  if (more <= 0) return t`There are: ${some}.`;
  return ngettext(
    msgid`There are: ${some}, and ${more} more.`,
    `There are: ${some}, and ${more} more.`,
    more,
  );
}

function filesIn({ outside }: Root): string[] {
  try {
    return readdirSync(outside, { withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
      .map(({ name }) => cleanLine(name, 60))
      .sort();
  } catch {
    return [];
  }
}
