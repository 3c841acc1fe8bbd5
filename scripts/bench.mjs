// Measures what learners feel, on this machine, side by side in one run, as ratios where that makes sense.
// Prints a table and writes bench/results.md, or bench/PART.md when only some parts are asked for:
//   npm run bench -- [start] [shell] [verdict] [slow-programs] [room]
// Timings never fail a build: a regression is seen by comparing. What fails (exit status 1) is a room that lost or
// doubled an event. `npm run bench -- room --short` only tries the room's benchmark out, and writes nothing.
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, release, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { room } from './bench/room.mjs';
import { slowPrograms } from './bench/slow-programs.mjs';
import { openTerminal } from './terminal/run.mjs';

const PART_NAMES = ['start', 'shell', 'verdict', 'slow-programs', 'room'];
const short = process.argv.includes('--short');
const asked = process.argv.slice(2).filter((word) => word !== '--short');
const unknown = asked.find((part) => !PART_NAMES.includes(part));
if (unknown !== undefined) {
  console.error(`There is no part "${unknown}"; there are ${PART_NAMES.join(', ')}.`);
  process.exit(2);
}

const SIZE = { columns: 140, rows: 45 };
const FOCUS = '\x07';
const CLI = new URL('../dist/cli.js', import.meta.url).pathname;
const home = await mkdtemp(join(tmpdir(), 'spy-bench-'));
let homes = 0;
const env = { SPY_SCHOOL_HOME: join(home, 'home') };
/** A learner who has not solved anything yet. */
const fresh = () => ({ SPY_SCHOOL_HOME: join(home, `fresh${homes++}`) });
const rows = [];
const faults = [];
const row = (what, measured, goal) => {
  rows.push({ what, measured, goal });
  console.log(`${what.padEnd(58)} ${measured.padEnd(22)} ${goal}`);
};
const sorted = (numbers) => [...numbers].sort((one, other) => one - other);
const at = (numbers, share) =>
  sorted(numbers)[Math.min(numbers.length - 1, Math.floor(numbers.length * share))];
const ms = (number) => `${number.toFixed(1)} ms`;

/** Interleaved runs of several commands, so that a noisy moment hits all of them. */
function medians(commands, rounds = 15) {
  const times = commands.map(() => []);
  for (let round = 0; round < rounds; round++)
    commands.forEach((args, which) => {
      const start = performance.now();
      spawnSync(process.execPath, args, { env: { ...process.env, ...env } });
      times[which].push(performance.now() - start);
    });
  return times.map((each) => at(each, 0.5));
}

async function startUp() {
  const names = ['--version', '--help', 'chapters', 'progress'];
  const [bare, ...ours] = medians([['-e', '0'], ...names.map((name) => [CLI, name])]);
  row('bare node -e 0', ms(bare), '1.0x');
  ours.forEach((time, which) => {
    row(`spy-school ${names[which]}`, `${(time / bare).toFixed(2)}x`, '1.15x');
  });
  const firsts = [];
  for (let round = 0; round < 9; round++) {
    const start = performance.now();
    const run = openTerminal(process.execPath, [CLI], { ...SIZE, env: fresh() });
    firsts.push((await run.until('Quit')) - start);
    run.pty.kill('SIGTERM');
    await run.exited;
  }
  row('home screen on the screen', `${(at(firsts, 0.5) / bare).toFixed(2)}x`, '1.8x (later)');
}

async function inTheShell() {
  const run = openTerminal(
    process.execPath,
    [CLI, 'start', '0', '--step', 'listen', '--seed', '1'],
    { ...SIZE, env: fresh() },
  );
  await run.until('Enter to the shell');
  run.press(FOCUS);
  await run.until('Ctrl-C stop what runs');
  const echoes = [];
  for (let round = 0; round < 200; round++) {
    const start = performance.now();
    run.press('x');
    echoes.push((await run.until(`~ $ ${'x'.repeat((round % 20) + 1)}`)) - start);
    if (round % 20 === 19) {
      run.press('\x15');
      await run.until(/~ \$ *$/m);
    }
  }
  row('echo of a key, p50', ms(at(echoes, 0.5)), '');
  row('echo of a key, p95', ms(at(echoes, 0.95)), '3 ms');
  run.pty.kill('SIGTERM');
  await run.exited;
}

/** From the end of a command, by its own clock, to the verdict on the screen. */
async function verdict(what, command, patience) {
  const times = [];
  for (let round = 0; round < 5; round++) {
    const run = openTerminal(
      process.execPath,
      [CLI, 'start', '0', '--step', 'listen', '--seed', '1'],
      { ...SIZE, env: fresh() },
    );
    await run.until('Enter to the shell');
    run.press(`${FOCUS}${command}; date '+THE END %s%3N'\r`);
    await run.until('Solved.', patience);
    const shown = Date.now();
    // The command's own last words say when it ended; they may be painted a moment after the verdict.
    await run.until(/THE END \d{13}/, patience);
    times.push(shown - Number(/THE END (\d{13})/.exec(run.text())?.[1]));
    run.pty.kill('SIGTERM');
    await run.exited;
  }
  row(what, `${ms(at(times, 0.5))}, worst ${ms(Math.max(...times))}`, '50 ms');
}

async function verdicts() {
  await verdict('verdict after a short trace', 'strace ./parrot');
  await verdict('verdict after a trace to a file', 'strace -o t ./parrot');
  await verdict(
    'verdict after 100,000 lines of trace, then the telling one',
    `seq -f 'openat(AT_FDCWD, "/usr/lib/file%.0f", O_RDONLY) = 3' 100000; strace ./parrot`,
    120_000,
  );
}

async function slow() {
  for (const { what, measured, goal } of await slowPrograms(CLI)) row(what, measured, goal);
}

async function rooms() {
  const tell = ({ what, measured, goal }) => row(what, measured, goal);
  faults.push(...(await room(CLI, tell, { short })));
}

const PARTS = {
  start: startUp,
  shell: inTheShell,
  verdict: verdicts,
  'slow-programs': slow,
  room: rooms,
};
try {
  for (const [part, measure] of Object.entries(PARTS))
    if (asked.length === 0 || asked.includes(part)) await measure();
} finally {
  await rm(home, { recursive: true, force: true });
}
for (const fault of faults) console.error(`EVENTS WENT WRONG: ${fault}`);
if (faults.length > 0) process.exitCode = 1;
const machine = `${cpus().length} x ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, Linux ${release()}, Node ${process.version}`;
const table = [
  `# Benchmarks of ${new Date().toISOString().slice(0, 10)}`,
  '',
  machine,
  '',
  '| what | measured | goal |',
  '|---|---|---|',
  ...rows.map(({ what, measured, goal }) => `| ${what} | ${measured} | ${goal} |`),
  '',
].join('\n');
if (!short) {
  await mkdir('bench', { recursive: true });
  await writeFile(`bench/${asked.join('-') || 'results'}.md`, table);
}
