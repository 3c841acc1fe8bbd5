import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { messageOf } from './errors.ts';
import { log } from './log.ts';

/** A file that the build has written: what it made of the files that authors write, so that no start has to. */
export interface ReadyFile {
  readonly file: string;
  /** Of the file as the build wrote it. */
  readonly sha256: string;
}

/** What it was made of: names below a folder, and their digests. It is the file's first line; each value is one more. */
type Sources = Readonly<Record<string, string>>;

declare const READY_FILES: Readonly<Record<string, string>> | undefined;

/** The build's file of that name; undefined where the program runs without having been built, as tests do. */
export function readyFile(name: string): ReadyFile | undefined {
  const sha256 = typeof READY_FILES === 'undefined' ? undefined : READY_FILES[name];
  if (sha256 === undefined) return undefined;
  return { file: join(dirname(fileURLToPath(import.meta.url)), name), sha256 };
}

/** What the build writes: values, made of these files below `folder`. */
export function madeReady(
  folder: string,
  names: readonly string[],
  ...values: readonly unknown[]
): string {
  const sources: Sources = Object.fromEntries(
    names.map((name) => [name, digestOf(readFileSync(join(folder, name)))]),
  );
  return [sources, ...values].map((line) => JSON.stringify(line)).join('\n');
}

/**
 * What this program's own build made of exactly these files below `folder`, as they are now: its first value, or the one
 * at `place`. Undefined when a file was edited, is new or is gone, or when the build's own file is not, byte for byte,
 * what the build wrote. Never throws.
 */
export function ready<Value>(
  built: ReadyFile | undefined,
  folder: string,
  names: readonly string[],
  place = 0,
): Value | undefined {
  if (built === undefined) return undefined;
  try {
    const bytes = readFileSync(built.file);
    if (digestOf(bytes) !== built.sha256) return undefined;
    const [first = '', ...values] = bytes.toString().split('\n');
    const sources: Sources = JSON.parse(first);
    const known = Object.keys(sources).length === names.length;
    const same = (name: string) => sources[name] === digestOf(readFileSync(join(folder, name)));
    return known && names.every(same) ? JSON.parse(values[place] ?? '') : undefined;
  } catch (error) {
    log('ready', messageOf(error));
    return undefined;
  }
}

function digestOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
