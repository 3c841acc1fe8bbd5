import { resolve } from 'node:path';
import { cleanLine } from '../base/clean.ts';
import { SpyError } from '../base/errors.ts';
import type { Zine } from '../zine/model.ts';
import { PAPERS, type Paper } from '../zine/pdf/papers.ts';
import { PAGES_A_SHEET } from '../zine/sheets.ts';
import { writeZine, ZINE_FILES } from '../zine/write.ts';
import type { ZineOptions } from './zine.ts';

/** Where the zine goes, and on which paper. */
export interface Order {
  readonly folder: string;
  readonly paper: Paper;
}

/** What was asked for in writing; throws SpyError `usage` where that makes no sense. */
export function orderOf(page: string | undefined, options: ZineOptions): Order {
  const { out, paper = 'a4', force, check } = options;
  const known = PAPERS.find((each) => each === paper.toLowerCase());
  if (known === undefined)
    throw usage(
      `There is no paper "${cleanLine(paper, 40)}" for the zine.`,
      `Choose one of ${PAPERS.join(', ')}.`,
    );
  if (out === undefined)
    throw usage(
      `${force ? '--force' : '--paper'} is for a zine that is written to files.`,
      'Say where: --out DIR.',
    );
  if (out === '')
    throw usage('The folder to write into has no name.', 'Say where: --out DIR, or --out . here.');
  if (check)
    throw usage('One thing at a time: --out or --check.', 'Check it first, then write it.');
  if (page !== undefined)
    throw usage(
      `The zine is written whole, not page ${cleanLine(page, 40)} alone.`,
      'Leave out the page; a printer can be told which ones to print.',
    );
  return { folder: resolve(out), paper: known };
}

/** Writes the zine, and says what is where and how it is printed. */
export async function writeTo(
  zine: Zine,
  { folder, paper }: Order,
  force?: boolean,
): Promise<string> {
  const written = await writeZine(zine, folder, { paper, force });
  const name = paper === 'a4' ? 'A4' : 'letter';
  const sheets = zine.pages.length / PAGES_A_SHEET;
  const kept = written.every(({ same }) => same) ? 'already, and just the same' : '';
  return [
    `The zine is in ${cleanLine(folder)}${kept === '' ? '' : `, ${kept}`}:`,
    `  ${ZINE_FILES.reading}          to read on a screen`,
    `  ${ZINE_FILES.page}         the same as one web page`,
    `  ${ZINE_FILES.booklet}  to print: ${sheets} ${sheets === 1 ? 'sheet' : 'sheets'} of ${name}, then fold and staple`,
    `  ${ZINE_FILES.mini}     strace on one sheet: one side; its margin says how to fold`,
    'Print the booklet on both sides, flip on the short edge, scale 100 %.',
    'A printer for one side only: the odd pages, then the even ones on their backs.',
    ...(paper === 'a4' ? ['For letter paper: --paper letter.'] : []),
    '',
  ].join('\n');
}

function usage(message: string, remedy: string): SpyError {
  return new SpyError('usage', message, remedy, { exitCode: 2 });
}
