// Writes down what --help says, in every language, so that no start has to put it together (src/commands/help-text.ts).
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { OTHERS } from './build-words.mjs';

/** Asks the program that was built into `folder`. */
export function writeHelp(folder) {
  for (const language of ['en', ...OTHERS]) {
    const help = (columns) =>
      execFileSync(process.execPath, [join(folder, 'cli.js'), '--help'], {
        encoding: 'utf8',
        env: { ...process.env, COLUMNS: columns, SPY_SCHOOL_LANG: language },
      });
    const wide = help('1000');
    const width = Math.max(...wide.split('\n').map((line) => line.length));
    const written = { usual: help('80'), wide, width };
    writeFileSync(join(folder, `help.${language}.json`), JSON.stringify(written));
  }
}
