import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BoardCourse } from '../../../src/room/model/course.ts';
import { crowd } from './crowd.ts';
import { CHAPTERS, closeStage, openBoard, SOON, type Stage, type Watched, words } from './stage.ts';

let course: BoardCourse;
let stage: Stage;
let watched: Watched;

beforeAll(async () => {
  ({ course, stage, watched } = await openBoard());
  await stage.happen(crowd(40, course, CHAPTERS));
  await watched.page.goto(`${stage.server.url}/board#${stage.key}`);
});
afterAll(closeStage);

const view = (name: string) =>
  watched.page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name });

describe('the views of a room of 40', () => {
  test('the key leaves the address bar, and a reload needs no other', async () => {
    const { page } = watched;
    await page.getByRole('heading', { name: 'Debugging at noon' }).waitFor();
    expect(page.url()).not.toContain(stage.key);
    expect(await page.content()).not.toContain(stage.key);
    await page.reload();
    await page.getByRole('heading', { name: 'Debugging at noon' }).waitFor();
  });

  test('Room: who needs somebody most is on top, with place, minutes, hints', async () => {
    const { page } = watched;
    await view('Room').click();
    const rows = page.getByRole('table', { name: 'Learners' }).getByRole('row');
    const first = rows.nth(1);
    expect(await words(first.getByRole('rowheader'))).toContain('Frances Hopper');
    expect((await first.getByRole('cell').allInnerTexts()).slice(0, 5)).toEqual([
      '?\nasking',
      '0.8 What does chmod ask?',
      '14',
      '1',
      '0',
    ]);
    const away = await page
      .locator('.learners tbody tr')
      .evaluateAll((all) => all.map((row) => row.classList.contains('away')));
    const fares = await page.locator('.learners .fare .word').allInnerTexts();
    const order = ['asking', 'stuck', 'slow', 'working', 'ready'];
    // Nobody can walk over to somebody who is away: they come last, as on the terminal's board.
    const ranks = fares.map(
      (word, at) => order.indexOf(word) + (away[at] && word !== 'asking' ? 10 : 0),
    );
    expect(new Set(fares)).toEqual(new Set(order));
    expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
  });

  test('Room: by name, filtered, and found', async () => {
    const { page } = watched;
    await page.getByRole('radio', { name: 'by name' }).check();
    const names = page.locator('.learners .name');
    const sorted = await names.allInnerTexts();
    expect(sorted).toHaveLength(40);
    expect(sorted).toEqual([...sorted].sort((a, b) => a.localeCompare(b)));
    await page.getByRole('radio', { name: 'Asking 3' }).check();
    await expect.poll(() => names.count(), SOON).toBe(3);
    await page.getByRole('radio', { name: 'Away 2' }).check();
    await expect.poll(() => names.count(), SOON).toBe(2);
    await page.getByRole('radio', { name: 'All' }).check();
    await page.getByRole('searchbox', { name: 'Find' }).fill('hopper');
    await expect
      .poll(() => names.allInnerTexts())
      .toEqual(sorted.filter((name) => name.includes('Hopper')));
    await page.getByRole('searchbox', { name: 'Find' }).fill('');
    await page.getByRole('radio', { name: 'by need' }).check();
  });

  test('Map: every step, with who is there and how they fare', async () => {
    const { page } = watched;
    await view('Map').click();
    const steps = course
      .filter(({ id }) => CHAPTERS.includes(id))
      .flatMap((chapter) => chapter.steps.map(({ title }) => title));
    expect(await page.locator('.map .step-title').allInnerTexts()).toEqual(steps);
    const row = page.getByRole('row', { name: 'What does chmod ask?' });
    expect(await words(row.getByRole('cell').nth(0))).toBe('16');
    expect(await words(row.getByRole('cell').nth(1))).toContain(
      '1 asking, 3 stuck, 5 slow, 4 working, 3 ready',
    );
    // A bar is as long as the crowd: 16 people, against 3 at the step before.
    const width = async (title: string) =>
      (await page.getByRole('row', { name: title }).locator('.crowd-bar').boundingBox())?.width ??
      0;
    expect((await width('What does chmod ask?')) / (await width('How it all starts'))).toBeCloseTo(
      16 / 3,
      1,
    );
    const here = await page.locator('.map .here').allInnerTexts();
    expect(here.map(Number).reduce((sum, each) => sum + each, 0)).toBe(40);
  });

  test('Step: text, notes, hints, solution, and what was predicted', async () => {
    const { page } = watched;
    await page.getByRole('link', { name: 'The black box' }).click();
    await page.getByRole('heading', { name: 'The black box' }).waitFor();
    expect(await words(page.getByRole('list', { name: 'Predictions' }))).toContain(
      'One. It has one line to say.',
    );
    expect(await page.locator('.bars .count').allInnerTexts()).toEqual(
      Array.from({ length: 4 }, () => expect.stringMatching(/^10\s+25 %$/)),
    );
    await page.getByRole('heading', { name: 'For you' }).waitFor();
    expect(await words(page.locator('.notes'))).toContain('Ask for a show of hands');
    expect(await page.getByRole('heading', { name: 'Hints' }).isVisible()).toBe(true);
    await page.getByRole('button', { name: 'Step after' }).click();
    await page.getByRole('heading', { name: 'While a page loads' }).waitFor();
    expect(await page.getByRole('heading', { name: 'Debrief' }).isVisible()).toBe(true);
    await page.goBack();
    await page.getByRole('heading', { name: 'The black box' }).waitFor();
  });

  test('Step: answers without anybody’s name', async () => {
    const { page } = watched;
    await page.getByLabel('Step', { exact: true }).selectOption('wizard-school/chmod');
    await page.getByRole('list', { name: 'Answers', exact: true }).waitFor();
    const text = await words(page.getByRole('main'));
    expect(text).toContain('openat');
    for (const { name } of Object.values(stage.room.state.learners))
      expect(text).not.toContain(name);
  });

  test('Help: the longest waiting first', async () => {
    const { page } = watched;
    await view('Help').click();
    expect(await page.locator('.queue .name').allInnerTexts()).toEqual([
      'Frances Hopper',
      'Claude Lamarr',
      'Ivan Dijkstra',
    ]);
    expect(await page.locator('.queue .waited').allInnerTexts()).toEqual([
      '14 min',
      '6 min',
      '2 min',
    ]);
  });

  test('Machines: who can play what, and what is missing', async () => {
    const { page } = watched;
    await view('Machines').click();
    await page.getByText('32 of 40 have told').waitFor();
    await page.getByText('32 of 32 can play it').first().waitFor();
    expect(
      await words(page.getByRole('table', { name: 'Machines that lack something' })),
    ).toContain('No sandbox');
  });

  test('Join: address, code, and a QR code that says the address', async () => {
    const { page } = watched;
    await view('Join').click();
    await page.getByText(stage.code, { exact: true }).waitFor();
    await page.getByText(stage.server.joinUrl, { exact: true }).waitFor();
    const code = page.getByRole('img', { name: `QR code of ${stage.server.joinUrl}` });
    const box = await code.boundingBox();
    expect(box?.width).toBeGreaterThan(300);
  });

  test('names are hidden everywhere with one key', async () => {
    const { page } = watched;
    await page.keyboard.press('a');
    const names = Object.values(stage.room.state.learners).map(({ name }) => name);
    for (const name of ['Room', 'Map', 'Step', 'Help', 'Machines', 'Join']) {
      await view(name).click();
      await page.getByRole('heading', { level: 2 }).first().waitFor();
      const html = await page.content();
      expect(names.filter((each) => html.includes(each))).toEqual([]);
    }
    // Nor does the order tell them: who needs it equally stands in the order of joining.
    await view('Room').click();
    const rows = await page.locator('.learners tbody tr').allInnerTexts();
    const needs = rows.map((row) => {
      const [, need = '', number = ''] = /^\W*(\w+)\W+learner (\d+)/.exec(row) ?? [];
      const [, minutes = ''] = /\t(\d+)\t/.exec(row) ?? [];
      return { same: `${need} ${row.includes('away')} ${minutes}`, number: Number(number) };
    });
    const pairs = needs.slice(1).map((each, at) => [needs[at], each] as const);
    const equal = pairs.filter(([before, after]) => before?.same === after.same);
    expect(equal.length).toBeGreaterThan(3);
    for (const [before, after] of equal) expect(before?.number).toBeLessThan(after.number);
    await view('Help').click();
    expect(await words(page.locator('.queue .name').first())).toBe('learner 22');
    await page.reload();
    await page.getByText('learner 22').first().waitFor();
    await page.keyboard.press('a');
    await page.getByText('Frances Hopper', { exact: true }).waitFor();
  });

  test('nothing was asked of another host, and the security policy had nothing to stop', () => {
    const { host } = new URL(stage.server.url);
    expect(watched.requests.length).toBeGreaterThan(3);
    const foreign = watched.requests.filter(
      (url) => !url.startsWith('data:') && new URL(url).host !== host,
    );
    expect(foreign).toEqual([]);
    expect(watched.requests.filter((url) => url.includes(stage.key))).toEqual([]);
    expect(watched.faults).toEqual([]);
  });
});
