// How soon the program answers, in bare node's time (`node -e 0`), everything side by side in one run.
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openTerminal } from '../terminal/run.mjs';

const ROUNDS = 15;
const SIZE = { columns: 140, rows: 45 };
const DOWN = '\x1b[B';
const BARE = ['-e', '0'];

const median = (times) => times.toSorted((one, other) => one - other)[times.length >> 1];
const ratio = (times, bare) => `${(median(times) / median(bare)).toFixed(2)}x`;

/** The figures as rows of the benchmark's table. `scratch` is a folder for the learners' homes; `others` to stand beside. */
export async function start(cli, scratch, others) {
  const lived = join(scratch, 'lived');
  const lines = await live(cli, lived);
  const fresh = join(scratch, 'fresh');
  return [...answers(cli, fresh, lived, lines), ...(await menus(cli, scratch, lived, others))];
}

function answers(cli, fresh, lived, lines) {
  const asked = [
    { what: 'bare node -e 0', args: BARE, home: fresh },
    { what: 'an empty ES module', args: ['--input-type=module', '-e', '0'], home: fresh },
    ...['--version', '--help', 'chapters', 'progress'].map((name) => ({
      ...{ what: `spy-school ${name}`, args: [cli, name], home: fresh, goal: '1.15x' },
    })),
    {
      what: `spy-school progress, ${lines} lines of journal`,
      args: [cli, 'progress'],
      home: lived,
    },
  ];
  const times = asked.map(() => []);
  for (let round = 0; round < ROUNDS; round++)
    for (const [which, { args, home }] of asked.entries()) times[which].push(timed(args, home));
  const [bare] = times;
  return asked.map(({ what, goal = '' }, which) => ({
    what,
    measured: which === 0 ? `${median(bare).toFixed(1)} ms` : ratio(times[which], bare),
    goal,
  }));
}

function timed(args, home) {
  const begin = performance.now();
  spawnSync(process.execPath, args, { env: { ...process.env, SPY_SCHOOL_HOME: home } });
  return performance.now() - begin;
}

/** The first screen, in turns with the others': until it stands there, and until it has done what a key asked for. */
async function menus(cli, scratch, lived, others) {
  let homes = 0;
  const school = (what, home) => ({
    what,
    goal: '1.8x',
    args: [cli],
    env: () => ({ SPY_SCHOOL_HOME: home ?? join(scratch, `new${homes++}`) }),
    stands: 'Quit',
    pointed: (term) => /❯ (\d)/.exec(rowsOf(term).join('\n'))?.[1],
  });
  const asked = [
    school('home screen'),
    school('home screen, somebody who came back', lived),
    ...others.map(({ name, bin, home }) => ({
      what: `first screen of ${name}`,
      goal: '',
      args: [bin],
      env: () => ({ HOME: home }),
      stands: (term) => lit(term) !== undefined,
      pointed: lit,
    })),
  ];
  const bare = [];
  const shown = asked.map(() => []);
  const moved = asked.map(() => []);
  for (let round = 0; round < ROUNDS; round++)
    for (const [which, { args, env, stands, pointed }] of asked.entries()) {
      bare.push(timed(BARE, scratch));
      const begin = performance.now();
      const run = openTerminal(process.execPath, args, { ...SIZE, env: env() });
      shown[which].push((await run.until(stands)) - begin);
      const before = pointed(run.term);
      run.press(DOWN);
      const other = (term) => ![undefined, before].includes(pointed(term));
      moved[which].push((await run.until(other)) - begin);
      run.pty.kill('SIGTERM');
      await run.exited;
    }
  return asked.flatMap(({ what, goal }, which) => [
    { what, measured: ratio(shown[which], bare), goal: '' },
    { what: `${what}: a key has moved`, measured: ratio(moved[which], bare), goal },
  ]);
}

function rowsOf(term) {
  const { active } = term.buffer;
  return Array.from(
    { length: term.rows },
    (_, y) => active.getLine(active.baseY + y)?.translateToString(true) ?? '',
  );
}

/** The row that the others' menu has lit: the one whose mark stands on another ground than its neighbours'. */
function lit(term) {
  const { active } = term.buffer;
  const rows = rowsOf(term)
    .map((text, y) => ({ y, x: text.indexOf('»') }))
    .filter(({ x }) => x >= 0)
    .map(({ y, x }) => {
      const cell = active.getLine(active.baseY + y)?.getCell(x);
      return { y, look: `${cell?.getBgColor()} ${cell?.isInverse()}` };
    });
  const looks = rows.map(({ look }) => look);
  return rows.find(({ look }) => looks.indexOf(look) === looks.lastIndexOf(look))?.y;
}

/** A home of somebody who has been through half of the course; how many lines its journal has. */
async function live(cli, home) {
  const course = JSON.parse(spawnSync(process.execPath, [cli, 'chapters', '--json']).stdout);
  const happened = course.slice(0, Math.ceil(course.length / 2)).flatMap(({ id, steps }) => {
    const events = steps.flatMap(({ id: step }) => [
      { type: 'step-entered', step },
      {
        ...{ type: 'command-judged', step, command: 'strace ./parrot', exit: 0 },
        ...{ line: 'write(1, "Polly", 5) = 5', verdict: 'not-yet', reason: 'Look for a word.' },
      },
      { type: 'solved', step, how: 'solved' },
    ]);
    return [{ type: 'chapter-started', seed: 1 }, ...events].map((event) => ({
      ...{ v: 1, id: randomUUID(), at: new Date().toISOString(), chapter: id },
      ...event,
    }));
  });
  await mkdir(home, { recursive: true });
  const text = happened.map((event) => `${JSON.stringify(event)}\n`).join('');
  await writeFile(join(home, 'journal.jsonl'), text);
  return happened.length;
}
