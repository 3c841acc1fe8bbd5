import { describe, expect, it } from 'vitest';
import { loadFonts } from '../../../src/zine/fonts.ts';
import { faultsOf } from '../../../src/zine/layout/check.ts';
import { layPage } from '../../../src/zine/layout/page.ts';
import { loadZine } from '../../../src/zine/load.ts';
import { type Format, MINI_FORMAT, ZINE_FORMAT } from '../../../src/zine/marks.ts';
import type { Page } from '../../../src/zine/model.ts';

const fonts = await loadFonts();
const { theme, pages, mini } = await loadZine();

/** What the test's name says; a page's own file is named once more by an error. */
const named = (all: readonly Page[]) =>
  all.map((page) => [`${page.number} ${page.id}`, page] as const);

function faults(page: Page, format: Format): string[] {
  return faultsOf(layPage(page, format, theme, fonts), format, fonts).map(
    (fault) => `${page.file}: ${fault}`,
  );
}

describe('the zine, laid out', () => {
  it.each(named(pages))('page %s can be printed', (_, page) => {
    expect(faults(page, ZINE_FORMAT)).toEqual([]);
  });

  it.each(named(mini))('mini page %s can be printed', (_, page) => {
    expect(faults(page, MINI_FORMAT)).toEqual([]);
  });

  it('has all its pages', () => {
    expect([pages.length, mini.length]).toEqual([16, 8]);
  });
});
