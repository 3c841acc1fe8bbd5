import type { Fault } from '../base/source/problem.ts';
import type { ScriptLine, Task } from './model.ts';

/** The forms of a script's lines, for messages. */
export const SCRIPT_FORMS =
  '"$ command", "$& command", "^C", "wait: text", "> answer", "cite: text" or "# words"';

function tabOf(digits: string | undefined): number {
  return digits === undefined || digits === '' ? 1 : Number(digits);
}

function keyOf(letter: string | undefined): 'C' | 'D' | 'Z' {
  return letter === 'D' || letter === 'Z' ? letter : 'C';
}

/** One line of a script, or undefined if it has none of the forms. */
function parseLine(line: string): ScriptLine | undefined {
  const typed = /^\$([1-9]?)(&?)\s+(\S.*)$/.exec(line);
  if (typed !== null)
    return { act: 'type', tab: tabOf(typed[1]), text: typed[3] ?? '', wait: typed[2] !== '&' };
  const key = /^\^([CDZ])([1-9]?)$/.exec(line);
  if (key !== null) return { act: 'key', tab: tabOf(key[2]), key: keyOf(key[1]) };
  const wait = /^wait([1-9]?):\s*(\S.*)$/.exec(line);
  if (wait !== null) return { act: 'await', tab: tabOf(wait[1]), text: wait[2] ?? '' };
  const answer = /^>\s*(\S.*)$/.exec(line);
  if (answer !== null) return { act: 'answer', text: answer[1] ?? '' };
  const cite = /^cite:\s*(\S.*)$/.exec(line);
  if (cite !== null) return { act: 'cite', text: cite[1] ?? '' };
  const say = /^#\s*(\S.*)$/.exec(line);
  if (say !== null) return { act: 'say', text: say[1] ?? '' };
  return undefined;
}

/**
 * Reads a solution or a wrong attempt, one act a line; see CONTRIBUTING.md for the forms. `firstLine` is
 * the line in the chapter on which `text` begins. Never throws: what it cannot read is in `faults`.
 */
export function parseScript(text: string, firstLine = 1): { lines: ScriptLine[]; faults: Fault[] } {
  const lines: ScriptLine[] = [];
  const faults: Fault[] = [];
  text.split(/\r\n?|\n/).forEach((raw, index) => {
    const line = raw.trim();
    if (line === '') return;
    const parsed = parseLine(line);
    if (parsed !== undefined) lines.push(parsed);
    else faults.push({ line: firstLine + index, message: `"${line}": expected ${SCRIPT_FORMS}` });
  });
  return { lines, faults };
}

/**
 * Reads what somebody wants to try on a task: lines in the forms of a script; a line without a marker is
 * the answer where the task asks for one (answer, choose, predict), and is typed into the shell elsewhere.
 */
export function parseTryLines(lines: readonly string[], task: Task): ScriptLine[] {
  const answers = task.kind === 'answer' || task.kind === 'choose' || task.kind === 'predict';
  return lines
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map(
      (line) =>
        parseLine(line) ??
        (answers ? { act: 'answer', text: line } : { act: 'type', tab: 1, text: line, wait: true }),
    );
}
