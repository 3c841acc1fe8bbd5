import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { saveFile } from '../../src/base/save.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'spy-save-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string) => join(folder, name);
const text = (name: string) => readFileSync(at(name), 'utf8');

async function* bytes(...parts: string[]) {
  for (const part of parts) yield Buffer.from(part);
}

async function* broken() {
  yield Buffer.from('half');
  throw new Error('the disk of the other side broke');
}

describe('saveFile', () => {
  test('writes texts and bytes, and nothing else into the folder', async () => {
    await saveFile(at('a'), 'é');
    await saveFile(at('b'), bytes('one', 'two'));
    expect([text('a'), text('b')]).toEqual(['é', 'onetwo']);
    expect(readdirSync(folder).sort()).toEqual(['a', 'b']);
  });

  test('replaces only by force, and keeps who may read it', async () => {
    writeFileSync(at('a'), 'mine');
    chmodSync(at('a'), 0o600);
    await expect(saveFile(at('a'), 'new')).rejects.toMatchObject({
      code: 'usage',
      exitCode: 2,
      message: expect.stringContaining('exists already'),
      remedy: expect.stringContaining('--force'),
    });
    expect(text('a')).toBe('mine');
    await saveFile(at('a'), 'new', true);
    expect(text('a')).toBe('new');
    expect(statSync(at('a')).mode & 0o777).toBe(0o600);
  });

  test('what fails in the middle leaves everything as it was', async () => {
    writeFileSync(at('a'), 'mine');
    await expect(saveFile(at('a'), broken(), true)).rejects.toThrow('the other side broke');
    await expect(saveFile(at('b'), broken())).rejects.toThrow('the other side broke');
    expect(readdirSync(folder)).toEqual(['a']);
    expect(text('a')).toBe('mine');
  });

  test('a file that appears while it writes is not replaced', async () => {
    async function* slow() {
      yield Buffer.from('ours');
      writeFileSync(at('a'), 'theirs');
    }
    await expect(saveFile(at('a'), slow())).rejects.toThrow('exists already');
    expect(text('a')).toBe('theirs');
    expect(readdirSync(folder)).toEqual(['a']);
  });

  test('a link is followed by force alone', async () => {
    writeFileSync(at('a'), 'mine');
    symlinkSync('a', at('link'));
    symlinkSync('nowhere', at('dead'));
    await expect(saveFile(at('link'), 'new')).rejects.toThrow('exists already');
    await expect(saveFile(at('dead'), 'new')).rejects.toThrow('exists already');
    await saveFile(at('link'), 'new', true);
    expect([text('a'), lstatSync(at('link')).isSymbolicLink()]).toEqual(['new', true]);
    await saveFile(at('dead'), 'new', true);
    expect([text('dead'), existsSync(at('nowhere'))]).toEqual(['new', false]);
  });

  test('folders, pipes and places that are not there are refused, even by force', async () => {
    mkdirSync(at('folder'));
    symlinkSync('folder', at('to-folder'));
    await execa('mkfifo', [at('pipe')]);
    writeFileSync(at('file'), '');
    await expect(saveFile(at('folder'), '', true)).rejects.toThrow('is a folder');
    await expect(saveFile(at('to-folder'), '', true)).rejects.toThrow('not an ordinary file');
    await expect(saveFile(at('pipe'), '', true)).rejects.toThrow('not an ordinary file');
    await expect(saveFile(at('no/where'), '', true)).rejects.toThrow('folder does not exist');
    await expect(saveFile(at('file/x'), '', true)).rejects.toMatchObject({ code: 'usage' });
    expect(readdirSync(folder).sort()).toEqual(['file', 'folder', 'pipe', 'to-folder']);
  });
});
