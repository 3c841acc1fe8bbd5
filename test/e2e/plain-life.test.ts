import { afterAll, describe, expect, it } from 'vitest';
import type { Values } from '../../src/base/values.ts';
import type { Chapter } from '../../src/course/model.ts';
import { asHere, chapterOf, powersOf, valuesOf } from './course.ts';
import { nothingLeft, processesOf, until } from './leftovers.ts';
import { PlainPlayer } from './plain-player.ts';
import { Player } from './player.ts';
import { isRoot, journalOf, needTool, newFolder, removeFolders, run } from './program.ts';
import { type Launch, Screen } from './screen.ts';

afterAll(removeFolders);

const SEED = 11;
const DUMB = { TERM: 'dumb', NO_COLOR: '1', LANG: '', LC_ALL: 'C' };

/** Wizard School as it is here, and what its lab holds. */
let prepared: Promise<{ chapter: Chapter; values: Values }> | undefined;

async function prepare() {
  const chapter = asHere(await chapterOf('wizard-school'), await powersOf(false));
  return { chapter, values: await valuesOf(chapter, SEED) };
}

/** Wizard School, line by line, at a step by its id. */
async function opened(step: string, launch: Launch = {}) {
  prepared ??= prepare();
  const { chapter, values } = await prepared;
  const args = ['start', '0', '--seed', String(SEED), '--step', step, '--plain'];
  const screen = await Screen.launch({ ...launch, args });
  const player = new PlainPlayer(screen, chapter, values, launch);
  await player.at(chapter.steps.findIndex(({ id }) => id === step));
  await player.main.prompt();
  return { screen, player, chapter };
}

describe('the way in', () => {
  it.each([
    ['a small terminal', { columns: 50, rows: 15 }, 'small (50 columns, 15 rows)'],
    ['TERM=dumb', { env: { TERM: 'dumb' } }, 'TERM=dumb'],
    ['a setting', { env: { SPY_SCHOOL_SCREEN_READER: '1' } }, 'SPY_SCHOOL_SCREEN_READER is set'],
  ])('%s is enough, and is told', async (_, launch, why) => {
    const screen = await Screen.launch(launch);
    const { main } = new PlainPlayer(screen, await chapterOf('wizard-school'));
    await main.until(why);
    await main.until('Which one? Type its number, or q to quit: ');
    screen.press('nothing\r');
    await main.until('There is nothing under that.');
    screen.press('\x03');
    expect(await screen.ended()).toBe(0);
    expect(screen.raw).not.toContain('\x1b[?1049h');
    await nothingLeft(screen.home);
  });

  it('without a terminal it says what to do', async () => {
    const { exitCode, stderr } = await run(newFolder(), ['--plain']);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('Run it in a terminal window.');
  });
});

it('all that is printed in a terminal that can do nothing is ASCII without an escape sequence', async () => {
  const { screen, player } = await opened('listen', { env: DUMB });
  await player.type('./parrot');
  await player.main.until('That was the parrot alone, and nobody listened.');
  for (const [word, said] of [
    ['help', 'words to the guide'],
    ['hint', 'Hint 1 of'],
    ['show', 'First the hints'],
    ['answer 3', 'does not ask for an answer'],
    ['7', 'nothing to choose from'],
    ['cite x', 'does not ask for a line'],
    ['check', 'nobody listened'],
    ['next', 'type skip twice'],
    ['steps', '4. Listen to the parrot: you are here, open'],
    ['notebook', 'Wizard School'],
    ['skip', 'once more leaves this step unsolved'],
    ['skip', 'Step 5 of 9'],
    ['answer', 'Your answer: '],
  ] as const) {
    await player.say(word);
    await player.main.until(said);
  }
  screen.press('1\r');
  await player.main.until('There is no trace of ./parrot of yours yet');
  await player.say('back');
  await player.main.until('Skipped before. You can still do it.');
  await player.say('home');
  await player.main.until('Which one?');
  screen.press('q\r');
  expect(await screen.ended()).toBe(0);
  expect(screen.raw.replace(/[\r\n]/g, '')).toMatch(/^[\x07\x08\x20-\x7e]*$/);
  await nothingLeft(screen.home);
});

