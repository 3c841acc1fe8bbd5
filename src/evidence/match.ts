import type { Values } from '../base/values.ts';
import type { Matcher } from '../course/model.ts';
import { lineEnd, lineFrom, lineStart, lineStarts } from './lines.ts';
import { patternOf } from './patterns.ts';
import { type CallResult, parseTraceLine } from './strace.ts';
import { type Call, Trace } from './trace.ts';
import { callShows, type Want, wantsOf } from './wants.ts';

/** What a matcher is read against. */
export interface MatchContext {
  readonly values: Values;
  readonly home: string;
  /** Where the command worked; undefined when that is not known. */
  readonly cwd: string | undefined;
}

/** A line that matched, as it stands in the text. */
export interface Found {
  readonly line: string;
  readonly offset: number;
}

/** Which of a call matcher's demands a call meets. */
export interface Fit {
  readonly name: boolean;
  readonly arg: boolean;
  readonly result: boolean;
}

type CallMatcher = Extract<Matcher, { match: 'call' }>;

/**
 * The first line of `text` that matches. Looks for the telling text first and reads only the lines
 * that hold it, so a trace of 100,000 lines is no trouble. Never throws.
 */
export function findMatch(
  matcher: Matcher,
  text: string,
  context: MatchContext,
): Found | undefined {
  return [...matches(matcher, text, context, 1)][0];
}

/** The lines that match, at most `limit`. */
export function* matches(
  matcher: Matcher,
  text: string,
  context: MatchContext,
  limit: number,
): Generator<Found> {
  let found = 0;
  if (matcher.match === 'line') {
    const test = patternOf(matcher.pattern, context.values);
    for (const offset of lineStarts(text)) {
      if (found === limit) return;
      const line = lineFrom(text, offset);
      if (!test(line)) continue;
      found++;
      yield { line, offset };
    }
    return;
  }
  const wants = wantedArgs(matcher, context);
  const needles = wants ? wants.flatMap((want) => want.needles) : namesIn(matcher);
  const trace = new Trace(text);
  for (const start of candidates(text, needles)) {
    if (found === limit) return;
    const call = trace.callAt(start);
    if (!call) continue;
    const fit = fits(matcher, call, trace, context, wants);
    if (!fit.name || !fit.arg || !fit.result) continue;
    found++;
    // A line that is only the tail of a call is shown by the call's own first line.
    const offset = parseTraceLine(lineFrom(text, start)) ? start : call.offset;
    yield { line: lineFrom(text, offset), offset };
  }
}

/** How far the call at `start` meets a call matcher; undefined when no call stands there. */
export function fitAt(
  matcher: CallMatcher,
  text: string,
  start: number,
  context: MatchContext,
): Fit | undefined {
  const trace = new Trace(text);
  const call = trace.callAt(start);
  return call && fits(matcher, call, trace, context, wantedArgs(matcher, context));
}

/** Whether the line that begins at `start` matches, read together with the lines it belongs to. */
export function matchesAt(
  matcher: Matcher,
  text: string,
  start: number,
  context: MatchContext,
): boolean {
  if (matcher.match === 'line')
    return patternOf(matcher.pattern, context.values)(lineFrom(text, start));
  const fit = fitAt(matcher, text, start, context);
  return fit?.name === true && fit.arg && fit.result;
}

function fits(
  matcher: CallMatcher,
  call: Call,
  trace: Trace,
  context: MatchContext,
  wants: readonly Want[] | undefined,
): Fit {
  return {
    name: matcher.names.length === 0 || matcher.names.includes(call.name),
    arg: wants === undefined || wants.some((want) => callShows(want, call, trace, context.cwd)),
    result: resultFits(matcher.result, call.result),
  };
}

function resultFits(wanted: CallMatcher['result'], result: CallResult): boolean {
  if (wanted === 'any') return true;
  if (wanted === 'ok') return result.kind === 'returned';
  if (wanted === 'failed') return result.kind === 'failed';
  return result.kind !== 'returned' && result.errno === wanted;
}

/** undefined: any argument will do. */
function wantedArgs(matcher: CallMatcher, context: MatchContext): Want[] | undefined {
  return matcher.arg === undefined ? undefined : wantsOf(matcher.arg, context.values, context.home);
}

/** What to look for without an argument: a wanted error is rarer than the call's name. */
function namesIn({ names, result }: CallMatcher): string[] {
  // ltrace shows no error names, so its calls are looked at whatever is wanted.
  const ltrace = names.flatMap((name) => [`SYS_${name}(`, `${name}@SYS(`]);
  if (/^E[A-Z0-9]+$/.test(result)) return [result, ...ltrace];
  if (result === 'failed') return ['= -1 E', ...ltrace];
  if (names.length === 0) return ['('];
  return names.flatMap((name) => [`${name}(`, `${name}@`, `<... ${name} resumed>`]);
}

/** Where the lines begin that hold one of the needles, in order, each once. */
function* candidates(text: string, needles: readonly string[]): Generator<number> {
  const next = needles.map((needle) => text.indexOf(needle));
  for (;;) {
    const at = next.reduce(
      (least, each) => (each !== -1 && (least === -1 || each < least) ? each : least),
      -1,
    );
    if (at === -1) return;
    yield lineStart(text, at);
    const end = lineEnd(text, at);
    for (let index = 0; index < next.length; index++) {
      const each = next[index] ?? -1;
      if (each !== -1 && each <= end) next[index] = text.indexOf(needles[index] ?? '', end);
    }
  }
}
