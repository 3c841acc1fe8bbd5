import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadCourse } from '../../src/course/load.ts';
import { chapterOf } from './course.ts';
import { nothingLeft } from './leftovers.ts';
import { liveThrough } from './lived.ts';
import { Player } from './player.ts';
import { newFolder, programFolder, removeFolders, run, stateOf } from './program.ts';
import { type Launch, Screen } from './screen.ts';

afterAll(removeFolders);

const HOME = 'Here you learn to listen';
const CERTIFICATE = 'L I C E N C E   T O   L I S T E N';
const DOUBLE = /^[╔╚]═+[╗╝]$/;
const LAST = 'wizard-school/black-box';

/** The school of somebody who has done everything, except these steps. */
async function school(launch: Launch, except: readonly string[] = []): Promise<Screen> {
  const home = newFolder();
  await liveThrough(stateOf(home), await loadCourse(), except);
  return Screen.launch({ ...launch, home });
}

async function quit(screen: Screen): Promise<void> {
  screen.press('\x03');
  expect(await screen.ended()).toBe(0);
  await screen.close();
  await nothingLeft(screen.home);
}

/** The rows inside the certificate's frame, which must be whole. */
async function framed(screen: Screen, edge: RegExp, side: string): Promise<string[]> {
  const rows = () =>
    screen
      .text()
      .split('\n')
      .map((row) => row.trim());
  const edges = () => rows().flatMap((row, at) => (edge.test(row) ? [at] : []));
  await screen.untilTrue(() => edges().length === 2, 'a frame');
  const [top = 0, bottom = 0] = edges();
  const inside = rows().slice(top + 1, bottom);
  expect(inside.length).toBeGreaterThan(10);
  expect(inside.filter((row) => !row.startsWith(side) || !row.endsWith(side))).toEqual([]);
  expect(new Set(inside.map((row) => row.length)).size).toBe(1);
  return inside;
}

describe('graduation', () => {
  it('whoever closes the last case is led to the certificate, once', async () => {
    const screen = await school({ args: ['start', '0', '--step', 'black-box'] }, [LAST]);
    const player = new Player(screen, await chapterOf('wizard-school'));
    await player.at(0);
    const open = await run(screen.home, ['certificate']);
    expect(open).toMatchObject({ exitCode: 1, stdout: '' });
    expect(open.stderr).toContain('The black box');

    screen.press('2');
    await screen.until('Noted.');
    screen.press('q');
    await screen.until(CERTIFICATE);
    await screen.until('whoever shows this page');
    screen.press('n');
    await screen.until('Your name:');
    screen.press('Ada');
    await screen.until('Your name: Ada');
    screen.press('\r');
    await screen.until('~ Ada ~');
    screen.press('s');
    await screen.until(/Saved: .*certificate\.svg/);
    const saved = join(await programFolder(), 'spy-school-certificate.svg');
    expect(readFileSync(saved, 'utf8')).toContain('>Ada</text>');
    rmSync(saved);

    screen.press('\r');
    await screen.until(HOME);
    await screen.until('❯ 5. Certificate: every case closed');
    screen.press('\r');
    await screen.until('~ Ada ~');
    screen.press('q');
    await screen.until(HOME);

    screen.press('1');
    await player.at(0);
    screen.press('q');
    expect(await screen.until(/Here you learn to listen|L I C E N C E/)).toContain(HOME);
    await quit(screen);
  });

  it.each([
    [80, 24],
    [60, 18],
  ])('at %i x %i nothing is cut, at home and on the certificate', async (columns, rows) => {
    const screen = await school({ columns, rows });
    const home = await screen.until('Certificate: every case closed');
    for (const shown of ['1. Wizard School', '8. Quit', 'on one page', 'Ctrl-C quit'])
      expect(home).toContain(shown);
    screen.press('5');
    await screen.until(CERTIFICATE);
    await screen.until('Enter home');
    const inside = (await framed(screen, DOUBLE, '║')).join('\n');
    for (const shown of ['cases closed', 'hints, asked', 'strace', 'not black boxes'])
      expect(inside).toContain(shown);
    screen.resize(140, 45);
    await screen.until('✓ Wizard School ....');
    await framed(screen, DOUBLE, '║');
    screen.resize(columns, rows);
    await screen.untilTrue(() => !screen.text().includes('✓ Wizard'), 'the small one again');
    await quit(screen);
  });

  it('NO_COLOR and LC_ALL=C: nothing but ASCII, and no colour', async () => {
    const screen = await school({ env: { NO_COLOR: '1', LC_ALL: 'C' } });
    await screen.until('> 5. Certificate');
    screen.press('5');
    await screen.until(CERTIFICATE);
    await framed(screen, /^\+=+\+$/, '|');
    screen.press('n');
    screen.press('Zoë');
    screen.press('\r');
    await screen.until('~ Zoe ~');
    await quit(screen);
    expect([...screen.raw].filter((char) => char > '\x7f')).toEqual([]);
    expect(screen.raw).not.toMatch(/\x1b\[(?:\d+;)*(?:3[0-8]|4[0-8])m/);
  });

  it('the command draws it, and writes the picture only where nothing stands', async () => {
    const home = newFolder();
    await liveThrough(stateOf(home), await loadCourse());
    const drawn = await run(home, ['certificate', '--name', '\u202e<Ada>\x1b[31m']);
    expect(drawn.exitCode).toBe(0);
    expect(drawn.stdout).toContain('~ <Ada> ~');
    const file = join(home, 'me.svg');
    expect((await run(home, ['certificate', '--out', file])).exitCode).toBe(0);
    expect(readFileSync(file, 'utf8')).toMatch(/^<svg /);
    const again = await run(home, ['certificate', '--out', file]);
    expect(again).toMatchObject({ exitCode: 2 });
    expect(again.stderr).toContain('--force');
    expect(existsSync(join(stateOf(home), 'school.lock'))).toBe(false);
  });
});
