// Measures what learners feel, on this machine, side by side in one run, as ratios where that makes sense.
// Prints a table and writes bench/results.md, or bench/PART.md when only some parts are asked for:
//   npm run bench -- [package] [start] [shell] [verdict] [memory] [slow-programs] [room] [--times 3]
// Without a name it is all but the last two, which take long and change seldom.
// Timings never fail a build: a regression is seen by comparing. What fails (exit status 1) is a room that lost or
// doubled an event. `npm run bench -- room --short` only tries the room's benchmark out, and writes nothing; `memory --hour`
// lets floods go by for an hour.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, loadavg, release, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { memory } from './bench/memory.mjs';
import { otherWorkshops } from './bench/others.mjs';
import { packageSize } from './bench/package.mjs';
import { room } from './bench/room.mjs';
import { shell } from './bench/shell.mjs';
import { slowPrograms } from './bench/slow-programs.mjs';
import { start } from './bench/start.mjs';
import { verdict } from './bench/verdict.mjs';

const USUAL = ['package', 'start', 'shell', 'verdict', 'memory'];
const PART_NAMES = [...USUAL, 'slow-programs', 'room'];
const { values: options, positionals: asked } = parseArgs({
  allowPositionals: true,
  options: {
    short: { type: 'boolean', default: false },
    hour: { type: 'boolean', default: false },
    times: { type: 'string', default: '1' },
  },
});
const { short, hour } = options;
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
/** What was measured, by what it is: its goal, and a figure for each time. */
const rows = new Map();
const faults = [];
const row = (what, measured, goal) => {
  const known = rows.get(what) ?? { goal, figures: [] };
  rows.set(what, { ...known, figures: [...known.figures, measured] });
  console.log(`${what.padEnd(58)} ${measured.padEnd(22)} ${goal}`);
};
const tell = ({ what, measured, goal }) => row(what, measured, goal);

let workshops;
/** The workshops to stand beside, fetched when they are first needed. */
const others = () => {
  workshops ??= otherWorkshops(home);
  return workshops;
};

const PARTS = {
  package: (scratch) => packageSize(scratch, others()).forEach(tell),
  start: async (scratch) => (await start(CLI, scratch, others())).forEach(tell),
  shell: () => shell(CLI, newHome, row),
  verdict: () => verdict(CLI, newHome, row),
  memory: () => memory(CLI, newHome, row, { short, hour }),
  'slow-programs': async () => (await slowPrograms(CLI)).forEach(tell),
  room: async () => faults.push(...(await room(CLI, tell, { short }))),
};
const parts = asked.length === 0 ? USUAL : PART_NAMES.filter((part) => asked.includes(part));
const loads = [];
try {
  for (let time = 1; time <= Number(options.times); time++) {
    loads.push(loadavg()[0]?.toFixed(1));
    const scratch = join(home, `time${time}`);
    await mkdir(scratch);
    for (const part of parts) await PARTS[part](scratch);
  }
} finally {
  await rm(home, { recursive: true, force: true });
}
for (const fault of faults) console.error(`EVENTS WENT WRONG: ${fault}`);
if (faults.length > 0) process.exitCode = 1;
const machine = `${cpus().length} x ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, Linux ${release()}, Node ${process.version}; load average at the beginning of each run: ${loads.join(', ')}`;
const heads = loads.map((_, index) => (loads.length === 1 ? 'measured' : `run ${index + 1}`));
const line = (cells) => `| ${cells.join(' | ')} |`;
const table = [
  `# Benchmarks of ${new Date().toISOString().slice(0, 10)}`,
  '',
  machine,
  '',
  line(['what', ...heads, 'goal']),
  line(['what', ...heads, 'goal'].map(() => '---')),
  ...[...rows].map(([what, { figures, goal }]) => line([what, ...figures, goal])),
  '',
].join('\n');
if (!short) {
  await mkdir('bench', { recursive: true });
  await writeFile(`bench/${asked.join('-') || 'results'}.md`, table);
}
