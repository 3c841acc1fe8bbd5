import type { FileReading } from './lines.ts';

/** Says what is wrong with a journal that is only read. */
export function complaints(reading: FileReading): string[] {
  if (reading.torn)
    return ['The last line of the journal is not whole (a power cut?); it was left out.'];
  if (reading.broken.length === 0) return [];
  return [`The journal is damaged: ${lineList(reading)} could not be read; the rest is used.`];
}

/** `lines 3, 4`: the lines that cannot be read. */
export function lineList({ broken }: FileReading): string {
  const numbers = broken.slice(0, 5).map(({ line }) => line);
  const more = broken.length > 5 ? ` and ${broken.length - 5} more` : '';
  return `line${broken.length === 1 ? '' : 's'} ${numbers.join(', ')}${more}`;
}
