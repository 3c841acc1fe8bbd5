// The three slow programs of the last chapter, against their story: run in a real lab, in its own shell, as a
// learner would, first on an idle machine and then with every core busy.
import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { openTerminal } from '../terminal/run.mjs';

const FOCUS = '\x07';
/** In the lab's home: time writes elapsed, user and sys seconds, a line a run. */
const SCRIPT = `TIMEFORMAT='%R %U %S'
figures=$1 rounds=$2
mkdir "$figures"
measured() { { time "./$1" >/dev/null; } 2>>"$figures/$2"; }
for ((round = 0; round < rounds; round++)); do
  measured amber amber
  measured basil basil
  # Whatever an earlier run of cedar left behind goes, so that the next run is a first one.
  find "$HOME" -newer "$0" -type f -not -path "*/$figures/*" -not -name '.bash*' -delete
  measured cedar first
  measured cedar second
done
`;

/**
 * Opens the chapter with `cli` and times its programs; gives rows {what, measured, goal}. Takes about twelve
 * minutes with ten rounds.
 */
export async function slowPrograms(cli, { chapter = 'slow-program', rounds = 10 } = {}) {
  const school = await mkdtemp(join(tmpdir(), 'spy-bench-slow-'));
  const run = openTerminal(process.execPath, [cli, 'start', chapter, '--seed', '1'], {
    columns: 140,
    rows: 45,
    env: { SPY_SCHOOL_HOME: school },
  });
  try {
    await run.until(/~ \$ *$/m);
    const [lab = ''] = await readdir(join(school, 'labs'));
    const home = join(school, 'labs', lab, 'home');
    await writeFile(join(home, 'runs.sh'), SCRIPT);
    run.press(FOCUS);
    await run.until('Ctrl-C stop what runs');
    const pass = async (name) => {
      run.press(`bash runs.sh ${name} ${rounds}; echo ${name}" is done"\r`);
      await run.until(`${name} is done`, rounds * 300_000);
      return figuresOf(join(home, name));
    };
    const others = loadavg()[0];
    const idle = await pass('idle');
    const busy = await withBusyCores(() => pass('busy'));
    return [
      {
        what: 'load of the machine before the idle runs',
        measured: others.toFixed(1),
        goal: 'below 1: else they were not idle',
      },
      ...rowsOf('idle', idle),
      ...rowsOf('all cores busy', busy),
    ];
  } finally {
    run.pty.kill('SIGTERM');
    await run.exited;
    await rm(school, { recursive: true, force: true });
  }
}

async function withBusyCores(use) {
  const loops = Array.from({ length: availableParallelism() }, () =>
    spawn('sh', ['-c', 'while :; do :; done'], { stdio: 'ignore' }),
  );
  try {
    return await use();
  } finally {
    for (const loop of loops) loop.kill('SIGKILL');
  }
}

/** {amber, basil, first, second}: for each run its elapsed seconds and its share of a processor. */
async function figuresOf(folder) {
  const all = {};
  for (const name of ['amber', 'basil', 'first', 'second']) {
    const lines = (await readFile(join(folder, name), 'utf8')).trim().split('\n');
    all[name] = lines.map((line) => {
      const [real, user, sys] = line.replaceAll(',', '.').split(' ').map(Number);
      return { real, share: (100 * (user + sys)) / real };
    });
  }
  return all;
}

function rowsOf(when, { amber, basil, first, second }) {
  const falls = first.map(({ share }, round) => share / second[round].share);
  const idle = when === 'idle';
  return [
    row(`amber, ${when}`, amber, 'about 2 s, below 15 %'),
    row(`basil, ${when}`, basil, idle ? 'about 2.7 s, above 90 %' : 'the most CPU of the three'),
    row(`cedar, first run, ${when}`, first, idle ? 'about 2.6 s, 60 %' : ''),
    row(`cedar, second run, ${when}`, second, idle ? 'about 10 s, 10 %' : ''),
    {
      what: `cedar's share falls, ${when}`,
      measured: `${median(falls).toFixed(1)}x ${range(falls, 1)}`,
      goal: '3x or more',
    },
  ];
}

function row(what, runs, goal) {
  const shares = runs.map(({ share }) => share);
  const elapsed = median(runs.map(({ real }) => real)).toFixed(2);
  return {
    what,
    measured: `${elapsed} s, ${median(shares).toFixed(0)} % ${range(shares, 0)}`,
    goal,
  };
}

function median(numbers) {
  const sorted = [...numbers].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)];
}

function range(numbers, digits) {
  return `(${Math.min(...numbers).toFixed(digits)} to ${Math.max(...numbers).toFixed(digits)})`;
}
