import { type JournalEvent, readEvent } from './events.ts';

/** A stretch of the file, in bytes; `end` is exclusive and includes the newline. */
export interface Stretch {
  /** Line number, from 1. */
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

export interface FileReading {
  /** In the file's order; an id may come twice. */
  readonly events: readonly JournalEvent[];
  readonly broken: readonly Stretch[];
  /** Whether the only broken line is the very last one: what a power cut leaves behind. */
  readonly torn: boolean;
  /** Set when a later Spy School wrote in this file: what gave it away. */
  readonly newer: string | undefined;
  /** Whether the last line is a whole event that only lacks its newline. */
  readonly lacksNewline: boolean;
}

const NEWLINE = 10;

/** Reads a journal's bytes line by line; bad UTF-8 breaks only the line it stands in. Never throws. */
export function readLines(bytes: Buffer): FileReading {
  const events: JournalEvent[] = [];
  const broken: Stretch[] = [];
  let newer: string | undefined;
  let lastGood = -1;
  for (let start = 0, line = 1; start < bytes.length; line++) {
    const newline = bytes.indexOf(NEWLINE, start);
    const end = newline === -1 ? bytes.length : newline + 1;
    const text = decode(bytes.subarray(start, end));
    if (text?.trim() !== '') {
      const reading = text === undefined ? ({ kind: 'broken' } as const) : readEvent(text);
      if (reading.kind === 'broken') broken.push({ line, start, end });
      else lastGood = start;
      if (reading.kind === 'event') events.push(reading.event);
      if (reading.kind === 'newer') newer ??= reading.what;
    }
    start = end;
  }
  const [first] = broken;
  return {
    events,
    broken,
    torn: broken.length === 1 && first !== undefined && first.start > lastGood,
    newer,
    lacksNewline: lastGood >= 0 && bytes.indexOf(NEWLINE, lastGood) === -1,
  };
}

/** The bytes without the broken stretches. */
export function withoutBroken(bytes: Buffer, broken: readonly Stretch[]): Buffer {
  const kept: Buffer[] = [];
  let from = 0;
  for (const { start, end } of broken) {
    kept.push(bytes.subarray(from, start));
    from = end;
  }
  kept.push(bytes.subarray(from));
  return Buffer.concat(kept);
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function decode(bytes: Buffer): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}
