import { spawnSync } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { environment, newFolder, programFolder, removeFolders } from '../e2e/program.ts';

afterAll(removeFolders);

test.each(['--help', '--version', 'chapters', 'progress'])(
  '%s on a full disk shows no stack',
  async (word) => {
    const folder = await programFolder();
    const full = openSync('/dev/full', 'w');
    const { stderr } = spawnSync(process.execPath, [join(folder, 'dist/cli.js'), word], {
      cwd: folder,
      env: environment(newFolder()),
      encoding: 'utf8',
      stdio: ['ignore', full, 'pipe'],
      timeout: 60_000,
    });
    closeSync(full);
    expect(stderr).toBe('');
  },
);
