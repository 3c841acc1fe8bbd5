/** How a call ended. `unknown`: still running, cut off, or `= ?`. */
export type CallResult =
  | { readonly kind: 'returned'; readonly value: string }
  | { readonly kind: 'failed'; readonly errno: string }
  | { readonly kind: 'unknown'; readonly errno: string | undefined };

/**
 * One line of a trace. A call's `end` is `unfinished` when the line says so (the rest comes in a
 * `resumed` line), and `open` when the line just stops: the program's own output came in between,
 * or the call is still waiting.
 */
export type TraceLine =
  | {
      readonly kind: 'call';
      readonly pid: string | undefined;
      readonly name: string;
      readonly args: string;
      readonly result: CallResult;
      readonly end: 'closed' | 'unfinished' | 'open';
    }
  | {
      readonly kind: 'resumed';
      readonly pid: string | undefined;
      readonly name: string;
      readonly args: string;
      readonly result: CallResult;
    }
  /** strace's own words: `+++ exited with 0 +++`, `--- SIGCHLD {…} ---`, `strace: Process 1 attached`. */
  | {
      readonly kind: 'note';
      readonly pid: string | undefined;
      readonly about: 'exit' | 'signal' | 'strace';
    };

const UNKNOWN: CallResult = { kind: 'unknown', errno: undefined };

// What may stand before a call: grep's file and line, [pid 1], 1 (from -o -f), times, -i, -n.
const GREP = String.raw`(?!\d\d:\d\d:\d\d[\s.])(?:[^\s:()"]{1,200}[:-])?(?:\d+[:-])?`;
const MARKS = String.raw`(?:\s|\[pid\s+\d+(?:<[^>]*>)?\]|\[[0-9a-f?]{8,16}\]|\[\s*\d+\]|\(\+\s+\d+\.\d+\)|\d\d:\d\d:\d\d(?:\.\d+)?(?=\s)|\d+(?:\.\d+)?(?:<[^>]*>)?(?=\s))*`;
const HEAD = String.raw`(?:SYS_)?([A-Za-z_]\w*)(?:@\w+)?\(|<\.\.\. (?:SYS_)?(\w+)(?:@\w+)? resumed>|(\+\+\+ |--- |[sl]trace: )`;
const START = new RegExp(`^((?:${GREP})?${MARKS})(?:${HEAD})`);
const PID = /\[pid\s+(\d+)|(?:^|[:\-\s])(\d+)(?:<[^>]*>)?\s/;
const CLOCK = /\d\d:\d\d:\d\d(?:\.\d+)?\s/;
const CLOSED = /^\s*=\s+(\S.*)$/;
const LAST_RESULT = /^(.*)\)\s+= ((?:-?\d|0x|\?).*)$/s;

/** ltrace shows only the number of a kernel error; -1 may be a library's own. */
const ERRNO: Readonly<Record<string, string>> = {
  '-2': 'ENOENT',
  '-4': 'EINTR',
  '-11': 'EAGAIN',
  '-13': 'EACCES',
  '-17': 'EEXIST',
  '-20': 'ENOTDIR',
  '-21': 'EISDIR',
  '-22': 'EINVAL',
  '-111': 'ECONNREFUSED',
};

/** Reads one line of strace's or ltrace's output; undefined when it is something else. Never throws. */
export function parseTraceLine(line: string): TraceLine | undefined {
  const start = START.exec(line);
  if (!start) return undefined;
  const [whole, prefix = '', name, resumed, note] = start;
  const pid = pidOf(prefix);
  const rest = line.slice(whole.length);
  if (note !== undefined)
    return {
      kind: 'note',
      pid,
      about: note === '+++ ' ? 'exit' : note === '--- ' ? 'signal' : 'strace',
    };
  if (resumed !== undefined) {
    const { args, result } = split(rest) ?? { args: rest, result: UNKNOWN };
    return { kind: 'resumed', pid, name: resumed, args, result };
  }
  if (name === undefined) return undefined;
  const parts = split(rest);
  return parts && { kind: 'call', pid, name, ...parts };
}

/** The result as strace writes it after `= `. */
export function resultOf(text: string): CallResult {
  const said = text.trim();
  const named = /^(-\d+|\?) (E[A-Z0-9]+)\b/.exec(said);
  if (named?.[1] === '?') return { kind: 'unknown', errno: named[2] };
  if (named?.[2]) return { kind: 'failed', errno: named[2] };
  if (said === '' || said.startsWith('?')) return UNKNOWN;
  if (/^-\d/.test(said)) return { kind: 'failed', errno: ERRNO[said] ?? '' };
  if (said === 'nil') return { kind: 'failed', errno: '' };
  return { kind: 'returned', value: said.replace(/\s.*$/s, '') };
}

/** Only a number that stands alone is a pid; `12:` is grep's, `1.5` a time. */
function pidOf(prefix: string): string | undefined {
  const found = PID.exec(prefix.replace(CLOCK, ''));
  return found?.[1] ?? found?.[2];
}

function split(
  rest: string,
): { args: string; result: CallResult; end: 'closed' | 'unfinished' | 'open' } | undefined {
  const close = closing(rest);
  const ended = close === -1 ? undefined : CLOSED.exec(rest.slice(close + 1));
  if (ended?.[1] !== undefined)
    return { args: rest.slice(0, close), result: resultOf(ended[1]), end: 'closed' };
  const unfinished = /\s*<unfinished \.\.\.>\s*\)?\s*$/.exec(rest);
  if (unfinished)
    return { args: rest.slice(0, unfinished.index), result: UNKNOWN, end: 'unfinished' };
  const gone = /\s*<(?:no return|detached) \.\.\.>\s*$/.exec(rest);
  if (gone) return { args: rest.slice(0, gone.index), result: UNKNOWN, end: 'closed' };
  const last = LAST_RESULT.exec(rest);
  if (last) return { args: last[1] ?? '', result: resultOf(last[2] ?? ''), end: 'closed' };
  // Closed, but nothing came back: a line of a program that merely looks like a call.
  if (close !== -1) return undefined;
  return { args: rest, result: UNKNOWN, end: 'open' };
}

/** Where the call's own `)` stands, minding quotes and brackets; -1 when it does not come. */
function closing(rest: string): number {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < rest.length; at++) {
    const char = rest[at];
    if (char === '\\') at++;
    else if (char === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (char === '(' || char === '[' || char === '{') depth++;
    else if (char === ')' || char === ']' || char === '}') {
      if (depth === 0) return char === ')' ? at : -1;
      depth--;
    }
  }
  return -1;
}
