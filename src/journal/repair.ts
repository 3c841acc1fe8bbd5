import { appendFileSync, truncateSync } from 'node:fs';
import writeFileAtomic from 'write-file-atomic';
import { t } from '../words/words.ts';
import { setAside } from './aside.ts';
import { lineList } from './complaints.ts';
import { type FileReading, withoutBroken } from './lines.ts';

/**
 * Makes a journal fit to be appended to, keeping whatever is taken out under another name first.
 * Returns what the learner should be told. Throws what the file system says, with the journal untouched
 * or already whole.
 */
export function repair(home: string, file: string, bytes: Buffer, reading: FileReading): string[] {
  const [first] = reading.broken;
  if (first === undefined) {
    // Cut exactly before its newline: the event is whole, so it stays.
    if (reading.lacksNewline) appendFileSync(file, '\n', { flush: true });
    return [];
  }
  if (reading.torn) {
    const aside = setAside(home, 'torn', 'txt', bytes.subarray(first.start));
    truncateSync(file, first.start);
    return [
      t`The last line of the journal was not whole (a power cut?) and was dropped; it is kept in ${aside}.`,
    ];
  }
  const aside = setAside(home, 'corrupt', 'jsonl', bytes);
  const good = withoutBroken(bytes, reading.broken);
  const whole = reading.lacksNewline ? Buffer.concat([good, Buffer.from('\n')]) : good;
  writeFileAtomic.sync(file, whole, { mode: 0o600 });
  const lines = lineList(reading);
  const rest = reading.events.length;
  return [
    t`The journal was damaged: ${lines} could not be read. The damaged file is kept as ${aside}; everything else (${rest} events) goes on in journal.jsonl.`,
  ];
}
