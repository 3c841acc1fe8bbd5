import type { Fault } from '../base/source/problem.ts';
import { EXAMPLE } from './claims/match.ts';
import type { Session, SessionStep } from './model.ts';
import { withoutTabs } from './tabs.ts';

/** `console`, `console scene=NAME`: what stands behind the fence's name, or a fault. */
export function sceneOf(
  info: string,
  line: number,
): { scene: string | undefined; faults: Fault[] } {
  const [, ...words] = info.trim().split(/\s+/);
  let scene: string | undefined;
  const faults: Fault[] = [];
  for (const word of words) {
    const name = /^scene=([a-z0-9]+(?:-[a-z0-9]+)*)$/.exec(word)?.[1];
    if (name === undefined || scene !== undefined)
      faults.push({ line, message: `"${word}": expected scene=NAME, once` });
    else scene = name;
  }
  return { scene, faults };
}

/** The typed line that begins at `from`, with the lines that its final backslashes join to it. */
function commandAt(rows: readonly string[], from: number): { command: string; next: number } {
  let next = from + 1;
  while (rows[next - 1]?.endsWith('\\') === true && next < rows.length) next++;
  return { command: rows.slice(from, next).join('\n').slice(2).trim(), next };
}

/** Reads a console fence's text; `line` is the line of the fence in its file. */
export function readSession(
  text: string,
  scene: string | undefined,
  line: number,
): { session: Session; faults: Fault[] } {
  const rows = text.split('\n').map((row) => withoutTabs(row).trimEnd());
  const steps: SessionStep[] = [];
  const faults: Fault[] = [];
  let output: string[] = [];
  let expected: string[] = [];
  for (let at = 0; at < rows.length; ) {
    const row = rows[at] ?? '';
    if (row === '$') faults.push({ line: line + 1 + at, message: 'a "$" without a command' });
    if (row.startsWith('$ ')) {
      const { command, next } = commandAt(rows, at);
      output = [];
      expected = [];
      steps.push({ command, output, expected });
      at = next;
      continue;
    }
    if (steps.length === 0 && faults.length === 0)
      faults.push({
        line: line + 1 + at,
        message: 'a terminal begins with what was typed: expected "$ command"',
      });
    output.push(row.replace(EXAMPLE, '$1'));
    expected.push(row);
    at++;
  }
  return { session: { line, scene, steps }, faults };
}
