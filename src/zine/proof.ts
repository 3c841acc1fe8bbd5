import { readFile } from 'node:fs/promises';
import { plainSource } from '../base/source/plain.ts';
import { type Problem, problemOf } from '../base/source/problem.ts';
import type { Problems } from './errors.ts';
import type { Fonts } from './fonts.ts';
import { faultsOf } from './layout/check.ts';
import { layPage } from './layout/page.ts';
import type { Format, Leaf } from './marks.ts';
import type { Page, Theme } from './model.ts';

/** What pages are laid out with. */
export interface Press {
  readonly theme: Theme;
  readonly fonts: Fonts;
}

/** Letters of a page that its face does not have, each once. */
function lettersLacked(leaf: Leaf, fonts: Fonts): string[] {
  const marks = leaf.pieces.flatMap((piece) => piece.marks);
  const lacked = marks.flatMap((mark) =>
    mark.kind === 'text' ? fonts.missing(mark.text, mark.face) : [],
  );
  return [...new Set(lacked)];
}

/** The same as problems, at the lines where the letters are first written. */
async function letterProblems({ file }: Page, letters: readonly string[]): Promise<Problem[]> {
  const source = await readFile(file, 'utf8').catch(() => '');
  const lines = plainSource(source).split('\n');
  return letters.map((letter) => {
    const line = Math.max(1, lines.findIndex((each) => each.includes(letter)) + 1);
    const message = `the fonts have no letter ${letter}: say it in other letters, or draw it`;
    return problemOf(file, { line, message });
  });
}

/** Pages laid out and looked over. What must not be printed goes to `problems`. */
export async function proofs(
  pages: readonly Page[],
  format: Format,
  { theme, fonts }: Press,
  problems: Problems,
): Promise<Leaf[]> {
  const leaves: Leaf[] = [];
  for (const page of pages) {
    const leaf = problems.try(() => layPage(page, format, theme, fonts));
    if (leaf === undefined) continue;
    const lacked = lettersLacked(leaf, fonts);
    if (lacked.length > 0) problems.found.push(...(await letterProblems(page, lacked)));
    else
      problems.add(
        page.file,
        ...faultsOf(leaf, format, fonts).map((message) => ({ line: 1, message })),
      );
    leaves.push(leaf);
  }
  return leaves;
}
