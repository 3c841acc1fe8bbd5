/** Where the line that holds `offset` begins. */
export function lineStart(text: string, offset: number): number {
  return offset <= 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

/** Where the line that begins at `start` ends (the place of its newline, or the text's end). */
export function lineEnd(text: string, start: number): number {
  const end = text.indexOf('\n', start);
  return end === -1 ? text.length : end;
}

/** The line that begins at `start`, without its line end. */
export function lineFrom(text: string, start: number): string {
  const end = lineEnd(text, start);
  return text.slice(start, text[end - 1] === '\r' && end > start ? end - 1 : end);
}

/** Where each line begins; a newline at the very end opens no further line. */
export function* lineStarts(text: string): Generator<number> {
  for (let start = 0; start < text.length; start = lineEnd(text, start) + 1) yield start;
}

/** The first and the last `half` characters: where programs say what went wrong. */
export function bothEnds(text: string, half = 20_000): string {
  return text.length <= 2 * half ? text : `${text.slice(0, half)}\n${text.slice(-half)}`;
}