it('what is done on the screen counts line by line, and the other way round', async () => {
  const { screen, player, chapter } = await opened('listen');
  await player.solve(chapter.steps[3] ?? expect.fail('no such step'));
  await player.goOn();
  await player.at(4);
  await player.say('quit');
  expect(await screen.ended()).toBe(0);
  expect(screen.raw).toContain('spy-school resume --plain');

  const { home } = screen;
  const drawn = await Screen.launch({ home, args: ['resume'] });
  const onScreen = new Player(drawn, chapter, player.values);
  await onScreen.at(4);
  await onScreen.solve(chapter.steps[4] ?? expect.fail('no such step'));
  await onScreen.goOn(4);
  await drawn.close();

  const last = await Screen.launch({ home, args: ['resume', '--plain'] });
  const again = new PlainPlayer(last, chapter, player.values);
  await again.at(5);
  await again.main.until('Fresh lab, same mystery');
  await again.playAll(5);
  last.press('\x04');
  expect(await last.ended()).toBe(0);
  const solved = journalOf(home).flatMap((event) => (event.type === 'solved' ? event.step : []));
  expect(solved).toEqual(chapter.steps.slice(3).map(({ id }) => id));
  await nothingLeft(home);
});

describe('the shell is a shell', () => {
  it('Tab completes, Ctrl-C ends what runs, a screenful program has the whole terminal', async () => {
    await needTool('less');
    const { screen, player } = await opened('listen');
    screen.press('cat ./par\t');
    await player.main.until('cat ./parrot');
    screen.press('\r');
    await player.main.until('#!/bin/sh');
    await player.type('sleep 1001', 1, false);
    await until(() => sleepers(screen.home).length === 1, 'a sleep');
    await player.key('C');
    expect(sleepers(screen.home)).toEqual([]);
    await player.type("seq -f 'line %g' 1 500 | less", 1, false);
    await screen.until(/line 23\n:$/);
    screen.resize(100, 30);
    await screen.until(/line 29\n:$/);
    screen.kill('SIGTERM');
    expect(await screen.ended()).toBe(143);
    expect(screen.raw).toContain('\x1b[?1049h');
    expect(screen.raw.lastIndexOf('\x1b[?1049l')).toBeGreaterThan(
      screen.raw.lastIndexOf('\x1b[?1049h'),
    );
    await nothingLeft(screen.home);
  });

  it('a word of the guide is no command that counts', async () => {
    const { screen, player } = await opened('listen');
    await player.say('hint');
    await player.main.until('Hint 1 of');
    await player.say('check');
    await player.main.until('Nothing has counted here yet.');
    await player.say('quit');
    await screen.ended();
    expect(journalOf(screen.home).filter(({ type }) => type === 'command-judged')).toEqual([]);
  });

  it('what another terminal does is told at an untouched prompt, and a fresh prompt follows', async () => {
    const { screen, player } = await opened('listen');
    await player.type('strace ./parrot', 2);
    await player.main.until('Solved. There it is, in your own output.');
    await player.main.prompt();
    screen.press('exit\r');
    expect(await screen.ended()).toBe(0);
    await nothingLeft(screen.home);
  });
});

const ENDS = [
  ['exit is typed', 0, (screen: Screen) => screen.press('exit\r')],
  ['Ctrl-D is pressed', 0, (screen: Screen) => screen.press('\x04')],
  ['it is killed outright', undefined, (screen: Screen) => screen.kill('SIGKILL')],
  ['it is asked to end', 143, (screen: Screen) => screen.kill('SIGTERM')],
  ['its terminal is closed', undefined, (screen: Screen) => screen.destroy()],
] as const;

function sleepers(home: string): string[] {
  return processesOf(home)
    .map(({ command }) => command)
    .filter((command) => /^sleep 100[1-5]$/.test(command));
}

describe('nothing is left behind, programs running, when', () => {
  it.each(ENDS)('%s', async (_, code, end) => {
    const { screen, player } = await opened('listen', { ordinaryUser: isRoot });
    await player.type('sleep 1001 &');
    await player.type('setsid sleep 1002 &');
    await player.type('(trap "" HUP INT TERM; setsid sleep 1003 & disown) &');
    await until(() => sleepers(screen.home).length === 3, 'all three programs');
    end(screen);
    const status = await screen.ended();
    if (code !== undefined) expect(status).toBe(code);
    await nothingLeft(screen.home);
  });

  it('it is left while the lab is being built', async () => {
    const screen = await Screen.launch({ args: ['start', '1', '--plain'] });
    const { main } = new PlainPlayer(screen, await chapterOf('mystery-config-file'));
    await main.until('Building your lab.');
    screen.press('\x03');
    expect(await screen.ended()).toBe(0);
    await nothingLeft(screen.home);
  });
});
