import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadCourse } from '../../../src/course/load.ts';
import { until } from '../../e2e/leftovers.ts';
import { environment, newFolder, removeFolders, stateOf } from '../../e2e/program.ts';
import { type Launch, Screen } from '../../e2e/screen.ts';
import { built } from '../build.ts';

const [RIGHT, LEFT, HOME, END] = ['\x1b[C', '\x1b[D', '\x1b[H', '\x1b[F'];
const [CHAPTER = expect.fail()] = await loadCourse();

let program = '';
beforeAll(async () => {
  program = await built(join(import.meta.dirname, 'program.ts'));
});
const open: Screen[] = [];
afterAll(async () => {
  // Whatever fails here, what was made is removed.
  await Promise.allSettled(open.map((screen) => screen.close()));
  removeFolders();
});

async function show(home: string, args: readonly string[], launch: Launch = {}): Promise<Screen> {
  const screen = await Screen.launch({ ...launch, program, home, args });
  open.push(screen);
  return screen;
}

const presenting = (home: string) => join(stateOf(home), 'presenting');
const filesOf = (home: string) =>
  existsSync(presenting(home)) ? readdirSync(presenting(home)) : [];

describe('the slides', () => {
  test.each([
    ['80x24', { columns: 80, rows: 24 }],
    ['140x45', { columns: 140, rows: 45 }],
  ])('of a chapter are turned with keys at %s', async (_size, size) => {
    const screen = await show(newFolder(), ['0'], size);
    await screen.until('9 steps, about 10 minutes');
    screen.press(RIGHT);
    await screen.until('step 1 of 9');
    await screen.until('4. Thousands.');
    screen.press(RIGHT.repeat(4));
    await screen.until('step 5 of 9');
    await screen.until('How many system calls does your trace of ./parrot show?');
    expect(screen.text()).not.toContain('What you saw');
    screen.press('d');
    await screen.until('What you saw');
    await screen.until('Both numbers count.)');
    screen.press('d');
    await screen.untilTrue(() => !screen.text().includes('What you saw'), 'no debrief');
    screen.press('s');
    await screen.until('One way to do it');
    await screen.until('‹parrotTally›');
    screen.press(LEFT);
    await screen.until('step 4 of 9');
    screen.press(END);
    await screen.until('step 9 of 9');
    screen.press(RIGHT);
    await screen.until('That was the last slide');
    screen.press(HOME);
    await screen.until('9 steps');
    screen.press('s');
    await screen.until('This slide has no solution');
    screen.press('?');
    await screen.until('the first and the last slide');
    screen.press('q');
    expect(await screen.ended()).toBe(0);
    expect(screen.terminal.buffer.active.type).toBe('normal');
  });

  test('Space reads a long slide to its end before it turns', async () => {
    const screen = await show(newFolder(), ['0', 'count'], { columns: 60, rows: 18 });
    await screen.until('step 5 of 9');
    screen.press('d');
    // What was asked for is seen at once; then back to the top.
    await screen.until('What you saw');
    screen.press('\x1b[5~'.repeat(3));
    await screen.until('Now see how good');
    const places: string[] = [];
    while (screen.text().includes('step 5 of 9')) {
      const before = screen.text();
      places.push(before);
      screen.press(' ');
      await screen.untilTrue(() => screen.text() !== before, 'another screen');
    }
    expect(places.length).toBeGreaterThan(1);
    expect(places.at(-1)).toContain('numbers count.)');
    await screen.until('step 6 of 9');
  });

  test('begin at a step; in ASCII; too small is said', async () => {
    const screen = await show(newFolder(), ['0', 'count'], { env: { LC_ALL: 'C', NO_COLOR: '1' } });
    await screen.until('step 5 of 9');
    screen.press('s');
    await screen.until('?parrotTally?');
    expect(screen.text()).toMatch(/^[\x20-\x7e\n]*$/);
    screen.resize(50, 10);
    await screen.until('A slide needs 60x18');
  });

  test('without a terminal it says what to do instead', async () => {
    const home = newFolder();
    const { exitCode, stderr } = await execa(process.execPath, [program, '0'], {
      env: environment(home),
      extendEnv: false,
      reject: false,
      stdin: 'ignore',
    });
    expect(exitCode).not.toBe(0);
    expect(stderr).toContain('Slides are shown in a terminal');
    expect(stderr).toContain('wizard-school/chapter.md');
    expect(existsSync(presenting(home))).toBe(false);
  });
});

