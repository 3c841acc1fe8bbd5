// Plays the real program and takes pictures of its screen into docs/: `npm run pictures`.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { takeBoardPictures } from './board-pictures.mjs';
import { openTerminal } from './terminal/run.mjs';
import { SCHEMES, screenSvg } from './terminal/svg.mjs';
import { takeZinePictures } from './zine-pictures.mjs';

const FOCUS = '\x07';
const OUT = new URL('../docs/', import.meta.url).pathname;

const home = await mkdtemp(join(tmpdir(), 'spy-pictures-'));
const school = (name, args, size, env = {}) =>
  openTerminal(process.execPath, ['dist/cli.js', ...args], {
    ...size,
    env: { SPY_SCHOOL_HOME: join(home, name), ...env },
  });
const take = async (run, file, title, scheme) => {
  await writeFile(join(OUT, file), screenSvg(run.term, title, SCHEMES[scheme]));
  console.log(`docs/${file}`);
};
const quit = async (run) => {
  run.pty.kill('SIGTERM');
  await run.exited;
};

const SMALL = { columns: 80, rows: 24 };
const WIDE = { columns: 140, rows: 45 };

/** The second flood of the course, a call highlighted in the learner's own output. */
async function listen(run) {
  await run.until('Enter to the shell');
  run.press(`${FOCUS}strace ./parrot\r`);
  await run.until('Solved.');
  await run.until('+++ exited with 0 +++');
}

await mkdir(OUT, { recursive: true });
try {
  const first = school('home', [], SMALL);
  await first.until('Wizard School');
  await first.until('Quit');
  await take(first, 'home-80x24.svg', 'The home screen of Spy School', 'dark');
  await quit(first);

  const small = school(
    'small',
    ['start', 'wizard-school', '--step', 'listen', '--seed', '7'],
    SMALL,
  );
  await listen(small);
  await take(
    small,
    'solved-80x24.svg',
    'A task solved on a small terminal: guide above, shell below',
    'dark',
  );
  await quit(small);

  const french = school(
    'french',
    ['start', 'wizard-school', '--step', 'listen', '--seed', '7', '--lang', 'fr'],
    SMALL,
  );
  await french.until('Entrée au shell');
  french.press(`${FOCUS}strace ./parrot\r`);
  await french.until('Résolu.');
  await french.until('+++ exited with 0 +++');
  await take(french, 'solved-80x24-fr.svg', 'La même étape résolue, en français', 'dark');
  await quit(french);

  const wide = school(
    'wide',
    ['start', 'mystery-config-file', '--step', 'filter', '--seed', '3'],
    WIDE,
  );
  await wide.until('Enter to the shell');
  wide.press(`${FOCUS}strace -e trace=openat bash -i -c exit\r`);
  await wide.until('Solved.');
  await wide.until('+++ exited with 0 +++');
  await take(
    wide,
    'solved-140x45.svg',
    'Guide and shell side by side; the telling line is highlighted',
    'dark',
  );
  await take(wide, 'solved-140x45-light.svg', 'The same on a light background', 'light');
  await quit(wide);

  const wire = school(
    'wire',
    ['start', 'french-website', '--step', 'only-the-site', '--seed', '3'],
    WIDE,
  );
  await wire.until('Enter to the shell');
  wire.press(`${FOCUS}ngrep -q -d lo -W byline '' port 5000\r`);
  await wire.until('filter:');
  wire.press(`${FOCUS}t`);
  await wire.until('shell 2');
  await wire.until(/~ \$ *$/m);
  wire.press('curl localhost:5000/; ./browser localhost:5000/\r');
  await wire.until('Solved.');
  wire.press(`${FOCUS}t`);
  await wire.until('Accept-Language');
  await take(
    wire,
    'wire-140x45.svg',
    'ngrep hears what curl and the browser say to the website',
    'dark',
  );
  await quit(wire);

  const plain = school(
    'plain',
    ['start', 'wizard-school', '--step', 'listen', '--seed', '7'],
    SMALL,
    {
      NO_COLOR: '1',
      LANG: 'C',
      LC_ALL: 'C',
    },
  );
  await listen(plain);
  await take(plain, 'plain-80x24.svg', 'Without colour, in ASCII', 'dark');
  await quit(plain);
  await takeBoardPictures(OUT);
  await takeZinePictures(OUT);
} finally {
  await rm(home, { recursive: true, force: true });
}
