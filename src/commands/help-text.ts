import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isatty } from 'node:tty';
import { fileURLToPath } from 'node:url';
import { language } from '../words/words.ts';

/** Columns where nothing says how many there are, as commander has it. */
const USUAL = 80;

/** How wide help may be: as the terminal; in a pipe as COLUMNS says. */
export function helpWidth(): number {
  return (isatty(1) ? process.stdout.columns : Number(process.env.COLUMNS)) || USUAL;
}

/** What the build wrote down of `--help`: in 80 columns, and so wide that no line breaks. */
interface Written {
  readonly usual: string;
  readonly wide: string;
  /** Of its longest line, in columns. */
  readonly width: number;
}

/**
 * The help as it was written down when the program was built, so that nothing has to be loaded for it. Throws where it
 * was not, or where the terminal needs other lines.
 */
export function writtenHelp(): string {
  const folder = dirname(fileURLToPath(import.meta.url));
  const written: Written = JSON.parse(readFileSync(join(folder, `help.${language}.json`), 'utf8'));
  const width = helpWidth();
  if (width >= written.width) return written.wide;
  if (width === USUAL) return written.usual;
  throw new Error('the lines have to be broken for this terminal');
}
