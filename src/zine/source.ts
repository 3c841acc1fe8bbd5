import { plainSource } from '../base/source/plain.ts';
import type { Fault } from '../base/source/problem.ts';

/** Far more than a page needs. */
const MOST_BYTES = 200_000;
/** What no text has: escape sequences begin with one of them. Tab and line feed are text. */
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

function faultOf(line: string): string | undefined {
  if (line.includes('\ufffd')) return 'is not UTF-8: save the file as UTF-8';
  const control = CONTROL.exec(line)?.[0].codePointAt(0);
  if (control === undefined) return undefined;
  return `a control character (U+${control.toString(16).toUpperCase().padStart(4, '0')}), which cannot be seen: remove it`;
}

/** A file of the zine as text; undefined with a fault at its line where it is none that could be read. */
export function readSource(bytes: Uint8Array): { text: string | undefined; faults: Fault[] } {
  const nothing = (line: number, message: string) => ({
    text: undefined,
    faults: [{ line, message }],
  });
  if (bytes.length > MOST_BYTES)
    return nothing(1, `${bytes.length} bytes: a file of the zine has at most ${MOST_BYTES}`);
  const text = plainSource(new TextDecoder().decode(bytes));
  for (const [index, line] of text.split('\n').entries()) {
    const message = faultOf(line);
    if (message !== undefined) return nothing(index + 1, message);
  }
  return { text, faults: [] };
}
