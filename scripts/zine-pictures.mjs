import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The pages shown in the README, by their place in the PDF. */
const PAGES = [
  { page: 3, file: 'zine-line' },
  { page: 14, file: 'zine-map' },
];

/** Prints the zine and takes pictures of two of its pages into `out`. Needs pdftoppm (poppler-utils). */
export async function takeZinePictures(out) {
  const folder = await mkdtemp(join(tmpdir(), 'spy-zine-'));
  try {
    await run(process.execPath, ['dist/cli.js', 'zine', '--out', folder]);
    for (const { page, file } of PAGES) {
      await run('pdftoppm', [
        ...['-png', '-r', '110', '-singlefile', '-f', page, '-l', page].map(String),
        join(folder, 'spy-school-zine.pdf'),
        join(out, file),
      ]);
      console.log(`docs/${file}.png`);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
