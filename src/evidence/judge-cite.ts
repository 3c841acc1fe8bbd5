import type { Matcher, Task } from '../course/model.ts';
import { t } from '../words/words.ts';
import { lineFrom, lineStart } from './lines.ts';
import { fitAt, type MatchContext, matchesAt } from './match.ts';
import type { CommandObservation, Observation } from './observation.ts';
import { commandsIn, contextOf, latest, shownBy } from './seen.ts';
import { slipOf } from './slips.ts';
import { parseTraceLine } from './strace.ts';
import { Trace } from './trace.ts';
import type { Truth } from './truth.ts';
import { notYet, passed, type Verdict, wrong } from './verdict.ts';

type CiteTask = Extract<Task, { kind: 'cite' }>;

/** A cited line where it stands. */
interface Place {
  readonly command: CommandObservation;
  readonly text: string;
  readonly start: number;
}

/** The latest cited line must stand in the learner's own output or files, and prove the matter. */
export function judgeCite(
  task: CiteTask,
  observations: readonly Observation[],
  truth: Truth,
): Verdict {
  const citation = latest(observations, 'citation');
  if (!citation || citation.line.trim() === '')
    return notYet(t`Pick the line of your own output that proves it.`);
  const commands = commandsIn(observations);
  const named = commands.filter(({ id }) => id === citation.command);
  const others = commands.filter(({ id }) => id !== citation.command).reverse();
  const places = [...named, ...others].flatMap((command) => placesOf(citation.line, command));
  const proof = places.find(({ command, text, start }) =>
    task.accept.some((each) => matchesAt(each, text, start, contextOf(command, truth))),
  );
  if (proof) {
    const line = lineFrom(proof.text, proof.start);
    return passed(t`That is the line that proves it.`, { command: proof.command.id, line });
  }
  const place = places[0];
  if (!place) return wrong(notShown(citation.line, commands));
  return wrong(
    slipAt(task, citation.line, place, truth) ??
      reasonAt(task.accept, place, contextOf(place.command, truth)),
  );
}

/** Where a command shows that line; a line that was cut for the screen ends in `…`. */
function placesOf(cited: string, command: CommandObservation): Place[] {
  const wanted = squeezed(cited);
  if (wanted === '') return [];
  const head = wanted.endsWith('…') && wanted.length > 20 ? wanted.slice(0, -1) : undefined;
  const needle = cited.trim().split(/\s|…/)[0] ?? '';
  for (const { text } of shownBy(command)) {
    for (let at = text.indexOf(needle); at !== -1; ) {
      const start = lineStart(text, at);
      const line = squeezed(lineFrom(text, start));
      if (line === wanted || (head !== undefined && line.startsWith(head)))
        return [{ command, text, start }];
      const next = text.indexOf('\n', at);
      at = next === -1 ? -1 : text.indexOf(needle, next);
    }
  }
  return [];
}

function squeezed(line: string): string {
  return line.replace(/\s+/g, ' ').trim();
}

function slipAt(task: CiteTask, line: string, place: Place, truth: Truth): string | undefined {
  // The slip is about this line, so the line is all that the command is said to have shown.
  const { offset } = new Trace(place.text).callAt(place.start) ?? { offset: place.start };
  const lines = [...new Set([offset, place.start])].map((start) => lineFrom(place.text, start));
  const only = { ...place.command, output: lines.join('\n') || line, files: [] };
  return slipOf(task.slips, only, truth);
}

function notShown(cited: string, commands: readonly CommandObservation[]): string {
  const line = squeezed(cited);
  const typed = commands.some(({ text }) => {
    const own = squeezed(text);
    return (
      own !== '' &&
      (line === own || (line.endsWith(own) && /[$#>%] $/.test(line.slice(0, -own.length))))
    );
  });
  return typed
    ? t`That is what you typed yourself. Pick a line that came back.`
    : t`That line does not stand in your own output. Pick one that your commands showed.`;
}

function reasonAt(accept: readonly Matcher[], place: Place, context: MatchContext): string {
  const { text, start } = place;
  const parsed = parseTraceLine(lineFrom(text, start));
  if (parsed?.kind === 'note')
    return t`That line is strace's own word about a process or a signal. It is no call, so it proves nothing about what the program asked for.`;
  const calls = accept.filter((matcher) => matcher.match === 'call');
  const fits = calls.flatMap((matcher) => {
    const fit = fitAt(matcher, text, start, context);
    return fit ? [{ matcher, fit }] : [];
  });
  const unlike = fits.find(({ fit }) => fit.name && fit.arg && !fit.result);
  if (unlike) return otherResult(unlike.matcher.result, text, start);
  if (fits.some(({ matcher, fit }) => fit.arg && matcher.arg !== undefined && !fit.name))
    return t`That line is about the right thing, but another call would prove it. Which call does what was asked?`;
  if (fits.some(({ matcher, fit }) => fit.name && matcher.arg !== undefined))
    return t`The right kind of call, but about something else. Read what stands in its brackets.`;
  if (calls.length === accept.length && !parsed && fits.length === 0)
    return t`That line was printed by a program; it is no call. Pick a line of the trace.`;
  return t`That line is your own, but it does not prove it yet. Ask which line would not be there if it were not so.`;
}

function otherResult(wanted: string, text: string, start: number): string {
  const result = new Trace(text).callAt(start)?.result;
  if (result?.kind === 'failed' && wanted === 'ok')
    return result.errno === 'ENOENT'
      ? t`The right thing was asked for there, but in vain: ENOENT means "no such file". Pick the line where it worked.`
      : t`The right thing was asked for there, but in vain: the line ends with an error. Pick the line where it worked.`;
  if (result?.kind === 'returned')
    return t`That call worked. The line that proves it ends with an error.`;
  return t`That line does not show how the call ended. Pick one that does.`;
}
