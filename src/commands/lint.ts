import { lint as findProblems } from '../author/lint.ts';
import { describe, shownPath } from '../base/source/problem.ts';
import { chaptersFolder } from '../course/load.ts';
import { readZine } from '../zine/load.ts';

type Write = (text: string) => void;

function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}

/**
 * `spy-school lint [dir]`: prints what authors should mend to stdout, one `file:line: message` a line.
 * Returns the exit code: 1 when there is an error, 0 with warnings only.
 */
export async function lint(
  dir: string | undefined,
  options: { json?: boolean },
  write: Write = (text) => process.stdout.write(text),
): Promise<number> {
  const folder = dir ?? chaptersFolder();
  // Without a folder it is the whole school, the zine too.
  const zine = dir === undefined ? (await readZine()).problems : [];
  const problems = [...(await findProblems(folder)), ...zine];
  const errors = problems.filter((problem) => problem.severity === 'error').length;
  const warnings = problems.length - errors;
  if (options.json === true) write(`${JSON.stringify(problems, null, 2)}\n`);
  else {
    for (const problem of problems) write(`${describe(problem)}\n`);
    const also = warnings > 0 ? ` and ${counted(warnings, 'warning')}` : '';
    if (errors > 0) write(`\n${counted(errors, 'error')}${also}.\n`);
    else if (warnings > 0) write(`\nNo errors${also}: the chapters can be played.\n`);
    else {
      const also = dir === undefined ? ', and with the zine' : '';
      write(`All is well with the chapters in ${shownPath(folder)}${also}.\n`);
    }
  }
  return errors > 0 ? 1 : 0;
}
