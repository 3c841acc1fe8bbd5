import type { FileHandle } from 'node:fs/promises';

/** A line of a file, in bytes; `end` is exclusive and includes the newline. */
export interface LogLine {
  /** From 1. */
  readonly line: number;
  readonly start: number;
  readonly end: number;
  /** Undefined where the line is no UTF-8 or longer than any event. */
  readonly text: string | undefined;
  /** Whether its newline is there. */
  readonly whole: boolean;
}

const NEWLINE = 10;
/** Small enough that parsing one never holds up the event loop for long. */
const CHUNK = 256 * 1024;
/** No event comes near this; what does is rubbish, and is not kept in memory. */
export const LONGEST_LINE = 4 * 1024 * 1024;

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** The lines in the first `upTo` bytes of a file, some at a time, in order; memory stays small however large it is. */
export async function* logLines(file: FileHandle, upTo: number): AsyncGenerator<LogLine[]> {
  let carried: Buffer[] = [];
  let carriedBytes = 0;
  let [line, start, position] = [1, 0, 0];
  const take = (tail: Buffer, whole: boolean): LogLine => {
    const end = start + carriedBytes + tail.length;
    const text = end - start > LONGEST_LINE ? undefined : decode(Buffer.concat([...carried, tail]));
    const taken = { line, start, end, text, whole };
    [carried, carriedBytes, line, start] = [[], 0, line + 1, end];
    return taken;
  };
  while (position < upTo) {
    const chunk = Buffer.allocUnsafe(Math.min(CHUNK, upTo - position));
    const { bytesRead } = await file.read(chunk, 0, chunk.length, position);
    if (bytesRead === 0) break;
    position += bytesRead;
    const bytes = chunk.subarray(0, bytesRead);
    const lines: LogLine[] = [];
    let from = 0;
    for (;;) {
      const newline = bytes.indexOf(NEWLINE, from);
      if (newline === -1) break;
      lines.push(take(bytes.subarray(from, newline + 1), true));
      from = newline + 1;
    }
    const rest = bytes.subarray(from);
    carriedBytes += rest.length;
    if (carriedBytes <= LONGEST_LINE) carried.push(rest);
    else carried = [];
    if (lines.length > 0) yield lines;
  }
  if (carriedBytes > 0) {
    carriedBytes = 0;
    const tail = Buffer.concat(carried);
    const end = position;
    const text = end - start > LONGEST_LINE ? undefined : decode(tail);
    yield [{ line, start, end, text, whole: false }];
  }
}

function decode(bytes: Buffer): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}
