import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadCourse } from '../../src/course/load.ts';
import { changedSchool, FIXTURE, TOY_CASE } from './school.ts';

test('reads every chapter, by number', async () => {
  const { chapters } = await changedSchool((text) => text);
  const second = (await changedSchool((text) => text)).file;
  await mkdir(join(chapters, 'a-last-one'));
  const text = await readFile(second, 'utf8');
  await writeFile(
    join(chapters, 'a-last-one', 'chapter.md'),
    text.replace('id: toy-case', 'id: a-last-one').replace('number: 1', 'number: 7'),
  );
  await mkdir(join(chapters, 'pictures'));
  const course = await loadCourse(chapters);
  expect(course.map(({ id }) => id)).toEqual(['toy-case', 'a-last-one']);
});

test('a chapter knows its file', async () => {
  expect((await loadCourse(join(FIXTURE, 'chapters')))[0]?.file).toBe(TOY_CASE);
});

test('the first error is told with file and line', async () => {
  const { chapters, file } = await changedSchool((text) =>
    text.replace('kind: predict', 'kind: x'),
  );
  const refused = await loadCourse(chapters).catch((error: unknown) => error);
  expect(refused).toMatchObject({ code: 'course-invalid' });
  expect(String(refused)).toContain(`${file}:23: kind: unknown kind "x"`);
});

test('two chapters of the same number', async () => {
  const { chapters, file } = await changedSchool((text) => text);
  const text = await readFile(file, 'utf8');
  await mkdir(join(chapters, 'twin'));
  await writeFile(join(chapters, 'twin', 'chapter.md'), text.replace('toy-case', 'twin'));
  await expect(loadCourse(chapters)).rejects.toThrow('1 is the number of toy-case already');
});

test('no folder, an empty folder, and a folder in place of the file', async () => {
  const { root, chapters, file } = await changedSchool((text) => text);
  await expect(loadCourse(join(root, 'nothing'))).rejects.toThrow('there is no such folder');
  await rm(file);
  await expect(loadCourse(chapters)).rejects.toThrow('There are no chapters in');
  await mkdir(file);
  await expect(loadCourse(chapters)).rejects.toThrow('cannot be read');
});
