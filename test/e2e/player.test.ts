import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { asHere, chapterOf, powersOf } from './course.ts';
import { nothingLeft } from './leftovers.ts';
import { Player } from './player.ts';
import { journalOf, programFolder, removeFolders } from './program.ts';
import { Screen } from './screen.ts';

const CHAPTERS = new URL('fixtures/chapters', import.meta.url).pathname;

afterAll(removeFolders);

it.each([
  ['small', {}],
  ['wide', { columns: 140, rows: 45 }],
])('every act of a script can be done with keys, on a %s screen', async (_name, size) => {
  const folder = join(await programFolder(), 'chapters');
  await cp(join(CHAPTERS, 'keys'), join(folder, 'keys'), { recursive: true });
  const chapter = asHere(await chapterOf('keys', folder), await powersOf(false));
  expect(chapter.steps.at(-1)?.task.kind).toBe('read');
  const screen = await Screen.launch({ ...size, args: ['start', 'keys'] });
  await new Player(screen, chapter).playAll();
  await screen.close();
  const solved = journalOf(screen.home).flatMap((event) =>
    event.type === 'solved' ? [`${event.step} ${event.how}`] : [],
  );
  expect(solved).toEqual(chapter.steps.map(({ id }) => `${id} solved`));
  await nothingLeft(screen.home);
});
