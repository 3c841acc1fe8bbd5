import { afterAll, describe, expect, it } from 'vitest';
import { nothingLeft } from './leftovers.ts';
import { removeFolders, run } from './program.ts';
import { Screen } from './screen.ts';

afterAll(removeFolders);

const DOWN = '\x1b[B';
const UP = '\x1b[A';
const FIRST = '❯ 1. Wizard School';

/** The school, as soon as anything is on its screen: what draws it later is still being loaded. */
async function atFirstSight(): Promise<Screen> {
  const screen = await Screen.launch();
  await screen.until(FIRST);
  return screen;
}

async function done(screen: Screen): Promise<void> {
  await screen.close();
  await nothingLeft(screen.home);
}

/** What a learner's terminal is told at last. */
function givenBack(screen: Screen): void {
  for (const mode of ['\x1b[?2004l', '\x1b[?7h', '\x1b[?25h']) expect(screen.raw).toContain(mode);
  expect(screen.raw).toMatch(/\x1b\[\?1049l$/);
  expect(screen.raw.split('\x1b[?1049h')).toHaveLength(2);
}

describe('at first sight of the school', () => {
  it('no key is lost, and their order is kept', async () => {
    const screen = await atFirstSight();
    screen.press(DOWN + DOWN);
    screen.press(DOWN);
    screen.press(UP);
    screen.press('\r');
    await screen.until('The Case of the French Website');
    await screen.until('Enter begin');
    screen.press('q');
    await screen.until(FIRST);
    await done(screen);
  });

  it('the pointer goes round at both ends, and stays where it went', async () => {
    const screen = await atFirstSight();
    screen.press(UP);
    await screen.until(/❯ \d\. Quit/);
    screen.press(DOWN);
    await screen.until(FIRST);
    screen.press('jjk');
    await screen.until('❯ 2. Chapter 1');
    // A page that only Ink draws, and back: from there on the pointer stands where it always does.
    screen.press('\r');
    await screen.until('Enter begin');
    screen.press('q');
    await screen.until(FIRST);
    await done(screen);
  });

  it('a number, typed with what comes after it, opens', async () => {
    const screen = await atFirstSight();
    screen.press('2\r');
    await screen.until(/Mystery Config File +step 1\//);
    await done(screen);
  });

  it('Ctrl-C leaves, and the terminal is as it was', async () => {
    const screen = await atFirstSight();
    screen.press('\x03');
    expect(await screen.ended()).toBe(0);
    givenBack(screen);
    await nothingLeft(screen.home);
  });

  it('a signal ends it, and the terminal is as it was', async () => {
    const screen = await atFirstSight();
    screen.kill('SIGTERM');
    expect(await screen.ended()).toBe(143);
    givenBack(screen);
    await nothingLeft(screen.home);
    const { stdout } = await run(screen.home, ['progress']);
    expect(stdout).toContain('0 of');
  });

  it('a terminal of another size is filled', async () => {
    const screen = await atFirstSight();
    screen.resize(90, 30);
    await screen.untilTrue(() => screen.row(29).includes('Ctrl-C quit'), 'a footer further down');
    screen.press(DOWN);
    await screen.until('❯ 2. Chapter 1');
    await done(screen);
  });
});
