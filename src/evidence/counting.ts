import { lineFrom, lineStarts } from './lines.ts';
import { parseTraceLine } from './strace.ts';

/** What a trace's lines add up to. */
export interface Count {
  /** System calls; one that was cut into `unfinished` and `resumed` counts once. */
  readonly calls: number;
  /** strace's own lines: exits and signals. */
  readonly notes: number;
  /** Whether the trace has come to its end (`+++ exited …` or `+++ killed …`). */
  readonly ended: boolean;
  /** Name and arguments of the first call. */
  readonly first: { readonly name: string; readonly args: string } | undefined;
}

/** Counts the calls of a trace. Linear in the text; looks at its first `limit` characters only. */
export function countCalls(text: string, limit = Number.POSITIVE_INFINITY): Count {
  let calls = 0;
  let notes = 0;
  let ended = false;
  let first: Count['first'];
  for (const start of lineStarts(text)) {
    if (start >= limit) break;
    const line = parseTraceLine(lineFrom(text, start));
    if (line?.kind === 'call') {
      calls++;
      first ??= { name: line.name, args: line.args };
    } else if (line?.kind === 'note' && line.about !== 'strace') {
      notes++;
      if (line.about === 'exit') ended = true;
    }
  }
  return { calls, notes, ended, first };
}

/** One row of the table that `strace -c` prints. */
export interface SummaryRow {
  readonly name: string;
  readonly calls: number;
  readonly errors: number;
  /** Its share of the time, in percent. */
  readonly share: number;
}

const ROW = /^\s*(\d+\.\d+)\s+\d+\.\d+\s+(?:\d+\s+)?(\d+)\s+(?:(\d+)\s+)?([a-z_]\w*)\s*$/;
const HEADING = /^% time\s.*\bcalls\b.*\bsyscall\s*$/;

/** The table of `strace -c`: its rows and its total; undefined when the text holds none. */
export function summaryOf(text: string): { rows: SummaryRow[]; total: number } | undefined {
  const at = text.lastIndexOf('% time');
  if (at === -1) return undefined;
  const rows: SummaryRow[] = [];
  let heading = false;
  for (const line of text.slice(at, at + 60_000).split('\n')) {
    heading ||= HEADING.test(line);
    const row = heading ? ROW.exec(line) : null;
    if (!row) continue;
    const [, share = '0', calls = '0', errors = '0', name = ''] = row;
    if (name === 'total') return { rows, total: Number(calls) };
    rows.push({ name, calls: Number(calls), errors: Number(errors), share: Number(share) });
  }
  if (rows.length === 0) return undefined;
  return { rows, total: rows.reduce((sum, row) => sum + row.calls, 0) };
}
