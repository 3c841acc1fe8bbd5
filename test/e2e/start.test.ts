import { afterAll, describe, expect, it } from 'vitest';
import { chapterOf } from './course.ts';
import { nothingLeft, processesOf, until } from './leftovers.ts';
import { Player } from './player.ts';
import { isRoot, needTool, newFolder, removeFolders, run } from './program.ts';
import { type Launch, Screen } from './screen.ts';

afterAll(removeFolders);

const UP = '\x1b[A';
const DOWN = '\x1b[B';
const HOME = 'Here you learn to listen';

/** Opens a chapter and waits for its first step. */
async function opened(launch: Launch = {}): Promise<{ screen: Screen; player: Player }> {
  const chapter = await chapterOf('wizard-school');
  const screen = await Screen.launch({ ...launch, args: ['start', '0', '--seed', '3'] });
  const player = new Player(screen, chapter);
  await player.at(0);
  return { screen, player };
}

async function done(screen: Screen): Promise<void> {
  await screen.close();
  await nothingLeft(screen.home);
}

describe('the first minutes', () => {
  const who = isRoot ? (['oneself', 'an ordinary user'] as const) : (['oneself'] as const);
  it.each(who)('home, arrows, Enter, and a command in the shell (as %s)', async (name) => {
    const screen = await Screen.launch({ ordinaryUser: name === 'an ordinary user' });
    await screen.until('❯ 1. Wizard School');
    screen.press(DOWN);
    await screen.until('❯ 2. Chapter 1');
    screen.press(UP);
    await screen.until('❯ 1. Wizard School');
    screen.press('\r');
    await screen.until('Enter begin');
    screen.press('\r');
    const player = new Player(screen, await chapterOf('wizard-school'));
    await player.at(0);
    await player.type('echo $((6 * 7)) is what $(whoami >/dev/null && echo I) got');
    await screen.until('42 is what I got');
    await done(screen);
  });

  it('q goes home, and the chapter can be gone on with from there', async () => {
    const { screen, player } = await opened();
    screen.press('2');
    await screen.until('Noted.');
    screen.press('q');
    await screen.until(HOME);
    await screen.until('1. Continue: Wizard School, step 1');
    screen.press('1');
    await player.at(0);
    await screen.until('You guessed:');
    await done(screen);
  });

  it('doctor and notebook open as pages, and Enter leads back', async () => {
    const screen = await Screen.launch();
    for (const [entry, shows] of [
      ['Doctor', /strace/],
      ['Notebook', /Your notebook/],
    ] as const) {
      const home = await screen.until(HOME);
      const number = new RegExp(`(\\d)\\. ${entry}`).exec(home)?.[1];
      screen.press(number ?? expect.fail(`no ${entry} on the home screen`));
      await screen.until(shows);
      await screen.until('Enter home');
      screen.press('\r');
    }
    await screen.until(HOME);
    await done(screen);
  });
});

