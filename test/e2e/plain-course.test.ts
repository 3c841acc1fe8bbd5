import { afterAll, expect, it } from 'vitest';
import { loadCourse } from '../../src/course/load.ts';
import { asHere, powersOf } from './course.ts';
import { nothingLeft } from './leftovers.ts';
import { playPlainly } from './plain-play.ts';
import { isRoot, NOBODY, needTool, newFolder, removeFolders, run } from './program.ts';

afterAll(removeFolders);

it('the whole course line by line', { timeout: 420_000 }, async () => {
  for (const tool of ['strace', 'bash', 'curl']) await needTool(tool);
  const home = newFolder();
  const powers = await powersOf(false);
  const env = { TERM: 'dumb', NO_COLOR: '1', LANG: '', LC_ALL: 'C' };
  let printed = '';
  for (const chapter of (await loadCourse()).map((each) => asHere(each, powers)))
    printed = await playPlainly(chapter, 11, { home, env });
  expect(printed).toContain('Every case is closed. Well spied!');
  const certificate = await run(home, ['certificate', '--json']);
  expect(JSON.parse(certificate.stdout)).toMatchObject({ graduated: true, hints: 0 });
  await nothingLeft(home);
});

it('a chapter line by line, as an ordinary user, in French', { timeout: 120_000 }, async () => {
  const ordinaryUser = isRoot;
  const home = newFolder(ordinaryUser ? NOBODY : undefined);
  const powers = await powersOf(ordinaryUser);
  const course = await loadCourse(undefined, 'fr');
  const chapter = course.find(({ id }) => id === 'mystery-config-file');
  if (!chapter) throw new Error('no such chapter');
  const launch = { ordinaryUser, columns: 140, rows: 45, language: 'fr' } as const;
  await playPlainly(asHere(chapter, powers), 4, { home, ...launch });
  await nothingLeft(home);
});
