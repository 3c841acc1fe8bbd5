import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ReadyFile } from '../../src/base/ready.ts';
import {
  chaptersFolder,
  courseMadeReady,
  loadCourse,
  loadOutlines,
} from '../../src/course/load.ts';
import { changedSchool, TOY_CASE } from './school.ts';

/** A course, and what a build would have made of it; its title tells whether that was used. */
async function builtSchool() {
  const { root, chapters, file } = await changedSchool((text) => text);
  const text = (await courseMadeReady(chapters)).replaceAll('The Toy Case', 'As the build read it');
  const built: ReadyFile = {
    file: join(root, 'course.json'),
    sha256: createHash('sha256').update(text).digest('hex'),
  };
  await writeFile(built.file, text);
  const title = async () => (await loadCourse(chapters, 'en', built))[0]?.title;
  return { chapters, file, built, title };
}

test('what the build made is what parsing gives, of the whole course', async () => {
  const { built } = await builtSchool();
  const text = await courseMadeReady(chaptersFolder());
  await writeFile(built.file, text);
  const sha256 = createHash('sha256').update(text).digest('hex');
  const ready = await loadCourse(chaptersFolder(), 'en', { ...built, sha256 });
  const parsed = await loadCourse(chaptersFolder(), 'en', undefined);
  expect(ready).toEqual(parsed);
  expect(ready).not.toBe(parsed);
  expect(ready.map(({ file }) => file)).toEqual(parsed.map(({ file }) => file));
  const outlines = await loadOutlines(chaptersFolder(), 'en', { ...built, sha256 });
  expect(outlines).not.toEqual(parsed);
  expect(parsed).toMatchObject(outlines);
});

test('it is used, wherever the course lies', async () => {
  const { title, file, chapters, built } = await builtSchool();
  expect(await title()).toBe('As the build read it');
  expect((await loadCourse(chapters, 'en', built))[0]?.file).toBe(file);
});

test('an edited chapter wins, in lists too', async () => {
  const { title, file, chapters, built } = await builtSchool();
  expect((await loadOutlines(chapters, 'en', built))[0]?.title).toBe('As the build read it');
  const text = await readFile(file, 'utf8');
  await writeFile(file, text.replace('The Toy Case', 'Edited'));
  expect(await title()).toBe('Edited');
  expect((await loadOutlines(chapters, 'en', built))[0]?.title).toBe('Edited');
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
