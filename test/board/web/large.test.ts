import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BoardCourse } from '../../../src/room/model/course.ts';
import { crowd, learnerId, lived } from './crowd.ts';
import { CHAPTERS, closeStage, openBoard, SOON, type Stage, type Watched } from './stage.ts';

const LEARNERS = 2000;

let course: BoardCourse;
let stage: Stage;
let watched: Watched;

beforeAll(async () => {
  ({ course, stage, watched } = await openBoard());
  await stage.happen(crowd(LEARNERS, course, CHAPTERS));
  await watched.page.goto(stage.server.boardUrl);
});
afterAll(closeStage);

test('a room of 2,000: few rows are drawn, all can be reached', async () => {
  const { page } = watched;
  await page.getByRole('radio', { name: `All ${LEARNERS}` }).waitFor();
  const table = page.getByRole('table', { name: 'Learners' });
  expect(await table.getAttribute('aria-rowcount')).toBe(String(LEARNERS + 1));
  const rows = page.locator('.learners tbody tr:not(.spacer)');
  expect(await rows.count()).toBeLessThan(120);
  await page.keyboard.press('Control+End');
  await page.locator(`tr[aria-rowindex="${LEARNERS + 1}"]`).waitFor();
  expect(await rows.count()).toBeLessThan(120);
  const index = await rows.evaluateAll((all) => all.map((row) => Number(row.ariaRowIndex)));
  expect(index).toEqual(index.map((_, at) => (index[0] ?? 0) + at));
  // Rows stand where they would stand among all others.
  const heights = new Set(await rows.evaluateAll((all) => all.map((row) => row.clientHeight)));
  expect(heights.size).toBe(1);
  await page.keyboard.press('Control+Home');
  await page.locator('tr[aria-rowindex="2"]').waitFor();
});

test('everybody moves at once, and the board shows it and still answers keys', async () => {
  const { page } = watched;
  const moves = Array.from({ length: LEARNERS }, (_, index) =>
    lived(index, 'wizard-school', { type: 'step-entered', step: 'graduation' }, new Date()),
  );
  await page.getByRole('link', { name: 'Map' }).click();
  for (let at = 0; at < moves.length; at += 100) await stage.happen(moves.slice(at, at + 100));
  const row = page.getByRole('row', { name: 'Graduation' });
  await row
    .getByRole('cell', { name: String(LEARNERS), exact: true })
    .first()
    .waitFor();
  await page.keyboard.press('1');
  await page.getByRole('searchbox', { name: 'Find' }).fill('ada allen');
  const found = page.locator('.learners .name');
  await expect.poll(() => found.allInnerTexts(), SOON).toContain('Ada Allen (1)');
  for (const name of await found.allInnerTexts()) expect(name).toMatch(/^Ada Allen \(\d+\)$/);
  expect(stage.room.state.learners[learnerId(0)]?.place?.step).toBe('graduation');
  expect(watched.faults).toEqual([]);
});
