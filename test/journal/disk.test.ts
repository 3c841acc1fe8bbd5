import { chmodSync } from 'node:fs';
import { execa } from 'execa';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { bundles, homes } from './fixtures/help.ts';

const newHome = homes();
const bundle = bundles(import.meta.dirname);

const seenSchema = z.object({
  lock: z.union([z.boolean(), z.string()]),
  left: z.array(z.string()).optional(),
  failure: z.string().optional(),
  size: z.number().optional(),
  whole: z.boolean().optional(),
  onDisk: z.number().optional(),
  inMemory: z.number().optional(),
  unsaved: z.number().optional(),
  unsavedAfter: z.number().optional(),
  onDiskAfter: z.array(z.string()).optional(),
  inMemoryAfter: z.array(z.string()).optional(),
});

/** Runs the fixture in a sandbox of its own: its mounts end with it. */
async function unlucky(mounts: string[], args: string[], before = 'true') {
  const program = await bundle('unlucky');
  const { stdout } = await execa('bwrap', [
    ...['--ro-bind', '/', '/', '--unshare-user', '--uid', '1000', '--gid', '1000'],
    ...['--cap-drop', 'ALL', '--die-with-parent', ...mounts],
    ...['sh', '-c', `${before}; exec "$@"`, 'sh', process.execPath, program, ...args],
  ]);
  return seenSchema.parse(JSON.parse(stdout));
}

test('bwrap is here for these tests', async () => {
  const { exitCode } = await execa('bwrap', ['--version'], { reject: false });
  expect(exitCode, 'these tests need bwrap (apt-get install bubblewrap)').toBe(0);
});

describe('a full disk', () => {
  test('leaves whole lines behind, loses nothing in memory, and is caught up later', async () => {
    const seen = await unlucky(
      ['--size', '524288', '--tmpfs', '/mnt'],
      ['/mnt/school', '/mnt/fat'],
    );
    expect(seen.lock).toBe(true);
    expect(seen.failure).toMatch(/^journal-unwritable: Cannot write .*the disk is full/);
    expect(seen.failure).toContain('Free some space');
    expect(seen.whole).toBe(true);
    expect(seen.onDisk).toBeGreaterThan(0);
    expect(seen.unsaved).toBe(1);
    expect(seen.inMemory).toBe((seen.onDisk ?? 0) + 1);
    expect(seen.unsavedAfter).toBe(0);
    expect(seen.onDiskAfter).toHaveLength((seen.inMemory ?? 0) + 1);
    expect(seen.onDiskAfter).toEqual(seen.inMemoryAfter);
  });

  test('that cannot even begin a journal or a lock is told', async () => {
    const seen = await unlucky(
      ['--size', '65536', '--tmpfs', '/mnt'],
      ['/mnt/school'],
      'yes | head -c 100000 >/mnt/fat',
    );
    expect(seen.lock).toMatch(/^journal-unwritable: .*the disk is full/);
    expect(seen.failure).toMatch(/^journal-unwritable: .*the disk is full/);
    expect(seen.left).toEqual(['journal.jsonl']);
  });
});

describe('a home that may not be written', () => {
  test('because the file system is read-only', async () => {
    const home = newHome();
    const seen = await unlucky(['--ro-bind', home, '/mnt'], ['/mnt']);
    expect(seen.failure).toMatch(/^journal-unwritable: .*read-only/);
    expect(seen.lock).toMatch(/^journal-unwritable: .*read-only/);
    expect(seen.failure).toContain('SPY_SCHOOL_HOME');
  });

  test('because it belongs to others', async () => {
    const home = newHome();
    chmodSync(home, 0o500);
    const seen = await unlucky(['--bind', home, '/mnt'], ['/mnt']);
    expect(seen.failure).toMatch(/^journal-unwritable: .*permission denied/);
    expect(seen.lock).toMatch(/^journal-unwritable: .*permission denied/);
  });
});

test('a file size limit takes the half line back off', async () => {
  const program = await bundle('unlucky');
  const home = newHome();
  const { stdout } = await execa('bash', [
    '-c',
    `ulimit -f 40; exec "${process.execPath}" "${program}" "${home}"`,
  ]);
  const seen = seenSchema.parse(JSON.parse(stdout));
  expect(seen.failure).toMatch(/file size limit/);
  expect(seen.whole).toBe(true);
  expect(seen.unsaved).toBe(1);
  expect(seen.inMemory).toBe((seen.onDisk ?? 0) + 1);
});
