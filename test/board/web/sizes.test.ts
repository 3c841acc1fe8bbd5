import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BoardCourse } from '../../../src/room/model/course.ts';
import { audit } from './audit.ts';
import { crowd } from './crowd.ts';
import { CHAPTERS, closeStage, openBoard, SOON, type Stage, type Watched } from './stage.ts';

const VIEWS = ['room', 'map', 'step', 'help', 'machines', 'join'];
const SIZES = [
  [360, 740],
  [1280, 720],
  [1920, 1080],
] as const;

let course: BoardCourse;
let stage: Stage;
let watched: Watched;

beforeAll(async () => {
  ({ course, stage, watched } = await openBoard());
  await stage.happen(crowd(40, course, CHAPTERS));
  await stage.room.command({
    type: 'gate-closed',
    place: { chapter: 'wizard-school', step: 'chmod' },
  });
  await stage.room.command({ type: 'clock-set', minutes: 12 });
  await stage.room.command({ type: 'noted', text: 'Coffee in five minutes.' });
  await watched.page.goto(stage.server.boardUrl);
});
afterAll(closeStage);

async function show(view: string) {
  await watched.page.goto(`${stage.server.url}/board?view=${view}`);
  await watched.page.getByRole('heading').first().waitFor();
}

describe.each(VIEWS)('%s', (view) => {
  test.each(SIZES)('at %d x %d nothing needs scrolling sideways', async (width, height) => {
    const { page } = watched;
    await page.setViewportSize({ width, height });
    await show(view);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBe(width);
    const outside = await page.evaluate(() =>
      [...document.querySelectorAll('button, a, input, select, h2, td, th')]
        .filter((each) => each.checkVisibility() && !each.matches('.skip, .choices input'))
        .filter((each) => {
          const { left, right } = each.getBoundingClientRect();
          return left < -1 || right > innerWidth + 1;
        })
        .map((each) => each.outerHTML.slice(0, 200)),
    );
    expect(outside).toEqual([]);
  });

  test.each(['light', 'dark'] as const)('names, roles and contrast, %s', async (colorScheme) => {
    const { page } = watched;
    await page.setViewportSize({ width: 1280, height: 720 });
    await page.emulateMedia({ colorScheme });
    await show(view);
    const texts = async () => (await audit(page)).texts;
    await expect.poll(texts, SOON).toBeGreaterThan(30);
    const found = await audit(page);
    expect(found.problems).toEqual([]);
    for (const landmark of ['banner', 'navigation', 'main', 'complementary'] as const)
      expect(await page.getByRole(landmark).count()).toBe(1);
    expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
    expect(await page.getByRole('heading', { level: 2 }).count()).toBe(1);
  });
});

describe('the projector', () => {
  test.each([SIZES[1], SIZES[2]])(
    'shows every step whole, in large letters, at %d x %d',
    async (width, height) => {
      const { page } = watched;
      await page.setViewportSize({ width, height });
      await show('projector');
      for (const { id, steps } of course.filter((chapter) => CHAPTERS.includes(chapter.id)))
        for (const step of steps) {
          await stage.room.command({ type: 'spotlit', place: { chapter: id, step: step.id } });
          await page.getByRole('heading', { name: step.title, level: 1 }).waitFor();
          const fit = await page.locator('.projector').evaluate((box) => ({
            down: box.scrollHeight - box.clientHeight,
            aside: box.scrollWidth - box.clientWidth,
            letters: Number.parseFloat(getComputedStyle(box).fontSize) / innerHeight,
          }));
          expect(fit, step.id).toMatchObject({ down: 0, aside: 0 });
          expect(fit.letters, step.id).toBeGreaterThan(0.025);
        }
      expect((await audit(page)).problems).toEqual([]);
    },
  );
});

test('whoever wants less motion gets none', async () => {
  const { page } = watched;
  await page.setViewportSize({ width: 1280, height: 720 });
  const duration = async (reducedMotion: 'reduce' | 'no-preference') => {
    await page.emulateMedia({ reducedMotion });
    await show('map');
    return page
      .locator('.crowd-bar')
      .first()
      .evaluate((bar) => getComputedStyle(bar).transitionDuration);
  };
  expect(await duration('no-preference')).toContain('0.3s');
  expect(await duration('reduce')).toBe('0s');
});
