import { readFile } from 'node:fs/promises';
import { elsewhere, untried } from '../../zine/claims/commands.ts';
import { neverCame } from '../../zine/claims/output.ts';
import type { Page } from '../../zine/model.ts';
import type { CheckResult } from '../zine-check.ts';
import type { Played } from './play.ts';

const UNTRIED = 'the page names it, and none of its terminals and claims runs it';
const ELSEWHERE = 'it is for another place than a lab, and nobody tried it';
const NEVER_CAME = 'the page prints it as output, and none of its terminals and claims shows it';

/** What a page's words and drawings say beside its terminals: commands that nothing runs, output that never came. */
export async function wordsOf(page: Page, played: readonly Played[]): Promise<CheckResult[]> {
  const source = await readFile(page.file, 'utf8').catch(() => '');
  const told = (command: string, verdict: 'false' | 'left-out', why: string): CheckResult => {
    const line = source.slice(0, Math.max(0, source.indexOf(command))).split('\n').length;
    return { file: page.file, page: page.id, line, command, verdict, why };
  };
  const output = played.flatMap((each) => each.output);
  // What was left out may be where it would have come.
  const leftOut = played.flatMap((each) => (each.verdict === 'left-out' ? [each.why] : []))[0];
  return [
    ...untried(page).map((command) => told(command, 'false', UNTRIED)),
    ...elsewhere(page).map((command) => told(command, 'left-out', ELSEWHERE)),
    ...neverCame(page, output).map((piece) =>
      leftOut === undefined
        ? told(piece, 'false', NEVER_CAME)
        : told(piece, 'left-out', `it did not come, and a command was left out: ${leftOut}`),
    ),
  ];
}