describe('leaving', () => {
  it('Ctrl-C in the guide asks, then quits, and gives the terminal back', async () => {
    const { screen } = await opened();
    screen.press('\x03');
    await screen.until('Ctrl-C again leaves the school');
    screen.press('\x03');
    expect(await screen.ended()).toBe(0);
    const end = screen.raw.slice(screen.raw.lastIndexOf('\x1b[?2026h'));
    for (const mode of ['\x1b[?2004l', '\x1b[?7h', '\x1b[?25h', '\x1b[?1049l'])
      expect(end).toContain(mode);
    expect(end).toMatch(/\x1b\[\?1049l$/);
    expect(screen.raw).not.toContain('Error');
    await nothingLeft(screen.home);
  });

  it('Ctrl-C in the shell belongs to the shell', async () => {
    const { screen, player } = await opened();
    await player.start('sleep 1000');
    const asleep = () => processesOf(screen.home).some(({ command }) => command === 'sleep 1000');
    await until(asleep, 'the program');
    screen.press('\x03');
    await player.prompt();
    await player.type('echo status $?');
    await screen.until('status 130');
    await done(screen);
  });
});

describe('without a terminal', () => {
  it.each([[[]], [['start', '0']], [['resume']], [['shell']]])(
    '%j says what to do',
    async (args) => {
      const { exitCode, stdout, stderr } = await run(newFolder(), args);
      expect(exitCode).toBe(args[0] === 'shell' ? 1 : 2);
      expect(stdout).toBe('');
      expect(stderr).toMatch(/terminal/);
      expect(stderr).toMatch(/[Rr]un /);
      expect(stderr).not.toMatch(/^\s+at /m);
    },
  );

  it('an unknown command suggests the nearest', async () => {
    const { exitCode, stderr } = await run(newFolder(), ['strat']);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('Did you mean: spy-school start');
  });
});

describe('places that do not exist', () => {
  it('an error is broken between words, not in them', async () => {
    const screen = await Screen.launch({ args: ['start', '99'], columns: 44 });
    expect(await screen.ended()).toBeGreaterThan(0);
    await screen.until('slow-program.');
    const rows = Array.from({ length: screen.rows }, (_, y) => screen.row(y));
    for (const id of ['wizard-school', 'mystery-config-file', 'french-website', 'slow-program'])
      expect(rows.filter((row) => row.includes(id))).toHaveLength(1);
    expect(rows.filter((row) => row !== '').length).toBeGreaterThan(3);
  });

  it.each([
    [['start', 'wizard-scool'], 'wizard-school'],
    [['start', '99'], '0 wizard-school, 1 mystery'],
    [['start', '0', '--step', 'lisen'], 'listen'],
    [['start', '0', '--seed', 'seven'], '--seed 7'],
  ])('%j is told, with the nearest', async (args, remedy) => {
    const screen = await Screen.launch({ args });
    expect(await screen.ended()).toBeGreaterThan(0);
    await screen.until(remedy);
    expect(screen.raw).not.toContain('\x1b[?1049h');
    expect(screen.raw).not.toMatch(/^\s+at /m);
    await nothingLeft(screen.home);
  });

  it('a step can be named', async () => {
    const screen = await Screen.launch({ args: ['start', '0', '--step', 'listen'] });
    await screen.until('step 4/9');
    await done(screen);
  });
});

describe('sizes', () => {
  it('too small says so, and recovers', async () => {
    const screen = await Screen.launch({ columns: 50, rows: 15 });
    await screen.until('This terminal is 50x15');
    screen.resize(80, 24);
    await screen.until(HOME);
    screen.press('1');
    await screen.until('Enter begin');
    screen.press('\r');
    await screen.until('step 1/9');
    screen.resize(30, 10);
    await screen.until('30x10');
    screen.resize(60, 18);
    await screen.until('step 1/9');
    await done(screen);
  });

  it('between narrow and wide in the middle of less', async () => {
    await needTool('less');
    const { screen, player } = await opened();
    await player.start("seq -f 'line %g' 1 500 | less");
    const showsFrom = async (first: number) => {
      await screen.untilTrue(() => {
        const rows = player.shellRows();
        const lines = rows.slice(0, -1);
        return (
          lines.every((row, at) => row === `line ${first + at}`) && /^:/.test(rows.at(-1) ?? '')
        );
      }, `less from line ${first}`);
    };
    await showsFrom(1);
    screen.resize(140, 45);
    await showsFrom(1);
    expect(player.shellRows()).toHaveLength(42);
    screen.press(DOWN);
    await showsFrom(2);
    screen.resize(80, 24);
    await showsFrom(2);
    screen.press('q');
    await player.prompt();
    await done(screen);
  });
});

it('NO_COLOR and LC_ALL=C: nothing but ASCII, and no colour', async () => {
  const { screen, player } = await opened({ env: { NO_COLOR: '1', LC_ALL: 'C' } });
  await screen.until('> 1. One.');
  screen.press('h');
  await screen.until('Hint 1');
  screen.press('2');
  await screen.until('Noted.');
  screen.press('\r');
  await player.at(1);
  screen.press('5');
  await screen.until(/5\. \[[^ ]\]/);
  screen.press('7');
  await screen.until('Not that one.');
  screen.press('x');
  await screen.until('x again skips');
  screen.press('x');
  await player.at(2);
  await player.solve(player.chapter.steps[2] ?? expect.fail('no such step'));
  await player.goOn(2);
  await player.type('strace ./parrot');
  await player.solvedFromShell();
  await player.toGuide();
  screen.press('?');
  await screen.until('all output so far');
  screen.press('\x1b');
  await screen.until('Enter go on');
  screen.press('q');
  await screen.until(HOME);
  await done(screen);
  const strange = [...screen.raw].filter((char) => char > '\x7f');
  expect(strange).toEqual([]);
  const styles = [...screen.raw.matchAll(/\x1b\[([\d;]*)m/g)].flatMap((match) =>
    (match[1] ?? '').split(';').map(Number),
  );
  expect(styles.filter((style) => style >= 30 && style !== 39 && style !== 49)).toEqual([]);
});
