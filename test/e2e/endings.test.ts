import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { chapterOf } from './course.ts';
import { nothingLeft, processesOf, until } from './leftovers.ts';
import { Player } from './player.ts';
import { isRoot, needTool, removeFolders, stateOf } from './program.ts';
import { type Launch, Screen } from './screen.ts';

afterAll(removeFolders);

const ENDS = [
  ['is killed outright', (screen: Screen) => screen.kill('SIGKILL')],
  ['is asked to end', (screen: Screen) => screen.kill('SIGTERM')],
  ['loses its terminal', (screen: Screen) => screen.destroy()],
] as const;

const PLACES = [
  ['in a sandbox', {}],
  ['without a sandbox', { SPY_SCHOOL_SANDBOX: 'off' }],
] as const;

/** A school whose learner left all sorts of programs running. */
async function busySchool(launch: Launch): Promise<Screen> {
  await needTool('setsid');
  const screen = await Screen.launch({ ...launch, args: ['start', 'wizard-school'] });
  const player = new Player(screen, await chapterOf('wizard-school'));
  await player.at(0);
  await player.type('echo home: $HOME');
  await screen.until(launch.env?.SPY_SCHOOL_SANDBOX ? `home: ${screen.home}` : 'home: /home/spy');
  await player.type('sleep 1001 &');
  await player.type('setsid sleep 1002 &');
  await player.type('nohup sleep 1003 >/dev/null 2>&1 &');
  await player.type('(trap "" HUP INT TERM; setsid sleep 1004 & disown) &');
  await player.start('strace -o /dev/null sleep 1005');
  await until(() => sleepers(screen.home).length >= 5, 'all five programs');
  return screen;
}

function sleepers(home: string): string[] {
  return processesOf(home)
    .map(({ command }) => command)
    .filter((command) => /^sleep 100[1-5]$/.test(command));
}

describe.each(PLACES)('%s nothing outlives a school that', (_place, env) => {
  it.each(ENDS)('%s', async (_how, end) => {
    const screen = await busySchool({ env });
    end(screen);
    await screen.ended();
    await nothingLeft(screen.home);
  });

  it('is killed outright, as an ordinary user', async () => {
    const screen = await busySchool({ env, ordinaryUser: isRoot });
    screen.kill('SIGKILL');
    await screen.ended();
    await nothingLeft(screen.home);
  });
});

describe('the window is closed', () => {
  it('and everything is closed in good order, not by a crash', async () => {
    const screen = await Screen.launch({ args: ['start', 'wizard-school'] });
    await screen.until('step 1/');
    const lock = join(stateOf(screen.home), 'school.lock');
    expect(existsSync(lock)).toBe(true);
    screen.destroy();
    await screen.ended();
    await nothingLeft(screen.home);
    expect(existsSync(lock)).toBe(false);
  });
});

describe('the learner leaves', () => {
  it('with Ctrl-C in the guide, programs running', async () => {
    const screen = await busySchool({});
    screen.press('\x07');
    await screen.until('Ctrl-G shell');
    screen.press('\x03');
    await screen.until('Ctrl-C again leaves the school');
    screen.press('\x03');
    expect(await screen.ended()).toBe(0);
    await nothingLeft(screen.home);
  });

  it('while the lab is still being built', async () => {
    const screen = await Screen.launch({ args: ['start', 'mystery-config-file'] });
    await screen.until('Building your lab');
    screen.press('\x03');
    expect(await screen.ended()).toBe(0);
    await nothingLeft(screen.home);
  });

  it('home with q, and the lab is gone while the school goes on', async () => {
    const screen = await busySchool({});
    screen.press('\x07');
    await screen.until('Ctrl-G shell');
    screen.press('q');
    await screen.until('Here you learn to listen');
    await until(
      () => processesOf(screen.home).every(({ pid }) => pid === screen.pid),
      'a lab gone',
    );
    await screen.close();
    await nothingLeft(screen.home);
  });
});
