import { afterAll, expect, it } from 'vitest';
import { loadCourse } from '../../src/course/load.ts';
import { chapterPages } from '../../src/zine/chapter-pages.ts';
import { liveThrough } from './lived.ts';
import { newFolder, removeFolders, stateOf } from './program.ts';
import { Screen } from './screen.ts';

afterAll(removeFolders);

it('after the last step of a chapter, and on the home screen: which page of the zine to read', async () => {
  const [chapter] = await loadCourse();
  const last = chapter?.steps.at(-1) ?? expect.fail('no chapter');
  const page = (await chapterPages()).get(chapter?.id ?? '') ?? expect.fail('no page');
  const home = newFolder();
  await liveThrough(stateOf(home), chapter ? [chapter] : []);
  const args = ['start', chapter?.id ?? '', '--step', last.id];
  const screen = await Screen.launch({ args, home, columns: 120, rows: 50 });
  try {
    const shown = await screen.until('To take with you');
    expect(shown).toContain(page.title);
    expect(shown).toContain(`spy-school zine ${page.number}`);
    screen.press('\r');
    await screen.until('case closed');
    // The pointer stands on the next case; the closed one is the first of the list.
    screen.press('\x1b[A');
    await screen.until(new RegExp(`On paper:\\s+spy-school\\s+zine ${page.number}`));
  } finally {
    await screen.close();
  }
});
