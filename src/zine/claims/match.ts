import stripAnsi from 'strip-ansi';
import { withoutTabs } from '../tabs.ts';

export type Match =
  | { readonly ok: true }
  | {
      readonly ok: false;
      /** The first expected line that did not come, from 0; as long as `expected` when something else came after all. */
      readonly at: number;
      readonly why: string;
    };

const ANY = '...';
/** What was so once and is another time otherwise, in a terminal's line: a process's number, a time. */
export const EXAMPLE = /‹([^›]*)›/g;

/** A terminal's text as lines: no escape codes, no tabs, no blanks at the lines' ends, no empty lines at the end. */
export function linesOf(text: string): string[] {
  const lines = stripAnsi(text)
    .split(/\r*\n/)
    .map((line) => withoutTabs(line).trimEnd());
  while (lines.at(-1) === '') lines.pop();
  return lines;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** Columns are lined up for a screen; on a narrow page a few blanks are one. */
function oneBlank(line: string): string {
  return line.trim().replace(/\s+/g, ' ');
}

/** What a line may look like, as a pattern; `...` stands for any text, between blanks for no word too; see EXAMPLE. */
function pattern(expected: string): string {
  // A terminal's own dots (strace cuts strings with "...") are any text as well.
  return escaped(oneBlank(expected))
    .replace(/^\\.\\.\\. /, '(?:.* )?')
    .replace(/(?<= )\\.\\.\\. /g, '(?:.* )?')
    .replace(/ \\.\\.\\.$/, '(?: .*)?')
    .replaceAll('\\.\\.\\.', '.*')
    .replace(EXAMPLE, (_, example: string) => (example.includes(' ') ? '.+' : '\\S+'));
}

function fits(expected: string, line: string): boolean {
  return new RegExp(`^${pattern(expected)}$`).test(oneBlank(line));
}

/** Whether a piece of a line, written as expected lines are, stands in a line. */
export function containsLine(piece: string, line: string): boolean {
  return new RegExp(pattern(piece)).test(oneBlank(line));
}

/**
 * Whether what came is what a page shows: `...` in a line stands for any text, `‹example›` for any other word, a line
 * that is only `...` for any lines, none too. Several blanks count as one, those at a line's ends and escape codes not
 * at all.
 */
export function match(expected: readonly string[], got: readonly string[]): Match {
  const wanted = linesOf(expected.join('\n'));
  const came = linesOf(got.join('\n'));
  // Of every expected line, how far what came can have been used up: all possibilities at once.
  let places = new Set([0]);
  let anywhere = false;
  for (const [at, line] of wanted.entries()) {
    if (line.trim() === ANY) {
      anywhere = true;
      continue;
    }
    const first = Math.min(...places);
    const next = new Set<number>();
    for (let place = first; place < came.length; place++)
      if ((anywhere || places.has(place)) && fits(line, came[place] ?? '')) next.add(place + 1);
    if (next.size === 0) return { ok: false, at, why: whyNot(line, came, first, anywhere) };
    places = next;
    anywhere = false;
  }
  if (anywhere || places.has(came.length)) return { ok: true };
  const rest = came[Math.max(...places)] ?? '';
  return { ok: false, at: wanted.length, why: `after it all, this came: ${rest}` };
}

function whyNot(line: string, came: readonly string[], first: number, anywhere: boolean): string {
  if (came.length === 0) return `nothing came; expected: ${line}`;
  const instead = anywhere ? nearest(line, came.slice(first)) : came[first];
  if (instead === undefined) return `no more came; expected: ${line}`;
  return anywhere
    ? `never came: ${line}; the nearest to it is: ${instead}`
    : `expected: ${line}; came: ${instead}`;
}

/** The line that begins most like another one. */
function nearest(line: string, lines: readonly string[]): string | undefined {
  const wanted = oneBlank(line);
  const same = (other: string) => {
    const end = [...wanted].findIndex((letter, at) => oneBlank(other)[at] !== letter);
    return end < 0 ? wanted.length : end;
  };
  return [...lines].sort((a, b) => same(b) - same(a))[0];
}

/** Whether these lines came in this order, whatever else came. */
export function shows(expected: readonly string[], got: readonly string[]): Match {
  const spread = [ANY, ...expected.flatMap((line) => [line, ANY])];
  const result = match(spread, got);
  return result.ok ? result : { ...result, at: Math.floor((result.at - 1) / 2) };
}
