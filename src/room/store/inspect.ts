import type { FileHandle } from 'node:fs/promises';
import { readEntry } from './line.ts';
import { logLines } from './log-lines.ts';

/** A stretch of a log that holds no event, in bytes; `end` is exclusive. */
export interface Stretch {
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

/** How a log was found. */
export interface Inspection {
  /** Bytes that were looked at. */
  readonly size: number;
  readonly events: number;
  readonly broken: readonly Stretch[];
  /** Whether the only broken line is the very last one: what a power cut or kill -9 leaves behind. */
  readonly torn: boolean;
  /** Set when a later Spy School wrote in it: what gave it away. */
  readonly newer: string | undefined;
  /** Whether the last line is a whole event that only lacks its newline. */
  readonly lacksNewline: boolean;
}

/** Reads a whole log once, a stretch at a time. Throws what the file system says. */
export async function inspect(file: FileHandle): Promise<Inspection> {
  const { size } = await file.stat();
  const broken: Stretch[] = [];
  let [events, lastGood, lacksNewline] = [0, -1, false];
  let newer: string | undefined;
  for await (const lines of logLines(file, size))
    for (const { line, start, end, text, whole } of lines) {
      if (text?.trim() === '') continue;
      const reading = text === undefined ? ({ kind: 'broken' } as const) : readEntry(text);
      if (reading.kind === 'newer') newer ??= reading.what;
      if (reading.kind === 'event') events += 1;
      if (reading.kind === 'broken') broken.push({ line, start, end });
      else [lastGood, lacksNewline] = [start, !whole];
    }
  const [first] = broken;
  const torn = broken.length === 1 && first !== undefined && first.start > lastGood;
  return { size, events, broken, torn, newer, lacksNewline };
}
