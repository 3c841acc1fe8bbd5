import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';

/** A tiny course that has one of everything. */
export const FIXTURE = fileURLToPath(new URL('./fixtures/school', import.meta.url));
export const TOY_CASE = join(FIXTURE, 'chapters', 'toy-case', 'chapter.md');

const folders: string[] = [];
afterAll(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

/** The text of the toy chapter. */
export function toyText(): Promise<string> {
  return readFile(TOY_CASE, 'utf8');
}

/** A copy of the course whose toy chapter was changed; gone after the tests of the file. */
export async function changedSchool(
  change: (text: string) => string,
): Promise<{ root: string; chapters: string; file: string }> {
  const root = await mkdtemp(join(tmpdir(), 'spy-course-'));
  folders.push(root);
  await cp(FIXTURE, root, { recursive: true });
  const file = join(root, 'chapters', 'toy-case', 'chapter.md');
  await writeFile(file, change(await readFile(file, 'utf8')));
  return { root, chapters: join(root, 'chapters'), file };
}
