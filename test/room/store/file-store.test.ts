import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { execa } from 'execa';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { FileShelf } from '../../../src/room/store/file-shelf.ts';
import { bundles } from '../../journal/fixtures/help.ts';
import { all, folders, idsOf, note, notes, reading, record } from './fixtures/help.ts';

const newFolder = folders();
const bundle = bundles(import.meta.dirname);

test('what is kept is for the owner alone, and the key is not in the log', async () => {
  const data = join(newFolder(), 'rooms');
  const shelf = new FileShelf(data);
  const made = record('r');
  const { store } = await shelf.create(made);
  await store.append(notes(2));
  const modes = (path: string) => statSync(join(data, path)).mode & 0o777;
  expect([modes('r'), modes('r/room.json'), modes('r/log.jsonl')]).toEqual([0o700, 0o600, 0o600]);
  expect(readFileSync(join(data, 'r/log.jsonl'), 'utf8')).not.toContain(made.key);
  await shelf.close();
  expect(readdirSync(join(data, 'r')).sort()).toEqual(['log.jsonl', 'room.json']);
});

test('a room that could not be created leaves nothing behind', async () => {
  // A folder fits here still, the names of the files in it do not (PATH_MAX).
  const top = newFolder();
  const room = 'r'.repeat(80);
  const parts = Array.from({ length: 19 }, () => 'x'.repeat(199));
  const data = join(top, ...parts, 'x'.repeat(4085 - top.length - 19 * 200 - 82));
  const made = new FileShelf(data).create(record(room));
  await expect(made).rejects.toMatchObject({ code: 'room-unwritable' });
  expect(readdirSync(data)).toEqual([]);
});

describe('one server per room', () => {
  test('a second one hears who holds it; events can be read all the same', async () => {
    const data = newFolder();
    const { store } = await new FileShelf(data).create(record('r'));
    await store.append(notes(2));
    const other = new FileShelf(data);
    await expect(other.open('r')).rejects.toMatchObject({
      code: 'room-busy',
      message: expect.stringContaining(`process ${process.pid}`),
      remedy: expect.stringContaining(`kill ${process.pid}`),
    });
    await expect(other.create(record('r'))).rejects.toMatchObject({ code: 'room-exists' });
    expect(await all(other.events('r'))).toHaveLength(2);
    await store.close();
    await (await other.open('r')).store.close();
  });

  test('of many that open it at once, one gets it', async () => {
    const data = newFolder();
    await (await new FileShelf(data).create(record('r'))).store.close();
    const shelf = new FileShelf(data);
    const tries = await Promise.allSettled(Array.from({ length: 10 }, () => shelf.open('r')));
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await shelf.close();
  });
});

describe('kill -9 while appending as fast as it can', () => {
  test('every acknowledged event is there once, in order, and the log goes on', async () => {
    const program = await bundle('appender');
    const data = newFolder();
    const shelf = new FileShelf(data);
    await (await shelf.create(record('r'))).store.close();
    const safe: string[] = [];
    for (const after of [1, 2, 10, 50, 200, 1000]) {
      const child = spawn(process.execPath, [program, data], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      let said = 0;
      for await (const id of createInterface({ input: child.stdout })) {
        safe.push(id);
        said += 1;
        if (said === after) child.kill('SIGKILL');
      }
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
      expect(child.signalCode).toBe('SIGKILL');
      // The dead server's lock is in nobody's way.
      const { store, notices } = await shelf.open('r');
      for (const notice of notices) expect(notice).toContain('last line');
      const ids = idsOf((await reading(store)).events);
      expect(new Set(ids).size).toBe(ids.length);
      const known = new Set(safe);
      expect(ids.filter((id) => known.has(id))).toEqual(safe);
      const more = note('after the crash');
      await store.append([more]);
      safe.push(more.id);
      await store.close();
    }
    expect(safe.length).toBeGreaterThanOrEqual(1263);
  });
});

const seenSchema = z.object({
  failures: z.array(z.string()),
  saved: z.number(),
  whole: z.boolean(),
  after: z.string(),
  order: z.boolean(),
  reopened: z.object({ events: z.number(), notices: z.array(z.string()) }),
  second: z.string(),
});

/** Runs the fixture in a sandbox of its own with a tiny disk at /mnt. */
async function onTinyDisk(size: number) {
  const program = await bundle('unlucky');
  const { stdout } = await execa('bwrap', [
    ...['--ro-bind', '/', '/', '--proc', '/proc', '--unshare-user', '--die-with-parent'],
    ...['--size', String(size), '--tmpfs', '/mnt', process.execPath, program, '/mnt'],
  ]);
  return seenSchema.parse(JSON.parse(stdout));
}

describe('a full disk', () => {
  test('takes the torn line back off, says so, and later appends work again', async () => {
    const seen = await onTinyDisk(512 * 1024);
    expect(seen.failures.length).toBeGreaterThan(0);
    for (const failure of seen.failures)
      expect(failure).toMatch(
        /^room-unwritable: Cannot write \S+log\.jsonl: the disk is full\. Free/,
      );
    expect(seen.saved).toBeGreaterThan(10);
    expect(seen.whole).toBe(true);
    expect(seen.after).toBe('safe');
    expect(seen.order).toBe(true);
    expect(seen.reopened).toEqual({ events: seen.saved + 1, notices: [] });
    expect(seen.second).toMatch(/^room-unwritable: .*the disk is full/);
  });
});

test('a place where no folder can be is told', async () => {
  const file = join(newFolder(), 'file');
  writeFileSync(file, '');
  await expect(new FileShelf(file).create(record('r'))).rejects.toMatchObject({
    code: 'room-unwritable',
    message: expect.stringContaining('a file stands where a folder should be'),
    remedy: expect.stringContaining('--data'),
  });
  await expect(new FileShelf(file).list()).rejects.toMatchObject({ code: 'room-unwritable' });
});
