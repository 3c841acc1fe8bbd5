import { resolve } from 'node:path';
import { cleanLine } from '../base/clean.ts';
import { SpyError } from '../base/errors.ts';
import { msgid, ngettext, t } from '../words/words.ts';
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
  if (known === undefined) throw unknownPaper(cleanLine(paper, 40));
  if (out === undefined)
    throw usage(
      force
        ? t`--force is for a zine that is written to files.`
        : t`--paper is for a zine that is written to files.`,
      t`Say where: --out DIR.`,
    );
  if (out === '')
    throw usage(
      t`The folder to write into has no name.`,
      t`Say where: --out DIR, or --out . here.`,
    );
  if (check)
    throw usage(t`One thing at a time: --out or --check.`, t`Check it first, then write it.`);
  if (page !== undefined) throw onePage(cleanLine(page, 40));
  return { folder: resolve(out), paper: known };
}

function unknownPaper(shown: string): SpyError {
  const formats = PAPERS.join(', ');
  return usage(t`There is no paper "${shown}" for the zine.`, t`Choose one of ${formats}.`);
}

function onePage(shown: string): SpyError {
  return usage(
    t`The zine is written whole, not page ${shown} alone.`,
    t`Leave out the page; a printer can be told which ones to print.`,
  );
}

/** Writes the zine, and says what is where and how it is printed. */
export async function writeTo(
  zine: Zine,
  { folder, paper }: Order,
  force?: boolean,
): Promise<string> {
  const written = await writeZine(zine, folder, { paper, force });
  const sheets = zine.pages.length / PAGES_A_SHEET;
  const where = cleanLine(folder);
  const files: readonly (readonly [string, string])[] = [
    [ZINE_FILES.reading, t`to read on a screen`],
    [ZINE_FILES.page, t`the same as one web page`],
    [ZINE_FILES.booklet, toPrint(sheets, paper)],
    [ZINE_FILES.mini, t`one sheet, one side; its margin tells how to fold`],
  ];
  const width = Math.max(...files.map(([file]) => file.length));
  return [
    written.every(({ same }) => same)
      ? t`The zine is in ${where}, already, and just the same:`
      : t`The zine is in ${where}:`,
    ...files.map(([file, what]) => `  ${file.padEnd(width)}  ${what}`),
    t`Print the booklet on both sides, flip on the short edge, scale 100 %.`,
    t`A printer for one side only: the odd pages, then the even ones on their backs.`,
    ...(paper === 'a4' ? [t`For letter paper: --paper letter.`] : []),
    '',
  ].join('\n');
}

function toPrint(sheets: number, paper: Paper): string {
  return paper === 'a4'
    ? ngettext(
        msgid`to print: ${sheets} sheet of A4, then fold and staple`,
        `to print: ${sheets} sheets of A4, then fold and staple`,
        sheets,
      )
    : ngettext(
        msgid`to print: ${sheets} sheet of letter, then fold and staple`,
        `to print: ${sheets} sheets of letter, then fold and staple`,
        sheets,
      );
}

function usage(message: string, remedy: string): SpyError {
  return new SpyError('usage', message, remedy, { exitCode: 2 });
}
