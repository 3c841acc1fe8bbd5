import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as zlib from 'node:zlib';
import { messageOf } from './errors.ts';
import { log } from './log.ts';

/** A file that the build has written: what it made of the files that authors write, so that no start has to. */
export interface ReadyFile {
  readonly file: string;
  /** Of the file as the build wrote it. */
  readonly digest: string;
}

/** What it was made of: names below a folder, and their digests. They are the file's first line; the value is its second. */
type Sources = Readonly<Record<string, string>>;

declare const READY_FILES: Readonly<Record<string, string>> | undefined;

/** The build's file of that name; undefined where the program runs without having been built, as tests do. */
export function readyFile(name: string): ReadyFile | undefined {
  const digest = typeof READY_FILES === 'undefined' ? undefined : READY_FILES[name];
  if (digest === undefined) return undefined;
  return { file: join(dirname(fileURLToPath(import.meta.url)), name), digest };
}

/** What the build writes: a value, made of these files below `folder`. */
export function madeReady(folder: string, names: readonly string[], value: unknown): string {
  const sources: Sources = Object.fromEntries(
    names.map((name) => [name, digestOf(readFileSync(join(folder, name)))]),
  );
  return `${JSON.stringify(sources)}\n${JSON.stringify(value)}`;
}

/**
 * What this program's own build made of exactly these files below `folder`, as they are now. Undefined when a file was
 * edited, is new or is gone, or when the build's own file is not, byte for byte, what the build wrote. Never throws.
 */
export function ready<Value>(
  built: ReadyFile | undefined,
  folder: string,
  names: readonly string[],
): Value | undefined {
  if (built === undefined) return undefined;
  try {
    const bytes = readFileSync(built.file);
    if (digestOf(bytes) !== built.digest) return undefined;
    const [first = '', value = ''] = bytes.toString().split('\n');
    const sources: Sources = JSON.parse(first);
    const known = Object.keys(sources).length === names.length;
    const same = (name: string) => sources[name] === digestOf(readFileSync(join(folder, name)));
    return known && names.every(same) ? JSON.parse(value) : undefined;
  } catch (error) {
    log('ready', messageOf(error));
    return undefined;
  }
}

/**
 * Tells an edited file from the one that was read; against edits, not against attackers, who could write into the program as
 * well. node:crypto would take as long to load as all the rest. Throws before node 20.15, which has no `crc32`.
 */
export function digestOf(bytes: Buffer): string {
  return `${bytes.length}-${zlib.crc32(bytes).toString(16)}`;
}
