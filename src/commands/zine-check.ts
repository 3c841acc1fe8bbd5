import { type CheckResult, checkZine } from '../author/zine-check.ts';
import { shownPath } from '../base/source/problem.ts';
import type { Zine } from '../zine/model.ts';

const VERDICTS = ['true', 'false', 'left-out'] as const;

/** Runs what the zine claims; says what is not true as it comes, then how each page did. Returns the exit status. */
export async function checked(zine: Zine): Promise<number> {
  process.stdout.write(
    'Each terminal and each claim is run in a lab of its own. That takes a minute.\n',
  );
  const results = await checkZine(zine, {
    onResult: (result) => {
      if (result.verdict !== 'true') process.stdout.write(resultText(result));
    },
  });
  process.stdout.write(summary(zine, results));
  return results.some(({ verdict }) => verdict === 'false') ? 1 : 0;
}

/** What is not true, or was not tried: where, what, why. */
export function resultText({ file, line, command, verdict, why }: CheckResult): string {
  const what = command.split('\n')[0] ?? '';
  const word = verdict === 'false' ? 'not true here' : 'left out';
  const reason = (why ?? '').split('\n').map((each) => `    ${each}`.trimEnd());
  return [`${shownPath(file)}:${line}: ${word}: ${what}`, ...(why ? reason : []), ''].join('\n');
}

/** One line a page, and one for all. */
export function summary(zine: Zine, results: readonly CheckResult[]): string {
  const pages = [...zine.pages, ...zine.mini].map((page) => {
    const own = results.filter(({ file }) => file === page.file);
    const counts = VERDICTS.flatMap((verdict) => {
      const count = own.filter((result) => result.verdict === verdict).length;
      return count === 0 ? [] : [`${count} ${verdict.replace('-', ' ')}`];
    });
    const number = zine.mini.includes(page) ? `mini ${page.number}` : String(page.number);
    const title = `${number.padStart(6)} ${page.title}`;
    return `${title}: ${counts.join(', ') || 'nothing to run'}`;
  });
  const wrong = results.filter(({ verdict }) => verdict === 'false').length;
  const all =
    wrong > 0
      ? `${wrong} of ${results.length} are not true on this machine.`
      : 'All that could be tried is true on this machine.';
  return ['', ...pages, '', all, ''].join('\n');
}
