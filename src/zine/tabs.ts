/** A line as a terminal shows it: each tab reaches to the next multiple of eight columns. */
export function withoutTabs(line: string): string {
  let shown = '';
  for (const [at, piece] of line.split('\t').entries()) {
    if (at > 0) shown += ' '.repeat(8 - (shown.length % 8));
    shown += piece;
  }
  return shown;
}
