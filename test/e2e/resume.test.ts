import { readFileSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, describe, expect, it } from 'vitest';
import { chapterOf, valuesOf } from './course.ts';
import { nothingLeft, processesOf, until } from './leftovers.ts';
import { Player } from './player.ts';
import {
  isRoot,
  journalOf,
  NOBODY,
  needTool,
  newFolder,
  removeFolders,
  stateOf,
} from './program.ts';
import { type Launch, Screen } from './screen.ts';

afterAll(removeFolders);

const SEED = 11;
const COUNT = 4;
const READ_ONLY = 'Read-only: what you do now is not saved.';

async function wizard() {
  const chapter = await chapterOf('wizard-school');
  return { chapter, values: await valuesOf(chapter, SEED) };
}

/** Plays Wizard School up to the step `count`, is shown a hint there, and the machine dies. */
async function killedAtCount(home: string, launch: Launch = {}): Promise<void> {
  const { chapter, values } = await wizard();
  const args = ['start', chapter.id, '--seed', String(SEED)];
  const screen = await Screen.launch({ ...launch, home, args });
  const player = new Player(screen, chapter, values);
  for (const at of [0, 1, 2, 3]) {
    await player.at(at);
    await player.solve(chapter.steps[at] ?? expect.fail('no such step'));
    await player.goOn(at);
  }
  await player.at(COUNT);
  await player.start('strace -o trace.txt sleep 1001');
  await until(
    () => processesOf(home).some(({ command }) => command === 'sleep 1001'),
    'a traced sleep',
  );
  await player.toGuide();
  screen.press('\x1b');
  await screen.until('h hint');
  screen.press('h');
  await screen.until('Hint 1');
  screen.kill('SIGKILL');
  await screen.ended();
  await nothingLeft(home);
}

/** The school is at `count`, four steps are solved, and the parrot says what it said before. */
async function goesOn(screen: Screen): Promise<void> {
  const { chapter, values } = await wizard();
  const player = new Player(screen, chapter, values);
  await player.at(COUNT);
  await screen.until(/step 5\/9 ✓✓✓✓●○○○○/);
  await player.type('./parrot');
  await screen.until(String(values.message));
  await player.playAll(COUNT);
  await screen.close();
  await nothingLeft(screen.home);
  const starts = journalOf(screen.home).filter(({ type }) => type === 'chapter-started');
  expect(starts).toHaveLength(1);
}

describe('killed in the middle of a step, strace running', () => {
  const who = isRoot ? (['oneself', 'an ordinary user'] as const) : (['oneself'] as const);
  it.each(who)('resume goes on there: same seed, same solved steps (as %s)', async (name) => {
    const ordinaryUser = name === 'an ordinary user';
    const home = newFolder(ordinaryUser ? NOBODY : undefined);
    await killedAtCount(home, { ordinaryUser });
    await goesOn(await Screen.launch({ ordinaryUser, home, args: ['resume'] }));
  });

  it('so does the home screen after the last line of the journal was cut in half, and it says so', async () => {
    const home = newFolder();
    await killedAtCount(home);
    const file = join(stateOf(home), 'journal.jsonl');
    const whole = readFileSync(file, 'utf8');
    expect(whole.trimEnd().split('\n').at(-1)).toContain('"hint-shown"');
    const last = whole.trimEnd().lastIndexOf('\n') + 1;
    truncateSync(file, last + Math.floor((whole.length - last) / 2));

    const screen = await Screen.launch({ home });
    await screen.until(/last line of the journal was not whole/);
    await screen.until('1. Continue: Wizard School, step 5');
    screen.press('1');
    await goesOn(screen);
  });

  it('resume says so when there is nothing to resume', async () => {
    const screen = await Screen.launch({ args: ['resume'] });
    expect(await screen.ended()).toBe(1);
    await screen.until('There is no unfinished chapter to resume.');
    expect(screen.raw).not.toContain('1049h');
  });
});

describe('a second school in the same home', () => {
  async function two(): Promise<{ first: Screen; second: Screen }> {
    const first = await Screen.launch({ args: ['start', 'wizard-school', '--seed', '3'] });
    await first.until('step 1/9');
    const second = await Screen.launch({ home: first.home });
    await second.until(`open in another terminal already (process ${first.pid}`);
    await second.until('[r/t/q]');
    return { first, second };
  }

  it('q: leaves the first alone', async () => {
    const { first, second } = await two();
    second.press('q\r');
    expect(await second.ended()).toBe(0);
    first.press('3');
    await first.until('Noted.');
    await first.close();
    await nothingLeft(first.home);
  });

  it('r: plays along, and saves nothing', async () => {
    const { first, second } = await two();
    second.press('r\r');
    await second.until(READ_ONLY);
    const before = readFileSync(join(stateOf(first.home), 'journal.jsonl'), 'utf8');
    await second.until(/1\. Continue: Wizard School, step 1/);
    second.press('1');
    await second.until('step 1/9');
    second.press('3');
    await second.until('Noted.');
    await second.close();
    expect(readFileSync(join(stateOf(first.home), 'journal.jsonl'), 'utf8')).toBe(before);
    await first.close();
    await nothingLeft(first.home);
  });

  it('t: ends the first cleanly and goes on at its place', async () => {
    const { first, second } = await two();
    first.press('3');
    await first.until('Noted.');
    first.press('\r');
    await first.until('step 2/9');
    second.press('t\r');
    expect(await first.ended()).toBe(143);
    expect(first.raw.trimEnd()).toMatch(/\x1b\[\?1049l$/);
    await second.until('1. Continue: Wizard School, step 2');
    second.press('1');
    await second.until(/step 2\/9 ✓●/);
    await second.close();
    await nothingLeft(first.home);
  });
});

describe('a journal that cannot grow', () => {
  /** The limit of one process' files, as a full disk would be. */
  async function limit(screen: Screen, bytes: number | 'unlimited'): Promise<void> {
    await execa('prlimit', ['--pid', String(screen.pid), `--fsize=${bytes}:`]);
  }

  it('is told in the footer, learning goes on, and all is saved once there is room', async () => {
    await needTool('prlimit');
    const screen = await Screen.launch({ args: ['start', 'wizard-school'] });
    await screen.until('step 1/9');
    await limit(screen, readFileSync(join(stateOf(screen.home), 'journal.jsonl')).length);
    screen.press('3');
    await screen.until('Noted.');
    await screen.until('Not saved yet: it may not grow any further');
    screen.press('\r');
    await screen.until('step 2/9');
    await limit(screen, 'unlimited');
    screen.press('h');
    await screen.until('Hint 1');
    await screen.untilTrue(() => !screen.text().includes('Not saved yet'), 'no more trouble');
    await screen.close();
    const types = journalOf(screen.home).map(({ type }) => type);
    expect(types).toEqual([
      'chapter-started',
      ...['step-entered', 'predicted', 'solved'],
      ...['step-entered', 'hint-shown'],
    ]);
    await nothingLeft(screen.home);
  });
});
