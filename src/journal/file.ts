import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { errnoOf, SpyError } from '../base/errors.ts';
import { t } from '../words/words.ts';
import { complaints } from './complaints.ts';
import type { JournalEvent } from './events.ts';
import { EventList, type Journal } from './journal.ts';
import { unwritable } from './unwritable.ts';

export type { Journal } from './journal.ts';

/** Where a home's journal is. */
export function journalFile(schoolHome: string): string {
  return join(schoolHome, 'journal.jsonl');
}

/**
 * Opens the journal of a school's home, creating both if need be; damage is set aside under another name
 * and told in `warnings`. With `readOnly` nothing on disk changes and `append` throws. Take the lock
 * (lock.ts) before opening it for writing. Throws SpyError('journal-newer') when a later Spy School wrote it
 * and SpyError('journal-unwritable') when it cannot be read or written; the file is then untouched.
 */
export async function openJournal(
  schoolHome: string,
  options: { readOnly?: boolean } = {},
): Promise<Journal> {
  const file = journalFile(schoolHome);
  const bytes = readJournalBytes(schoolHome) ?? Buffer.alloc(0);
  if (bytes.length === 0 && options.readOnly) return readOnlyJournal(file, [], []);
  const { readLines } = await import('./lines.ts');
  const reading = readLines(bytes);
  if (reading.newer !== undefined)
    throw new SpyError(
      'journal-newer',
      t`A newer Spy School wrote your journal (${reading.newer} in ${file}); this one cannot read it.`,
      t`Update: npx spy-school@latest. Or begin afresh elsewhere: SPY_SCHOOL_HOME=~/spy-school-2.`,
    );
  if (options.readOnly) return readOnlyJournal(file, reading.events, complaints(reading));
  // Whoever only looks does not need what writes.
  const { openDisk } = await import('./disk.ts');
  return openDisk(schoolHome, file, bytes, reading);
}

/**
 * The journal's bytes, undefined when there is none. Throws SpyError('journal-unwritable') when something
 * else stands in its place or it may not be read.
 */
export function readJournalBytes(schoolHome: string): Buffer | undefined {
  const file = journalFile(schoolHome);
  try {
    // A pipe or device would make us wait for ever.
    const kind = statSync(file);
    if (!kind.isFile() && !kind.isDirectory())
      throw new SpyError(
        'journal-unwritable',
        t`${file} is not an ordinary file.`,
        t`Move it away, or set SPY_SCHOOL_HOME to another folder.`,
      );
    return readFileSync(file);
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return undefined;
    throw unwritable(error, file, 'read');
  }
}

function readOnlyJournal(
  file: string,
  events: readonly JournalEvent[],
  warnings: readonly string[],
): Journal {
  return {
    events: new EventList(events).events,
    warnings,
    unsaved: 0,
    append: () => {
      throw new SpyError(
        'journal-unwritable',
        `${file} was opened for reading only.`,
        'Use memoryJournal(events) to play without saving.',
      );
    },
    close: () => {},
  };
}
