import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { nothingLeft } from './leftovers.ts';
import { removeFolders } from './program.ts';
import { Screen } from './screen.ts';

afterAll(removeFolders);

let screen: Screen;
const IN_SHELL = 'Ctrl-C stop what runs';

async function open(key: string, args = ['start', '0']): Promise<void> {
  screen = await Screen.launch({ args, columns: 100, env: { SPY_SCHOOL_FOCUS_KEY: key } });
  await screen.until(/step \d+\//);
}

describe('another focus key', () => {
  afterEach(async () => {
    await screen.close();
    await nothingLeft(screen.home);
  });

  it('moves between guide and shell, and every hint names it', async () => {
    await open('ctrl-o');
    await screen.until('Ctrl-O shell');
    screen.press('\x0f');
    await screen.until(/Ctrl-O guide.*Ctrl-O z big/);
    screen.press('\x0f');
    await screen.until('Ctrl-O shell');
    screen.press('?');
    await screen.until(/Ctrl-O +│? *from guide to shell and back/);
    expect(screen.text()).not.toContain('Ctrl-G');
    screen.press('\x1b');
  });

  it('leaves Ctrl-G to the programs in the shell', async () => {
    await open('C-o');
    screen.press('\x0f');
    await screen.until(/~ \$ *$/m);
    screen.press('cat -v\r');
    await screen.until('cat -v');
    screen.press('\x07\r');
    await screen.until('^G');
    screen.press('\x03');
    expect(screen.text()).toContain(IN_SHELL);
  });

  it('may be a function key, in pieces', async () => {
    await open('f5');
    await screen.until('F5 shell');
    for (const piece of '\x1b[15~') screen.press(piece);
    await screen.until('F5 guide');
    screen.press('\x1b[15~');
    await screen.until('F5 shell');
  });

  it('is the one that a chapter names', async () => {
    await open('f5', ['start', '2', '--step', 'only-the-site']);
    await screen.until(/shell \(F5,/);
    expect(screen.text()).not.toContain('Ctrl-G');
  });
});

it('one that cannot be is refused before anything is drawn', async () => {
  screen = await Screen.launch({ env: { SPY_SCHOOL_FOCUS_KEY: 'ctrl-c' }, columns: 200 });
  expect(await screen.ended()).toBe(2);
  expect(screen.text()).toContain('SPY_SCHOOL_FOCUS_KEY is "ctrl-c"');
  expect(screen.text()).toContain('it stops what runs in the shell');
  expect(screen.text()).toContain('SPY_SCHOOL_FOCUS_KEY=ctrl-o');
  expect(screen.raw).not.toContain('\x1b[?1049h');
});
