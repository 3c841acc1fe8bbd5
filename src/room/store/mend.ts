import { createReadStream, createWriteStream } from 'node:fs';
import { type FileHandle, open, rename, rm, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { lineList } from '../../journal/complaints.ts';
import { t } from '../../words/words.ts';
import { keepAside } from './aside.ts';
import { flushFolder } from './flush.ts';
import type { Inspection, Stretch } from './inspect.ts';

/**
 * Makes a log fit to be appended to; whatever is taken out is kept under another name first. Returns what the
 * facilitator should be told. Throws what the file system says, with the log untouched or already whole.
 */
export async function mend(folder: string, found: Inspection): Promise<string[]> {
  const file = join(folder, 'log.jsonl');
  const [first] = found.broken;
  if (first === undefined) {
    if (found.lacksNewline) await endLine(file);
    return [];
  }
  if (found.torn) {
    const aside = await keepAside(folder, 'torn', first.start);
    await truncate(file, first.start);
    return [
      t`The last line of the room's log was not whole (a crash?) and was dropped; it is kept in ${aside}.`,
    ];
  }
  const aside = await keepAside(folder, 'damaged');
  await rewrite(folder, file, found);
  const { events } = found;
  const lines = lineList(found);
  return [
    t`The room's log was damaged: ${lines} could not be read. The damaged file is kept as ${aside}; everything else (${events} events) goes on.`,
  ];
}

/** Cut exactly before its newline, an event is whole, so it stays. */
async function endLine(file: string): Promise<void> {
  const handle = await open(file, 'a');
  try {
    await writeAll(handle, '\n');
  } finally {
    await handle.close();
  }
}

async function writeAll(handle: FileHandle, text: string): Promise<void> {
  await handle.appendFile(text);
  await handle.datasync();
}

/** Writes the log anew without its broken lines; under its own name it is there only when it is whole. */
async function rewrite(folder: string, file: string, found: Inspection): Promise<void> {
  const fresh = join(folder, 'log.new');
  const size = found.size;
  await rm(fresh, { force: true });
  try {
    await (await open(fresh, 'wx', 0o600)).close();
    for (const [start, end] of kept(found.broken, size))
      await pipeline(
        createReadStream(file, { start, end: end - 1 }),
        createWriteStream(fresh, { flags: 'a', flush: true }),
      );
    if (found.lacksNewline) await endLine(fresh);
    await rename(fresh, file);
    await flushFolder(folder);
  } catch (error) {
    await rm(fresh, { force: true });
    throw error;
  }
}

/** The stretches between the broken ones. */
function kept(broken: readonly Stretch[], size: number): [start: number, end: number][] {
  const starts = [0, ...broken.map(({ end }) => end)];
  const ends = [...broken.map(({ start }) => start), size];
  return starts
    .map((start, n): [number, number] => [start, ends[n] ?? size])
    .filter(([start, end]) => end > start);
}
