import { cleanLine } from '../base/clean.ts';
import { SpyError } from '../base/errors.ts';
import type { Zine } from '../zine/model.ts';
import { PAPERS, type Paper } from '../zine/pdf/papers.ts';
import { PAGES_A_SHEET } from '../zine/sheets.ts';
import { writeZine, ZINE_FILES } from '../zine/write.ts';
import type { ZineOptions } from './zine.ts';

/** The paper that was asked for. Throws SpyError `usage`. */
export function paperOf({ paper = 'a4', out }: ZineOptions): Paper {
  const known = PAPERS.find((each) => each === paper.toLowerCase());
  if (known === undefined)
    throw usage(
      `There is no paper "${cleanLine(paper, 40)}" for the zine.`,
      `Choose one of ${PAPERS.join(', ')}.`,
    );
  if (out === undefined)
    throw usage('Paper is for a zine that is written to files.', 'Say where: --out DIR.');
  return known;
}

/** Writes the zine, and says what is where and how it is printed. */
export async function writeTo(
  zine: Zine,
  folder: string,
  paper: Paper,
  force?: boolean,
): Promise<string> {
  const written = await writeZine(zine, folder, { paper, force });
  const name = paper === 'a4' ? 'A4' : 'letter';
  const sheets = zine.pages.length / PAGES_A_SHEET;
  const kept = written.every(({ same }) => same) ? 'already, and just the same' : '';
  return [
    `The zine is in ${folder}${kept === '' ? '' : `, ${kept}`}:`,
    `  ${ZINE_FILES.reading}          to read on a screen`,
    `  ${ZINE_FILES.page}         the same as one web page`,
    `  ${ZINE_FILES.booklet}  to print: ${sheets} ${sheets === 1 ? 'sheet' : 'sheets'} of ${name}, then fold and staple`,
    `  ${ZINE_FILES.mini}     strace on one sheet: one side; its margin says how to fold`,
    'Print the booklet on both sides, flip on the short edge, scale 100 %.',
    ...(paper === 'a4' ? ['For letter paper: --paper letter.'] : []),
    '',
  ].join('\n');
}

function usage(message: string, remedy: string): SpyError {
  return new SpyError('usage', message, remedy, { exitCode: 2 });
}
