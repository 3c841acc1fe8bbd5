import { lineEnd, lineFrom, lineStart } from './lines.ts';
import { type CallResult, parseTraceLine, resultOf, type TraceLine } from './strace.ts';

/** A whole call, put together from the lines it is spread over. */
export interface Call {
  readonly pid: string | undefined;
  readonly name: string;
  readonly args: string;
  readonly result: CallResult;
  /** Where its first line begins in the text. */
  readonly offset: number;
}

type CallLine = Extract<TraceLine, { kind: 'call' }>;
interface Waiting {
  readonly pid: string | undefined;
  readonly offset: number;
}

const JOINT = /<unfinished \.\.\.>|<\.\.\. \S+ resumed>/g;
const ENDING = /^(.*)\)\s+= (.+)$/s;
/** A write of many lines in between is real; more than this is not worth the time. */
const AHEAD = 200;
const BACK = 8;
const WAITING = 256;
const MOVES = 1_000;

/** A text that may hold a trace. Nothing is parsed before it is asked for, so 10 MB cost nothing. */
export class Trace {
  #rest: Map<number, number> | undefined;
  #begin = new Map<number, number>();
  #moves: readonly Call[] | undefined;
  #births = new Map<string, Call | undefined>();

  constructor(readonly text: string) {}

  /** The call whose line, or one of whose lines, begins at `start`; undefined when there is none. */
  callAt(start: number): Call | undefined {
    const line = lineFrom(this.text, start);
    const parsed = parseTraceLine(line);
    if (!parsed) return ENDING.test(line) ? this.#before(start) : undefined;
    switch (parsed.kind) {
      case 'note':
        return undefined;
      case 'resumed': {
        this.#joints();
        const begin = this.#begin.get(start);
        if (begin !== undefined) return this.callAt(begin);
        return { ...parsed, offset: start };
      }
      case 'call':
        return this.#whole(parsed, start);
    }
  }

  /**
   * The directory that `pid` was in at `offset`, as far as the trace shows it: by its own chdir, or by
   * its parent's before it was born; else `cwd`. undefined when it went somewhere relative.
   */
  directoryAt(offset: number, pid: string | undefined, cwd: string, depth = 0): string | undefined {
    // Without a pid it was the first process, while it was alone: everybody's forebear.
    const moved = this.#chdirs().findLast(
      (call) => call.offset < offset && (call.pid === pid || call.pid === undefined),
    );
    if (moved) return /^"(\/(?:[^"\\]|\\.)*)"/.exec(moved.args)?.[1];
    const parent = pid === undefined || depth > 5 ? undefined : this.#birthOf(pid);
    return parent ? this.directoryAt(parent.offset, parent.pid, cwd, depth + 1) : cwd;
  }

  /** The changes of directory that worked, in order. */
  #chdirs(): readonly Call[] {
    if (this.#moves) return this.#moves;
    const moves: Call[] = [];
    for (
      let at = this.text.indexOf('chdir("');
      at !== -1 && moves.length < MOVES;
      at = this.text.indexOf('chdir("', at + 1)
    ) {
      const call = this.callAt(lineStart(this.text, at));
      if (call?.name === 'chdir' && call.result.kind === 'returned') moves.push(call);
    }
    this.#moves = moves;
    return moves;
  }

  /** The call that made a process, if the trace shows it. */
  #birthOf(pid: string): Call | undefined {
    if (!this.#births.has(pid)) {
      const birth = new RegExp(
        `(?:clone3?|v?fork)(?:\\(| resumed>).*\\)\\s+= ${pid}(?:[<\\s]|$)`,
        'm',
      ).exec(this.text);
      this.#births.set(pid, birth ? this.callAt(lineStart(this.text, birth.index)) : undefined);
    }
    return this.#births.get(pid);
  }

  #whole(call: CallLine, offset: number): Call {
    if (call.end === 'closed') return { ...call, offset };
    if (call.end === 'open') {
      const rest = this.#continuation(offset);
      if (rest) return { ...call, args: `${call.args}\n${rest.args}`, result: rest.result, offset };
    }
    const at = this.#joints().get(offset);
    const rest = at === undefined ? undefined : parseTraceLine(lineFrom(this.text, at));
    if (rest?.kind !== 'resumed') return { ...call, offset };
    return { ...call, args: `${call.args} ${rest.args}`, result: rest.result, offset };
  }

  /** The end of a call that the program's own output cut in two. */
  #continuation(start: number): { args: string; result: CallResult; at: number } | undefined {
    let at = lineEnd(this.text, start) + 1;
    const lines: string[] = [];
    for (let count = 0; count < AHEAD && at < this.text.length; count++) {
      const line = lineFrom(this.text, at);
      if (parseTraceLine(line)) return undefined;
      const ending = ENDING.exec(line);
      if (ending)
        return { args: [...lines, ending[1]].join('\n'), result: resultOf(ending[2] ?? ''), at };
      lines.push(line);
      at = lineEnd(this.text, at) + 1;
    }
    return undefined;
  }

  /** The call that an ending such as `) = 6` belongs to. */
  #before(start: number): Call | undefined {
    let at = start;
    for (let count = 0; count < BACK && at > 0; count++) {
      at = lineStart(this.text, at - 1);
      const parsed = parseTraceLine(lineFrom(this.text, at));
      if (!parsed) continue;
      if (parsed.kind !== 'call' || parsed.end !== 'open') return undefined;
      return this.#continuation(at)?.at === start ? this.#whole(parsed, at) : undefined;
    }
    return undefined;
  }

  /** Which resumed line belongs to which unfinished one, found in one pass. */
  #joints(): Map<number, number> {
    if (this.#rest) return this.#rest;
    const rest = new Map<number, number>();
    const waiting = new Map<string, Waiting[]>();
    for (const joint of this.text.matchAll(JOINT)) {
      const start = lineStart(this.text, joint.index);
      const parsed = parseTraceLine(lineFrom(this.text, start));
      if (parsed?.kind === 'resumed') {
        const begin = take(waiting.get(parsed.name), parsed.pid);
        if (begin === undefined) continue;
        rest.set(begin, start);
        this.#begin.set(start, begin);
      } else {
        const begun = parsed ? { call: parsed, offset: start } : this.#openBefore(start);
        if (begun?.call.kind !== 'call' || begun.call.end === 'closed') continue;
        const list = waiting.get(begun.call.name) ?? [];
        list.push({ pid: begun.call.pid, offset: begun.offset });
        if (list.length > WAITING) list.shift();
        waiting.set(begun.call.name, list);
      }
    }
    this.#rest = rest;
    return rest;
  }

  /** `vfork(strace: Process 12 attached` has its ` <unfinished ...>` on the next line. */
  #openBefore(start: number): { call: TraceLine; offset: number } | undefined {
    if (start === 0) return undefined;
    const offset = lineStart(this.text, start - 1);
    const call = parseTraceLine(lineFrom(this.text, offset));
    return call && { call, offset };
  }
}

/** strace leaves the pid out while only one process lives, so a missing pid fits any. */
function take(list: Waiting[] | undefined, pid: string | undefined): number | undefined {
  if (!list) return undefined;
  let at = list.findLastIndex((each) => each.pid === pid);
  if (at === -1) at = list.findLastIndex((each) => each.pid === undefined || pid === undefined);
  return at === -1 ? undefined : list.splice(at, 1)[0]?.offset;
}
