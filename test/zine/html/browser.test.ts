import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadFonts } from '../../../src/zine/fonts.ts';
import { zineHtml } from '../../../src/zine/html/zine.ts';
import { loadZine } from '../../../src/zine/load.ts';
import { audit } from '../../board/web/audit.ts';
import { closeStage, newFolder, openBrowser, watchedPage } from '../../board/web/stage.ts';

let browser: BrowserContext;
let address = '';
let pages = 0;

beforeAll(async () => {
  const zine = await loadZine();
  pages = zine.pages.length + zine.mini.length;
  const file = join(newFolder(), 'zine.html');
  writeFileSync(file, await zineHtml(zine, await loadFonts()));
  address = pathToFileURL(file).href;
  browser = await openBrowser();
});
afterAll(closeStage);

async function open(width: number, colorScheme: 'light' | 'dark' = 'light') {
  const watched = await watchedPage(browser);
  await watched.page.setViewportSize({ width, height: 900 });
  await watched.page.emulateMedia({ colorScheme });
  await watched.page.goto(address);
  await watched.page.evaluate(() => document.fonts.ready);
  return watched;
}

describe('the web page in a browser', () => {
  test.each([320, 768, 1440])('at %i pixels nothing sticks out', async (width) => {
    const { page, faults, requests } = await open(width);
    const wide = await page.evaluate(() => {
      const room = document.documentElement.clientWidth;
      const out = [...document.querySelectorAll('body *')].filter(
        (each) =>
          !each.matches('.unseen, .skip, svg *') &&
          (each.getBoundingClientRect().right > room + 1 || each.scrollWidth > room),
      );
      return [
        ...(document.documentElement.scrollWidth > room ? ['the page'] : []),
        ...out.map((each) => each.outerHTML.slice(0, 120)),
      ];
    });
    expect(wide).toEqual([]);
    expect(faults).toEqual([]);
    expect(requests.filter((each) => !each.startsWith('data:'))).toEqual([address]);
    await page.close();
  });

  test.each(['light', 'dark'] as const)('in the %s it can be read and heard', async (scheme) => {
    const { page, faults } = await open(1000, scheme);
    const found = await audit(page);
    expect(found.texts).toBeGreaterThan(pages * 3);
    // Letters in the paper's colour stand on something dark in the drawing, which the audit does not see.
    expect(found.problems.filter((problem) => !/^contrast 1\.00: /.test(problem))).toEqual([]);
    expect(await page.locator('article').count()).toBe(pages);
    const ink = await page.evaluate(() => getComputedStyle(document.body).color);
    const strokes = await page.evaluate(
      () => getComputedStyle(document.querySelector('.s-ink') ?? document.body).stroke,
    );
    expect(strokes).toBe(ink);
    expect(faults).toEqual([]);
    await page.close();
  });

  test('headings go down one step at a time, and each picture has a name', async () => {
    const { page } = await open(1000);
    const levels = await page.evaluate(() =>
      [...document.querySelectorAll('h1, h2, h3, h4, h5')].map(({ tagName }) => Number(tagName[1])),
    );
    expect(levels[0]).toBe(1);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels.filter((level, at) => level > (levels[at - 1] ?? 0) + 1)).toEqual([]);
    const names = await page.evaluate(() =>
      [...document.querySelectorAll('svg')].map((each) => each.querySelector('title')?.textContent),
    );
    expect(names.length).toBeGreaterThan(10);
    expect(names.filter((name) => !name?.trim())).toEqual([]);
    for (const name of names.slice(0, 3))
      expect(await page.getByRole('img', { name: name ?? '', exact: true }).count()).toBe(1);
    await page.close();
  });

  test('its own fonts are used, and the keyboard skips to the pages', async () => {
    const { page } = await open(1000);
    const loaded = await page.evaluate(() =>
      [...document.fonts].filter(({ status }) => status === 'loaded').map(({ family }) => family),
    );
    expect(new Set(loaded)).toEqual(new Set(['hand', 'drawn-mono']));
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('To the pages');
    await page.keyboard.press('Enter');
    expect(new URL(page.url()).hash).toBe('#pages');
    await page.close();
  });
});
