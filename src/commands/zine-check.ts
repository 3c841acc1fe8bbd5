import { type CheckResult, checkZine } from '../author/zine-check.ts';
import { never } from '../base/exhaustive.ts';
import { shownPath } from '../base/source/problem.ts';
import { msgid, ngettext, t } from '../words/words.ts';
import type { Zine } from '../zine/model.ts';

const VERDICTS = ['true', 'false', 'left-out'] as const;

/** Runs what the zine claims; says what is not true as it comes, then how each page did. Returns the exit status. */
export async function checked(zine: Zine): Promise<number> {
  process.stdout.write(
    `${t`Each terminal and each claim is run in a lab of its own. That takes a minute.`}\n`,
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
  const word = verdict === 'false' ? t`not true here` : t`left out`;
  const reason = (why ?? '').split('\n').map((each) => `    ${each}`.trimEnd());
  return [`${shownPath(file)}:${line}: ${word}: ${what}`, ...(why ? reason : []), ''].join('\n');
}

/** One line a page, and one for all. */
export function summary(zine: Zine, results: readonly CheckResult[]): string {
  const pages = [...zine.pages, ...zine.mini].map((page) => {
    const own = results.filter(({ file }) => file === page.file);
    const counts = VERDICTS.flatMap((verdict) => {
      const count = own.filter((result) => result.verdict === verdict).length;
      return count === 0 ? [] : [counted(verdict, count)];
    });
    const number = zine.mini.includes(page) ? `mini ${page.number}` : String(page.number);
    const title = `${number.padStart(6)} ${page.title}`;
    return `${title}: ${counts.join(', ') || t`nothing to run`}`;
  });
  const wrong = results.filter(({ verdict }) => verdict === 'false').length;
  const tried = results.length;
  const all =
    wrong > 0
      ? ngettext(
          msgid`${wrong} of ${tried} are not true on this machine.`,
          `${wrong} of ${tried} are not true on this machine.`,
          wrong,
        )
      : t`All that could be tried is true on this machine.`;
  return ['', ...pages, '', all, ''].join('\n');
}

function counted(verdict: CheckResult['verdict'], count: number): string {
  switch (verdict) {
    case 'true':
      return ngettext(msgid`${count} true`, `${count} true`, count);
    case 'false':
      return ngettext(msgid`${count} false`, `${count} false`, count);
    case 'left-out':
      return ngettext(msgid`${count} left out`, `${count} left out`, count);
    default:
      return never(verdict);
  }
}
