import type { Lab } from '../../lab/model.ts';
import { linesOf, match, shows } from '../../zine/claims/match.ts';
import type { SessionStep } from '../../zine/model.ts';
import { stepsOf, withoutSudo, type ZineJob } from './jobs.ts';
import { PageTerminal, type Shown } from './terminal.ts';
import { type Verdict, verdictOn, whatCame } from './verdict.ts';

/** What became of a command, and what came of it. */
export type Played = Verdict & {
  readonly line: number;
  readonly command: string;
  readonly output: readonly string[];
};

const CTRL_C = '^C';

/** Whether what stands before the `^C` of a step has come; undefined: the step has no Ctrl-C. */
function enoughFor(step: SessionStep): ((output: string) => boolean) | undefined {
  const at = step.expected.findIndex((line) => line.includes(CTRL_C));
  const line = step.expected[at];
  if (line === undefined) return undefined;
  const begun = line.slice(0, line.indexOf(CTRL_C));
  const before = [...step.expected.slice(0, at), ...(begun === '' ? [] : [`${begun}...`]), '...'];
  return (output) => match(before, linesOf(output)).ok;
}

/** A job's commands with their lines in the page's file. */
export function commandsOf({ what }: ZineJob): { line: number; command: string }[] {
  if ('run' in what) return [{ line: what.line, command: what.run }];
  return stepsOf(what).map(({ step, line }) => ({ line, command: step.command }));
}

/** A scene that ends the shell, `exit` say. */
const GONE: Shown = { output: '', ended: true, exit: undefined };

function whatFailed({ ended, exit }: Shown, patienceMs: number): string {
  if (!ended)
    return `did not end within ${patienceMs / 1000} seconds: what goes on belongs behind an &`;
  if (exit === undefined) return 'closed its terminal: is there an exit in it?';
  return exit === 0 ? 'printed something' : `failed (exit ${exit})`;
}

/** Runs a job in a lab that is its own. */
export async function play(job: ZineJob, lab: Lab, patienceMs: number): Promise<Played[]> {
  const { what } = job;
  const all = (why: string): Played[] =>
    commandsOf(job).map((each) => ({ ...each, verdict: 'false', why, output: [] }));
  const terminal = await PageTerminal.open(lab, patienceMs);
  if (job.scene !== undefined) {
    const set = await terminal.set(job.scene).catch(() => GONE);
    if (!set.ended || set.exit !== 0 || set.output !== '')
      return all(`the scene "${what.scene}" ${whatFailed(set, patienceMs)}${whatCame(set.output)}`);
  }
  if ('run' in what) {
    const shown = await terminal.run(withoutSudo(what.run));
    const output = linesOf(shown.output);
    const verdict = verdictOn(shows(what.shows, output), shown, patienceMs);
    return [{ line: what.line, command: what.run, output, ...verdict }];
  }
  const played: Played[] = [];
  for (const { step, line } of stepsOf(what)) {
    const shown = await terminal.type(withoutSudo(step.command), enoughFor(step));
    const output = linesOf(shown.output);
    const verdict = verdictOn(match(step.expected, output), shown, patienceMs);
    played.push({ line, command: step.command, output, ...verdict });
    if (!shown.ended) break;
  }
  return [...played, ...all('the command before it did not end').slice(played.length)];
}
