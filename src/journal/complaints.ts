import { msgid, ngettext, t } from '../words/words.ts';
import type { FileReading, Stretch } from './lines.ts';

/** Says what is wrong with a journal that is only read. */
export function complaints(reading: FileReading): string[] {
  if (reading.torn)
    return [t`The last line of the journal is not whole (a power cut?); it was left out.`];
  if (reading.broken.length === 0) return [];
  const lines = lineList(reading);
  return [t`The journal is damaged: ${lines} could not be read; the rest is used.`];
}

/** `lines 3, 4`: the lines of a log that cannot be read; of many, the first five. */
export function lineList({ broken }: { broken: readonly Pick<Stretch, 'line'>[] }): string {
  const shown = broken.slice(0, 5).map(({ line }) => line);
  const numbers = shown.join(', ');
  const more = broken.length - shown.length;
  if (more > 0) return t`lines ${numbers} and ${more} more`;
  return ngettext(msgid`line ${numbers}`, `lines ${numbers}`, broken.length);
}
