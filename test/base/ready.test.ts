import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { digestOf, madeReady, type ReadyFile, ready, readyFile } from '../../src/base/ready.ts';

let folder = '';
let built: ReadyFile;
const NAMES = ['a.md', 'b.md'];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'spy-ready-'));
  for (const name of NAMES) await writeFile(join(folder, name), `this is ${name}`);
  built = await write(madeReady(folder, NAMES, ['made of both']));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** As the build does it: the file, and the digest that the program knows it by. */
async function write(text: string): Promise<ReadyFile> {
  const file = join(folder, 'ready.json');
  await writeFile(file, text);
  return { file, digest: digestOf(Buffer.from(text)) };
}

const read = (names = NAMES) => ready<string[]>(built, folder, names);

describe('what the build made', () => {
  test('is believed while its files are the same, whatever their order and age', async () => {
    expect(read()).toEqual(['made of both']);
    expect(read([...NAMES].reverse())).toEqual(['made of both']);
    await writeFile(join(folder, 'a.md'), 'this is a.md');
    expect(read()).toEqual(['made of both']);
  });

  test('may be a text of several lines', async () => {
    built = await write(madeReady(folder, NAMES, 'one\ntwo'));
    expect(read()).toBe('one\ntwo');
  });

  test('is not believed when a file was edited, though it is as long', async () => {
    await writeFile(join(folder, 'a.md'), 'this is A.md');
    expect(read()).toBeUndefined();
  });

  test('is not believed when a file is new, or gone', async () => {
    expect(read([...NAMES, 'c.md'])).toBeUndefined();
    expect(read(['a.md'])).toBeUndefined();
    expect(read(['a.md', 'c.md'])).toBeUndefined();
    await rm(join(folder, 'b.md'));
    expect(read()).toBeUndefined();
  });

  test('is not believed when it is missing, cut off or changed, even so that it still reads well', async () => {
    const text = madeReady(folder, NAMES, ['made of both']);
    for (const other of ['', text.slice(0, -1), `${text} `, text.replace('both', 'lies')]) {
      await writeFile(built.file, other);
      expect(read(), other).toBeUndefined();
    }
    await rm(built.file);
    expect(read()).toBeUndefined();
  });

  test('is not believed when another build wrote it, from the same files', async () => {
    const { digest } = built;
    await write(madeReady(folder, NAMES, ['made of both, newer']));
    expect(ready(built, folder, NAMES)).toBeUndefined();
    expect(built.digest).toBe(digest);
  });

  test('there is none where the program was not built', () => {
    expect(readyFile('course.json')).toBeUndefined();
    expect(ready(undefined, folder, NAMES)).toBeUndefined();
  });
});
