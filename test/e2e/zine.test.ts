import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { loadZine } from '../../src/zine/load.ts';
import { ZINE_FILES } from '../../src/zine/write.ts';
import { needTool, newFolder, programFolder, removeFolders, run, stateOf } from './program.ts';
import { type Launch, Screen } from './screen.ts';

const [RIGHT, LEFT, DOWN, HOME, END] = ['\x1b[C', '\x1b[D', '\x1b[B', '\x1b[H', '\x1b[F'];
const { pages } = await loadZine();
const titleOf = (number: number) => pages[number - 1]?.title ?? expect.fail();
const COUNT = pages.length;

const open: Screen[] = [];
afterEach(async () => {
  await Promise.allSettled(open.splice(0).map((screen) => screen.close()));
});
afterAll(removeFolders);

async function zine(launch: Launch = {}): Promise<Screen> {
  const screen = await Screen.launch({ ...launch, args: launch.args ?? ['zine'] });
  open.push(screen);
  return screen;
}
const at = (number: number) => `page ${number} of ${COUNT}`;

describe('the zine in a terminal', () => {
  it('is leafed through with keys, and leaves the terminal as it was', async () => {
    const screen = await zine();
    await screen.until(at(1));
    screen.press(RIGHT);
    expect(await screen.until(at(2))).toContain(titleOf(2));
    expect(screen.text()).not.toContain(at(1));
    const top = screen.row(2);
    screen.press(DOWN);
    await screen.untilTrue(() => screen.row(2) !== top, 'the page moved');
    screen.press('n');
    await screen.until(at(3));
    screen.press(LEFT);
    await screen.until(at(2));
    // Space reads a page to its end before it turns.
    screen.press(' ');
    await screen.untilTrue(() => screen.row(2) !== top, 'the page read on');
    expect(screen.text()).toContain(at(2));
    while (!screen.text().includes(at(3))) {
      const before = screen.text();
      screen.press(' ');
      await screen.untilTrue(() => screen.text() !== before, 'something else');
    }
    screen.press('12');
    await screen.until('Page 12');
    screen.press('\r');
    await screen.until(at(12));
    screen.press('99\r');
    await screen.until(`There is no page 99; they go to ${COUNT}.`);
    screen.press(END);
    await screen.until(at(COUNT));
    screen.press(RIGHT);
    await screen.until('That was the last page.');
    screen.press(HOME);
    await screen.until(at(1));
    screen.press('q');
    expect(await screen.ended()).toBe(0);
    expect(screen.terminal.buffer.active.type).toBe('normal');
    expect(screen.raw).toMatch(/\x1b\[\?25h.*\x1b\[\?1049l$/s);
    // It remembers nothing.
    expect(existsSync(stateOf(screen.home))).toBe(false);
  });

  it('lies open where there is room for two pages, the cover alone', async () => {
    const screen = await zine({ args: ['zine', '4'], columns: 140, rows: 45 });
    const both = await screen.until(at(5));
    expect(both).toContain(at(4));
    screen.press(RIGHT);
    expect(await screen.until(at(7))).toContain(at(6));
    screen.resize(80, 24);
    const alone = () => screen.text().includes(at(6)) && !screen.text().includes(at(7));
    await screen.untilTrue(alone, 'one page');
    screen.resize(140, 45);
    await screen.until(at(7));
    screen.press(HOME);
    await screen.until(at(1));
    expect(screen.text()).not.toContain(at(2));
    screen.press(RIGHT);
    expect(await screen.until(at(3))).toContain(at(2));
    screen.press('\x1b');
    expect(await screen.ended()).toBe(0);
  });

  it.each([
    ['of its own', ['zine'], ''],
    ['opened from home', [], 'z'],
  ])('a window too small for it, %s, loses no page', async (_, args, key) => {
    const screen = await zine({ args });
    if (key !== '') await screen.until('z zine');
    screen.press(key);
    await screen.until(at(1));
    screen.press('7\r');
    await screen.until(at(7));
    screen.resize(30, 8);
    await screen.until('This terminal is 30x8');
    screen.resize(80, 24);
    await screen.until(at(7));
  });

  it('NO_COLOR and LC_ALL=C: nothing but ASCII, no colour, drawings in words', async () => {
    const screen = await zine({
      args: ['zine', pages[1]?.id ?? expect.fail()],
      env: { NO_COLOR: '1', LC_ALL: 'C' },
    });
    await screen.until(at(2));
    for (let page = 3; page <= COUNT; page++) {
      screen.press(RIGHT);
      await screen.until(at(page));
    }
    screen.press('\x03');
    expect(await screen.ended()).toBe(0);
    expect([...screen.raw].filter((char) => char > '\x7f')).toEqual([]);
    expect(screen.raw).not.toMatch(/\x1b\[(?:\d+;)*(?:3[0-8]|4[0-8])m/);
  });

  it('a signal ends it, and the terminal is given back', async () => {
    const screen = await zine();
    await screen.until(at(1));
    screen.kill('SIGTERM');
    expect(await screen.ended()).toBe(143);
    expect(screen.terminal.buffer.active.type).toBe('normal');
  });

  it('is one key away from the home screen, and back', async () => {
    const screen = await zine({ args: [] });
    await screen.until('z zine');
    screen.press('z');
    await screen.until(at(1));
    expect(screen.text()).toContain('q home');
    screen.press(RIGHT);
    await screen.until(at(2));
    screen.press('q');
    await screen.until('Here you learn to listen');
    screen.press('\x03');
    expect(await screen.ended()).toBe(0);
  });
});

describe('the zine without a terminal', () => {
  it('is text, without escape codes, and does not mind a pipe that closes', async () => {
    const home = newFolder();
    const { stdout, exitCode } = await run(home, ['zine']);
    expect(exitCode).toBe(0);
    for (const { title, number } of pages)
      expect(stdout).toContain(`${title} (page ${number} of ${COUNT})`);
    expect(stdout).not.toContain('\x1b');
    const cli = join(await programFolder(), 'dist/cli.js');
    const line = '"$0" "$1" zine | head -n 1; echo "status ${PIPESTATUS[0]}"';
    const cut = await execa('bash', ['-c', line, process.execPath, cli]);
    expect(cut.stdout).toMatch(/page 1 of \d+\)\nstatus 0$/);
    expect(cut.stderr).toBe('');
  });

  it('is text too where only the screen is a terminal', async () => {
    const through = ['sh', '-c', 'exec "$@" </dev/null', 'sh'];
    const screen = await zine({ args: ['zine', '2'], through });
    expect(await screen.ended()).toBe(0);
    expect(screen.raw).toContain(`${titleOf(2)} (page 2 of ${COUNT})`);
    expect(screen.raw).not.toContain('\x1b[?1049h');
  });

  it('writes the same files each time, with its own fonts', async () => {
    const home = newFolder();
    const [one, other] = [join(home, 'one'), join(home, 'other')];
    const first = await run(home, ['zine', '--out', one]);
    expect(first).toMatchObject({ exitCode: 0, stderr: '' });
    expect(first.stdout).toContain(`${COUNT / 4} sheets of A4`);
    expect(first.stdout).toContain('flip on the short edge');
    expect((await run(home, ['zine', '--out', other])).exitCode).toBe(0);
    for (const name of Object.values(ZINE_FILES)) {
      const content = readFileSync(join(one, name));
      expect(content.equals(readFileSync(join(other, name))), name).toBe(true);
      expect(content.length, name).toBeLessThan(2_000_000);
      expect(content.length, name).toBeGreaterThan(10_000);
    }
    expect((await run(home, ['zine', '--out', one, '--paper', 'letter'])).exitCode).toBe(2);
    const wrong = await run(home, ['zine', '--out', one, '--paper', 'tabloid']);
    expect(wrong).toMatchObject({ exitCode: 2, stdout: '' });
    expect(wrong.stderr).toBe(
      'spy-school: There is no paper "tabloid" for the zine.\nChoose one of a4, letter.',
    );
  });

  it('on a full disk it says so, and leaves nothing half written', async () => {
    await needTool('bwrap');
    const cli = join(await programFolder(), 'dist/cli.js');
    const script = '"$1" "$2" zine --out /mnt/zine; echo "status $?"; cd /mnt/zine && ls -A';
    const { stdout, stderr } = await execa(
      'bwrap',
      [
        ...['--ro-bind', '/', '/', '--unshare-user', '--die-with-parent'],
        ...['--size', '65536', '--tmpfs', '/mnt', 'sh', '-c', script, 'sh', process.execPath, cli],
      ],
      { reject: false },
    );
    expect(stderr).toMatch(/Cannot write \/mnt\/zine\/\S+: .*no space left/i);
    const [status, ...left] = stdout.split('\n');
    expect(status).toBe('status 2');
    const whole = newFolder();
    await run(whole, ['zine', '--out', whole]);
    for (const name of left.filter(Boolean)) expect(readdirSync(whole)).toContain(name);
  });
});
