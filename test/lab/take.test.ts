import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { runningLabs } from '../../src/lab/folder.ts';
import { openLab } from '../../src/lab/lab.ts';
import type { Lab } from '../../src/lab/model.ts';
import { type RunningLabRef, takeFrom } from '../../src/lab/take.ts';
import { descriptorsOpen, ODD_NAME } from './help.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

async function text(lab: RunningLabRef, wanted: string): Promise<string> {
  const piece = takeFrom(lab, wanted);
  const parts: Uint8Array[] = [];
  for await (const part of piece.content) parts.push(part);
  piece.close();
  const whole = Buffer.concat(parts);
  expect(whole.length).toBe(piece.size);
  return whole.toString();
}

describe.each(['auto', 'off'] as const)('a file out of a lab (sandbox %s)', (sandbox) => {
  let school = '';
  let lab: Lab;
  let ref: RunningLabRef;
  beforeAll(async () => {
    school = mkdtempSync(join(tmpdir(), ODD_NAME));
    lab = await openLab({ schoolHome: school, sandbox, chapter: 'french-website' });
    expect(lab.sandboxed).toBe(sandbox === 'auto');
    const [found] = await runningLabs(school);
    if (!found) throw new Error('no lab');
    ref = found;
    const { exit, stderr } = await lab.run(
      [
        'cd',
        'printf "a\\0b" >x; : >empty; mkdir "a b"; echo deep >"a b/é"; mkfifo pipe; echo no >.hidden',
        `ln -s x rel; ln -s ~/x abs; ln -s /etc/shadow evil; ln -s /etc etc; ln -s ../../lab.json up`,
        'echo tmp >/tmp/spy-take-test; ln -s /tmp/spy-take-test tmp-link',
      ].join('\n'),
    );
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' });
  });
  afterAll(async () => {
    await lab.run('rm /tmp/spy-take-test');
    await lab.close();
    rmSync(school, { recursive: true, force: true });
  });

  it.each([
    ['x', 'a\0b'],
    ['./x', 'a\0b'],
    ['a b/é', 'deep\n'],
    ['a b/../x', 'a\0b'],
    ['~/x', 'a\0b'],
    ['$HOME/x', 'a\0b'],
    ['${HOME}/x', 'a\0b'],
    ['empty', ''],
    ['.hidden', 'no\n'],
    ['rel', 'a\0b'],
    ['abs', 'a\0b'],
    ['/tmp/spy-take-test', 'tmp\n'],
    ['tmp-link', 'tmp\n'],
  ])('%s', async (wanted, content) => expect(await text(ref, wanted)).toBe(content));

  it('by the names that the lab and the learner’s own shell have for it', async () => {
    expect(await text(ref, `${lab.home}/x`)).toBe('a\0b');
    expect(await text(ref, `${ref.dir}/home/x`)).toBe('a\0b');
    for (const home of ['/root', '/home/alice', `${tmpdir()}/alice`, '/home/spy']) {
      vi.stubEnv('HOME', home);
      expect(await text(ref, `${home}/x`)).toBe('a\0b');
    }
  });

  it.each([
    ['evil', 'leads to /etc/shadow'],
    ['etc/shadow', 'leads to /etc/shadow'],
    ['etc/../etc/shadow', 'leads to /etc/shadow'],
    ['up', 'in the lab'],
    ['../../lab.json', 'in the lab'],
    ['/etc/passwd', 'not in the lab'],
    ['/', 'not in the lab'],
    ['pipe', 'not an ordinary file'],
    ['a b', 'it is a folder'],
    ['~', 'it is a folder'],
    ['', 'it is a folder'],
    ['nope', 'There is no nope in the lab'],
    ['x/y', 'There is no x/y'],
    ['\x1b[31mx\x1b[0m\n', 'There is no x in the lab'],
    ['/proc/self/environ', 'not in the lab'],
  ])('not %j: %s', (wanted, why) => {
    const before = descriptorsOpen();
    expect(() => takeFrom(ref, wanted)).toThrow(
      expect.objectContaining({
        code: 'cannot-take',
        message: expect.stringContaining(why),
        remedy: expect.stringMatching(/There are: empty, x/),
      }),
    );
    expect(descriptorsOpen()).toBe(before);
  });

  it('a file that grows meanwhile is taken as it was', async () => {
    await lab.run('printf 12345 >grows; : >grows-from-nothing');
    const pieces = ['grows', 'grows-from-nothing'].map((name) => takeFrom(ref, name));
    await lab.run('printf 6789 >>grows; printf 1 >>grows-from-nothing');
    const read = await Promise.all(
      pieces.map(async ({ content, close }) => {
        const parts: Uint8Array[] = [];
        for await (const part of content) parts.push(part);
        close();
        return Buffer.concat(parts).toString();
      }),
    );
    expect(read).toEqual(['12345', '']);
    await lab.run('rm grows grows-from-nothing');
  });

  it('nothing that would fill the learner’s disk', async () => {
    await lab.run('truncate -s 2G huge');
    expect(() => takeFrom(ref, 'huge')).toThrow('larger than 1 GB');
    await lab.run('rm huge');
  });
});

it('an empty lab says so, and many names are counted', () => {
  const dir = mkdtempSync(join(tmpdir(), 'spy-take-'));
  try {
    for (const name of ['home', 'tmp']) mkdirSync(join(dir, name));
    const owner = { id: 'x', pid: 1, startedAt: '', openedAt: 0, host: '', boot: '', pids: '' };
    const ref = { dir, owner: { ...owner, homeInside: '/home/spy', tmpOutside: join(dir, 'tmp') } };
    const remedy = () => {
      try {
        takeFrom(ref, 'x');
      } catch (error) {
        if (error instanceof Error && 'remedy' in error) return error.remedy;
      }
      throw new Error('should not be there');
    };
    expect(remedy()).toContain('no files');
    for (let at = 0; at < 12; at++) {
      const file = join(dir, at < 11 ? 'home' : 'tmp', `f${at}\n\x1b[2J.pcap`);
      writeFileSync(file, '');
      symlinkSync('nowhere', `${file}-link`);
      mkdirSync(`${file}-folder`);
    }
    expect(remedy()).toBe(
      'There are: f0 .pcap, f1 .pcap, f10 .pcap, f2 .pcap, f3 .pcap, f4 .pcap, f5 .pcap, f6 .pcap, and 4 more.',
    );
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
});
