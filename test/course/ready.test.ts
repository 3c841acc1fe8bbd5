import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { digestOf, type ReadyFile } from '../../src/base/ready.ts';
import {
  chaptersFolder,
  courseMadeReady,
  loadCourse,
  loadOutlines,
  outlinesMadeReady,
} from '../../src/course/load.ts';
import { LANGUAGES } from '../../src/words/language.ts';
import { changedSchool, TOY_CASE } from './school.ts';

/** A course, and what a build would have made of it; its title tells whether that was used. */
async function builtSchool() {
  const { root, chapters, file } = await changedSchool((text) => text);
  const write = async (name: string, text: string): Promise<ReadyFile> => {
    const marked = text.replaceAll('The Toy Case', 'As the build read it');
    await writeFile(join(root, name), marked);
    return { file: join(root, name), digest: digestOf(Buffer.from(marked)) };
  };
  const built = await write('course.json', await courseMadeReady(chapters));
  const outlines = await write('outlines.json', await outlinesMadeReady(chapters));
  const title = async () => (await loadCourse(chapters, 'en', built))[0]?.title;
  const listed = async () => (await loadOutlines(chapters, 'en', outlines))[0]?.title;
  return { chapters, file, built, write, title, listed };
}

test('what the build made is what parsing gives, of the whole course', async () => {
  const { write } = await builtSchool();
  const folder = chaptersFolder();
  for (const language of LANGUAGES) {
    const course = await write('own.json', await courseMadeReady(folder, language));
    const lists = await write('lists.json', await outlinesMadeReady(folder, language));
    const ready = await loadCourse(folder, language, course);
    const parsed = await loadCourse(folder, language, undefined);
    expect(ready).toEqual(parsed);
    expect(ready).not.toBe(parsed);
    expect(ready.map(({ file }) => file)).toEqual(parsed.map(({ file }) => file));
    const outlines = await loadOutlines(folder, language, lists);
    expect(outlines).not.toEqual(parsed);
    expect(parsed).toMatchObject(outlines);
  }
});

test('a translation that was edited wins, too', async () => {
  const { chapters, file, write } = await builtSchool();
  const french = file.replace('chapter.md', 'fr.md');
  const title = async (built: ReadyFile) => (await loadCourse(chapters, 'fr', built))[0]?.title;
  const english = await write('fr.json', await courseMadeReady(chapters, 'fr'));
  await writeFile(french, '---\ntitle: Le jouet\nsummary: Petit.\n---\n');
  expect(await title(english)).toBe('Le jouet');
  const built = await write('fr.json', await courseMadeReady(chapters, 'fr'));
  await writeFile(french, '---\ntitle: Un jouet\nsummary: Petit.\n---\n');
  expect(await title(built)).toBe('Un jouet');
});

test('it is used, wherever the course lies', async () => {
  const { title, file, chapters, built } = await builtSchool();
  expect(await title()).toBe('As the build read it');
  expect((await loadCourse(chapters, 'en', built))[0]?.file).toBe(file);
});

test('an edited chapter wins, in lists too', async () => {
  const { title, listed, file } = await builtSchool();
  expect(await listed()).toBe('As the build read it');
  const text = await readFile(file, 'utf8');
  await writeFile(file, text.replace('The Toy Case', 'Edited'));
  expect(await title()).toBe('Edited');
  expect(await listed()).toBe('Edited');
});

test('a new chapter is seen, and a broken one is told', async () => {
  const { title, chapters, built } = await builtSchool();
  const text = await readFile(TOY_CASE, 'utf8');
  await mkdir(join(chapters, 'pictures'));
  expect(await title()).toBe('As the build read it');
  await mkdir(join(chapters, 'new'));
  const fresh = join(chapters, 'new', 'chapter.md');
  await writeFile(fresh, text.replace('id: toy-case', 'id: new').replace('number: 1', 'number: 2'));
  const course = await loadCourse(chapters, 'en', built);
  expect(course.map((chapter) => chapter.title)).toEqual(['The Toy Case', 'The Toy Case']);
  await writeFile(fresh, 'nonsense');
  await expect(loadCourse(chapters, 'en', built)).rejects.toThrow(
    `${fresh}:1: expected front matter`,
  );
});

test('without the file, or with another, the chapters are read', async () => {
  const { title, built } = await builtSchool();
  await writeFile(built.file, '{}');
  expect(await title()).toBe('The Toy Case');
  await rm(built.file);
  expect(await title()).toBe('The Toy Case');
});
