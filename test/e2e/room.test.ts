import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, expect, it } from 'vitest';
import { closeStage, openBrowser, watchedPage } from '../board/web/stage.ts';
import { chapterOf } from './course.ts';
import { nothingLeft } from './leftovers.ts';
import { Player } from './player.ts';
import { isRoot, removeFolders, run, stateOf } from './program.ts';
import { type Launch, Screen } from './screen.ts';

const open: Screen[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((screen) => screen.close()));
  await closeStage();
});
afterAll(removeFolders);

async function launch(how: Launch): Promise<Screen> {
  const screen = await Screen.launch(how);
  open.push(screen);
  return screen;
}

/** A real learner at the first step of Wizard School, in the room. */
async function learner(url: string, name: string, how: Launch): Promise<Player> {
  const screen = await launch({ ...how, args: ['join', url, '--name', name] });
  await screen.until(/Tuesday spies . connected/);
  screen.press('1');
  await screen.until('Enter begin');
  screen.press('\r');
  const player = new Player(screen, await chapterOf('wizard-school'));
  await player.at(0);
  return player;
}

/** A row of the terminal board or of the web board, as words. */
const bar = (label: string, count: number) =>
  new RegExp(`${label}[^\\n]*\\n?[^\\n]*\\b${count}\\b`);

/** The step view of the web board shows it. */
async function webShows(page: Page, text: string | RegExp): Promise<void> {
  await page.getByRole('main').getByText(text).first().waitFor();
}

it('a room with three real learners, a board in the terminal and one in a browser', {
  timeout: 300_000,
}, async () => {
  const board = await launch({
    args: ['facilitate', '--name', 'Tuesday spies', '--chapters', 'wizard-school', '--port', '0'],
    columns: 140,
    rows: 45,
  });
  board.press('6b');
  await board.until(/board#\S{40,}/);
  const url = /http:\S+\/join\/\S+/.exec(board.text())?.[0] ?? expect.fail(board.text());
  const boardUrl = /http:\S+\/board#\S+/.exec(board.text())?.[0] ?? expect.fail(board.text());
  const { page, requests, faults } = await watchedPage(await openBrowser());
  await page.goto(boardUrl);
  await page.getByRole('heading', { name: 'Tuesday spies' }).waitFor();

  // Held at the first step before anybody is there.
  board.press('3');
  await board.until('The black box');
  board.press('g');
  await board.until(/held at 0\.1/);

  const ada = await learner(url, 'Ada', {});
  const grace = await learner(url, 'Grace', { columns: 140, rows: 45 });
  const eve = await learner(url, '<img src=x onerror=alert(1)>\u001b[31m\u202e', {
    ordinaryUser: isRoot,
  });
  const learners = [ada, grace, eve];
  board.press('1');
  for (const name of ['Ada', 'Grace', '<img src=x']) {
    await board.until(name);
    await webShows(page, new RegExp(name));
  }
  await board.until('3/3 connected');

  // Predictions come together on both boards, while the gate holds.
  for (const [player, choice] of [
    [ada, '2'],
    [grace, '2'],
    [eve, '3'],
  ] as const) {
    await player.screen.until('gate at step 1');
    player.screen.press(choice);
    await player.screen.until('held here till the gate opens');
    player.screen.press('\r');
    await player.screen.until('The room waits at');
    expect(player.screen.text()).toContain('step 1/9');
  }
  board.press('3');
  await board.until('Predictions (3)');
  await board.until(bar('A handful, fewer than ten', 2));
  await board.until(bar('Dozens', 1));
  await page.goto(boardUrl.replace('/board', '/board?view=step'));
  await webShows(page, 'A handful, fewer than ten');
  await expect
    .poll(() => page.getByRole('main').textContent(), { timeout: 30_000 })
    .toMatch(/handful[\s\S]*?\b2\b[\s\S]*?Dozens[\s\S]*?\b1\b/);

  // A note from the terminal reaches everybody.
  board.press('n');
  await board.until(/note to all/i);
  board.press('Look up, please.\r');
  for (const { screen } of learners) await screen.until('Look up, please.');

  // Grace asks for help; both boards know, and it is given in the browser.
  grace.screen.press('!');
  await grace.screen.until('help called');
  board.press('4');
  await board.until(/Grace/);
  await page.goto(boardUrl.replace('/board', '/board?view=help'));
  await page.getByRole('button', { name: /given.*Grace|Grace.*given/i }).click();
  await grace.screen.untilTrue(() => !grace.screen.text().includes('help called'), 'help given');
  await board.untilTrue(() => !/Grace.*0\.1/.test(board.text()), 'an empty queue');

  // The gate is opened in the browser; a clock is set in the terminal.
  await page
    .getByRole('complementary', { name: 'Controls' })
    .getByRole('button', { name: 'Open the gate' })
    .click();
  board.press('c');
  await board.until(/minutes/i);
  board.press('12\r');
  for (const { screen } of learners) {
    await screen.until(/1[12]:\d\d left/);
    await screen.untilTrue(() => !screen.text().includes('gate at'), 'no gate');
  }

  // Everybody goes on and traces a real program.
  await Promise.all(
    learners.map(async (player) => {
      await player.goOn(0);
      for (const [at, step] of player.chapter.steps.slice(1, 4).entries()) {
        await player.solve(step);
        await player.goOn(at + 1);
      }
    }),
  );
  board.press('1');
  for (const name of ['Ada', 'Grace', '<img src=x'])
    await board.until(new RegExp(`${name}.*0\\.5 Count the questions`));
  await page.goto(boardUrl.replace('/board', '/board?view=room'));
  await expect
    .poll(() => page.getByRole('main').getByText('Count the questions').count(), {
      timeout: 30_000,
    })
    .toBeGreaterThanOrEqual(3);

  // The end: everybody is told, nothing was asked of another host, and nothing stays.
  board.press('e');
  board.press('e');
  for (const { screen } of learners) await screen.until('ended: you go on alone');
  const origin = new URL(boardUrl).host;
  expect(requests.map((each) => new URL(each).host).filter((host) => host !== origin)).toEqual([]);
  expect(faults).toEqual([]);
  for (const { screen } of learners) {
    await screen.close();
    await nothingLeft(screen.home);
  }
  board.press('q');
  board.press('q');
  expect(await board.ended()).toBe(0);

  const rooms = join(stateOf(board.home), 'rooms');
  const listed = await run(board.home, ['report', '--data', rooms, '--json']);
  const room = /"room": *"([^"]+)"/.exec(listed.stdout)?.[1] ?? expect.fail(listed.stdout);
  const report = await run(board.home, ['report', room, '--data', rooms]);
  expect(report.stdout).toContain('A handful, fewer than ten');
  expect(report.stdout).not.toMatch(/Ada|Grace|<img/);
  const named = await run(board.home, ['report', room, '--data', rooms, '--names']);
  expect(named.stdout).toMatch(/Ada[\s\S]*Grace|Grace[\s\S]*Ada/);
});
