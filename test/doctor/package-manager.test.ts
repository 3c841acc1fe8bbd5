import { chmod, mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findOn } from '../../src/base/search-path.ts';
import {
  findManager,
  findRise,
  listsAreStale,
  planInstall,
  showPlan,
} from '../../src/doctor/package-manager.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'spy-doctor-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function program(name: string, mode = 0o755): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, '#!/bin/sh\nexit 0\n');
  await chmod(path, mode);
  return path;
}

describe('which package manager is here', () => {
  test.each([
    ['apt-get', 'apt'],
    ['dnf', 'dnf'],
    ['pacman', 'pacman'],
    ['zypper', 'zypper'],
    ['apk', 'apk'],
  ] as const)('%s', async (name, manager) => {
    await program(name);
    expect(findManager(`/nowhere:${folder}`)).toBe(manager);
  });

  test('none, nor by a folder, a relative path or a file that may not run', async () => {
    expect(findManager(folder)).toBeUndefined();
    await mkdir(join(folder, 'dnf'));
    await program('apk', 0o644);
    expect(findManager(`${folder}::.:`)).toBeUndefined();
  });

  test('the first place on the path wins', async () => {
    await mkdir(join(folder, 'second'));
    await program('tool');
    await program('second/tool');
    expect(findOn(`${folder}/second:${folder}`, 'tool')).toBe(join(folder, 'second/tool'));
  });
});

describe('becoming root', () => {
  test('root needs nothing, others sudo, or doas, or there is no way', async () => {
    expect(findRise(folder, 0)).toBe('root');
    expect(findRise(folder, 1000)).toBe('none');
    await program('doas');
    expect(findRise(folder, 1000)).toBe('doas');
    await program('sudo');
    expect(findRise(folder, 1000)).toBe('sudo');
  });
});

describe('the command to type', () => {
  test.each([
    ['apt', 'sudo apt-get install -y --no-install-recommends less strace'],
    ['dnf', 'sudo dnf install -y --setopt=install_weak_deps=False less strace'],
    ['pacman', 'sudo pacman -S --needed --noconfirm less strace'],
    ['zypper', 'sudo zypper --non-interactive install --no-recommends less strace'],
    ['apk', 'sudo apk add --no-cache less strace'],
  ] as const)('%s', (manager, command) => {
    expect(showPlan(planInstall(manager, ['strace', 'less', 'strace'], 'sudo', false))).toBe(
      command,
    );
  });

  test('apt lists are fetched first when they are old; root types no sudo', () => {
    expect(showPlan(planInstall('apt', ['strace'], 'root', true))).toBe(
      'apt-get update && apt-get install -y --no-install-recommends strace',
    );
  });
});

describe('package lists', () => {
  test('absent, empty, fresh and old', async () => {
    expect(await listsAreStale('apt', join(folder, 'absent'))).toBe(true);
    expect(await listsAreStale('apt', folder)).toBe(true);
    await writeFile(join(folder, 'deb.debian.org_main_binary-amd64_Packages.lz4'), '');
    await mkdir(join(folder, 'partial'));
    expect(await listsAreStale('apt', folder)).toBe(false);
    const old = new Date(Date.now() - 3 * 24 * 60 * 60 * 1000);
    await utimes(join(folder, 'partial'), old, old);
    expect(await listsAreStale('apt', folder)).toBe(true);
    expect(await listsAreStale('apk')).toBe(false);
  });
});
