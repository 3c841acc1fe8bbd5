import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lookInside } from '../../src/lab/inside.ts';
import { descriptorsOpen } from './help.ts';

let folder = '';
let roots: { inside: string; outside: string }[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'spy-inside-'));
  for (const name of ['home', 'tmp', 'beside']) mkdirSync(join(folder, name));
  roots = [
    { inside: '/home/spy', outside: join(folder, 'home') },
    { inside: '/tmp', outside: join(folder, 'tmp') },
  ];
  put('home/x', 'mine');
  put('tmp/t', 'from tmp');
  put('beside/secret', 'secret');
  mkdirSync(join(folder, 'home/d/e'), { recursive: true });
  put('home/d/e/deep', 'deep');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const put = (name: string, text: string) => writeFileSync(join(folder, name), text);
const link = (name: string, target: string) => symlinkSync(target, join(folder, name));

/** What is read at a path, or why nothing is. */
function look(path: string): string {
  const found = lookInside(roots, path);
  switch (found.kind) {
    case 'there': {
      const text = found.stat.isFile() ? readFileSync(found.fd, 'utf8') : 'a folder';
      closeSync(found.fd);
      return text;
    }
    case 'refused':
      return found.why;
    default:
      return found.kind;
  }
}

describe('lookInside', () => {
  it.each([
    ['/home/spy/x', 'mine'],
    ['/home/spy/d/e/deep', 'deep'],
    ['/home/spy//d/./e/../e/deep', 'deep'],
    ['/tmp/t', 'from tmp'],
    ['/tmp/../home/spy/x', 'mine'],
    ['/home/spy', 'a folder'],
    ['/home/spy/d/', 'a folder'],
    ['/home/spy/no', 'missing'],
    ['/home/spy/x/y', 'missing'],
    ['/home/spy/no\0', 'missing'],
    [`/home/spy/${'x'.repeat(300)}`, 'missing'],
    ['/home/spy/../x', 'outside'],
    ['/home/spybeside', 'outside'],
    ['/home/spy/../../../etc/passwd', 'outside'],
    ['/etc/passwd', 'outside'],
    ['x', 'outside'],
    ['', 'outside'],
  ])('%j: %s', (path, what) => expect(look(path)).toBe(what));

  it.each([
    ['x', 'mine'],
    ['./d/../x', 'mine'],
    ['/home/spy/x', 'mine'],
    ['/tmp/t', 'from tmp'],
    ['/home/spy/d/e/deep', 'deep'],
    ['no', 'missing'],
    ['/etc/shadow', 'outside'],
    ['../beside/secret', 'outside'],
    ['/home/spy/../../etc/shadow', 'outside'],
    ['/proc/self/root/etc/shadow', 'outside'],
    ['link', 'outside'],
  ])('a link to %s: %s', (target, what) => {
    link('home/link', target);
    expect(look('/home/spy/link')).toBe(what);
  });

  it('links to folders lead on within the lab alone', () => {
    link('home/in', 'd');
    link('home/up', '..');
    link('home/etc', '/etc');
    link('home/real', join(folder, 'beside'));
    link('home/d/back', '../in/e');
    expect(look('/home/spy/in/e/deep')).toBe('deep');
    expect(look('/home/spy/d/back/deep')).toBe('deep');
    for (const path of ['up/beside/secret', 'etc/passwd', 'up'])
      expect(look(`/home/spy/${path}`)).toBe('outside');
    // Outside it is there; the lab's own /tmp is another one.
    expect(look('/home/spy/real/secret')).toBe('missing');
  });

  it('only ordinary files, and pipes are not waited for', async () => {
    await execa('mkfifo', [join(folder, 'home/pipe')]);
    const listener = await execa('python3', [
      '-c',
      'import socket,sys; socket.socket(socket.AF_UNIX).bind(sys.argv[1])',
      join(folder, 'home/socket'),
    ]);
    expect(listener.exitCode).toBe(0);
    for (const name of ['pipe', 'socket'])
      expect(look(`/home/spy/${name}`)).toBe('it is not an ordinary file');
  });

  it('leaves no descriptor open', () => {
    link('home/loop', 'loop');
    link('home/bad', '/etc/passwd');
    const before = descriptorsOpen();
    for (const name of ['x', 'no', 'd', 'loop', 'bad', 'd/e/deep', 'x/y'])
      look(`/home/spy/${name}`);
    expect(descriptorsOpen()).toBe(before);
  });

  it('a folder that becomes a link while it is looked through leads nowhere else', async () => {
    mkdirSync(join(folder, 'home/real'));
    put('home/real/secret', 'mine');
    link('home/link', '../beside');
    const swap = [
      'import os, sys',
      'os.chdir(sys.argv[1]); print("ready", flush=True)',
      'while True:',
      '  for name in ("real", "link"): os.rename(name, "d2"); os.rename("d2", name)',
    ].join('\n');
    const swapping: ChildProcess = spawn('python3', ['-c', swap, join(folder, 'home')]);
    try {
      await once(swapping.stdout ?? expect.fail(), 'data');
      const seen = new Map<string, number>();
      // Until each has been met often enough, however busy the machine is.
      for (let tries = 0; tries < 500_000; tries++) {
        const what = look('/home/spy/d2/secret');
        seen.set(what, (seen.get(what) ?? 0) + 1);
        if ((seen.get('mine') ?? 0) > 100 && (seen.get('outside') ?? 0) > 100) break;
      }
      expect(seen.get('mine')).toBeGreaterThan(100);
      expect(seen.get('outside')).toBeGreaterThan(100);
      expect([...seen.keys()].filter((what) => what.includes('secret'))).toEqual([]);
    } finally {
      swapping.kill('SIGKILL');
      await once(swapping, 'close');
    }
  });
});
