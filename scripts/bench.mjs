// Measures what learners feel, on this machine, side by side in one run, as ratios where that makes sense.
// Prints a table and writes bench/results.md, or bench/PART.md when only some parts are asked for:
//   npm run bench -- [package] [start] [shell] [verdict] [memory] [slow-programs] [room]
// Timings never fail a build: a regression is seen by comparing. What fails (exit status 1) is a room that lost or
// doubled an event. `npm run bench -- room --short` only tries the room's benchmark out, and writes nothing; `memory --hour`
// lets floods go by for an hour.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, release, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { memory } from './bench/memory.mjs';
import { otherWorkshops } from './bench/others.mjs';
import { packageSize } from './bench/package.mjs';
import { room } from './bench/room.mjs';
import { shell } from './bench/shell.mjs';
import { slowPrograms } from './bench/slow-programs.mjs';
import { start } from './bench/start.mjs';
import { verdict } from './bench/verdict.mjs';

const PART_NAMES = ['package', 'start', 'shell', 'verdict', 'memory', 'slow-programs', 'room'];
const short = process.argv.includes('--short');
const hour = process.argv.includes('--hour');
const asked = process.argv.slice(2).filter((word) => word !== '--short' && word !== '--hour');
const unknown = asked.find((part) => !PART_NAMES.includes(part));
if (unknown !== undefined) {
  console.error(`There is no part "${unknown}"; there are ${PART_NAMES.join(', ')}.`);
  process.exit(2);
}

const CLI = new URL('../dist/cli.js', import.meta.url).pathname;
const home = await mkdtemp(join(tmpdir(), 'spy-bench-'));
let homes = 0;
/** A learner who has not solved anything yet. */
const newHome = () => join(home, `fresh${homes++}`);
const rows = [];
const faults = [];
const row = (what, measured, goal) => {
  rows.push({ what, measured, goal });
  console.log(`${what.padEnd(58)} ${measured.padEnd(22)} ${goal}`);
};

let workshops;
/** The workshops to stand beside, fetched when they are first needed. */
const others = () => {
  workshops ??= otherWorkshops(home);
  return workshops;
};

function sizes() {
  for (const { what, measured, goal } of packageSize(home, others())) row(what, measured, goal);
}

async function startUp() {
  for (const { what, measured, goal } of await start(CLI, home, others()))
    row(what, measured, goal);
}

const inTheShell = () => shell(CLI, newHome, row);
const verdicts = () => verdict(CLI, newHome, row);
const floods = () => memory(CLI, newHome, row, { short, hour });

async function slow() {
  for (const { what, measured, goal } of await slowPrograms(CLI)) row(what, measured, goal);
}

async function rooms() {
  const tell = ({ what, measured, goal }) => row(what, measured, goal);
  faults.push(...(await room(CLI, tell, { short })));
}

const PARTS = {
  package: sizes,
  start: startUp,
  shell: inTheShell,
  verdict: verdicts,
  memory: floods,
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