describe('the notes', () => {
  test('follow the slides of another terminal, and neither leaves anything behind', async () => {
    const home = newFolder();
    const notes = await show(home, ['0', '--notes'], { columns: 140, rows: 45 });
    await notes.until('No slides yet. In another terminal: spy-school present wizard-school');
    const slides = await show(home, ['0']);
    await slides.until('9 steps');
    await notes.untilTrue(() => !notes.text().includes('No slides yet'), 'the presenter');
    slides.press(RIGHT);
    await notes.until('step 1 of 9');
    await notes.until('Ask for a show of hands');
    await notes.until('next: While a page loads');
    await notes.until('about 1 min: from 0 to 1 of 10 min');
    await notes.until('Hint 1');
    slides.press(END);
    await notes.until('next: that was the last');
    slides.press('q');
    expect(await slides.ended()).toBe(0);
    await notes.until('No slides yet');
    expect(notes.text()).toContain('step 9 of 9');
    notes.press(LEFT);
    await notes.until('step 8 of 9');
    notes.press('q');
    expect(await notes.ended()).toBe(0);
    expect(existsSync(presenting(home))).toBe(false);
  });

  test('follow whoever turned a slide last, and only of their chapter', async () => {
    const home = newFolder();
    const notes = await show(home, ['0', '--notes']);
    const one = await show(home, ['0']);
    const two = await show(home, ['0']);
    const other = await show(home, ['1']);
    for (const screen of [one, two, other]) await screen.until(' steps, about');
    one.press(RIGHT);
    await notes.until('step 1 of 9');
    two.press(RIGHT.repeat(3));
    await notes.until('step 3 of 9');
    other.press(RIGHT.repeat(5));
    await other.until('step 5 of');
    one.press(RIGHT);
    await notes.until('step 2 of 9');
    two.press('q');
    await two.ended();
    one.press(RIGHT);
    await notes.until('step 3 of 9');
    expect(filesOf(home)).toHaveLength(2);
  });

  test('see that a presenter was killed, and sweep up after them', async () => {
    const home = newFolder();
    const slides = await show(home, ['0', 'count']);
    await slides.until('step 5 of 9');
    slides.kill('SIGKILL');
    await slides.ended();
    expect(filesOf(home)).toHaveLength(1);
    const notes = await show(home, ['0', '--notes']);
    await notes.until('No slides yet');
    await until(() => filesOf(home).length === 0, 'an empty folder');
    notes.kill('SIGTERM');
    expect(await notes.ended()).toBe(143);
    expect(existsSync(presenting(home))).toBe(false);
  });

  test('are not misled by a number that another process has now, nor by a file that is none', async () => {
    const home = newFolder();
    mkdirSync(presenting(home), { recursive: true });
    const at = new Date().toISOString();
    const stale = { v: 1, pid: process.pid, identity: 'another', chapter: CHAPTER.id, slide: 4 };
    const whole = { ...stale, solution: false, debrief: false, startedAt: at, at };
    writeFileSync(join(presenting(home), `${process.pid}.json`), JSON.stringify(whole));
    writeFileSync(join(presenting(home), `${process.ppid}.json`), '{"v": 1, "slide"');
    const notes = await show(home, ['0', '--notes']);
    await notes.until('No slides yet');
    await until(() => !filesOf(home).includes(`${process.pid}.json`), 'the stale file gone');
    expect(notes.text()).toContain('title');
  });

  test.each([
    ['SIGTERM', (screen: Screen) => screen.kill('SIGTERM')],
    ['a closed terminal', (screen: Screen) => screen.destroy()],
  ])('slides that end with %s leave nothing behind', async (_how, end) => {
    const home = newFolder();
    const slides = await show(home, ['0']);
    await slides.until('9 steps');
    const [name = expect.fail()] = filesOf(home);
    const told = JSON.parse(readFileSync(join(presenting(home), name), 'utf8'));
    expect(told).toMatchObject({ pid: slides.pid, chapter: CHAPTER.id, slide: 0 });
    end(slides);
    await slides.ended();
    expect(existsSync(presenting(home))).toBe(false);
  });
});
