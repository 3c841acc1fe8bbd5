import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { take } from '../../src/commands/take.ts';
import { openLab } from '../../src/lab/lab.ts';
import type { Lab } from '../../src/lab/model.ts';
import { homes } from '../journal/fixtures/help.ts';

const newHome = homes();
const before = process.cwd();
let school = '';
let here = '';
let out = '';
const labs: Lab[] = [];

beforeEach(() => {
  school = newHome();
  here = newHome();
  out = '';
  process.chdir(here);
  vi.stubEnv('SPY_SCHOOL_HOME', school);
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += String(text);
    return true;
  });
});
afterEach(async () => {
  process.chdir(before);
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  await Promise.all(labs.splice(0).map((lab) => lab.close()));
});

async function open(chapter: string, ...script: string[]): Promise<void> {
  const lab = await openLab({ schoolHome: school, chapter });
  labs.push(lab);
  const { exit, stderr } = await lab.run(['cd', ...script].join('\n'));
  expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' });
}
const text = (name: string) => readFileSync(join(here, name), 'utf8');

describe('spy-school take', () => {
  test('copies to where it is typed, and says what to do with a capture', async () => {
    await open('wizard-school', 'echo packets >b.pcap; mkdir d; echo x >"d/a b"');
    expect(await take('b.pcap', undefined)).toBe(0);
    expect(text('b.pcap')).toBe('packets\n');
    expect(out).toBe(`${here}/b.pcap (8 bytes).\nLook into it: wireshark ${here}/b.pcap\n`);
    await take('d/a b', undefined);
    expect(text('a b')).toBe('x\n');
    expect(readdirSync(here).sort()).toEqual(['a b', 'b.pcap']);
  });

  test('to another name, or into a folder', async () => {
    await open('wizard-school', 'echo packets >b.pcap');
    mkdirSync(join(here, 'my captures'));
    await take('b.pcap', 'mine.pcap');
    await take('b.pcap', 'my captures');
    await take('~/b.pcap', './my captures/again.pcap');
    expect(text('mine.pcap')).toBe('packets\n');
    expect(readdirSync(join(here, 'my captures')).sort()).toEqual(['again.pcap', 'b.pcap']);
    expect(out).toContain(`wireshark '${here}/my captures/b.pcap'`);
    await expect(take('b.pcap', 'no/')).rejects.toThrow('folder does not exist');
    expect(existsSync(join(here, 'no'))).toBe(false);
  });

  test('replaces only by force', async () => {
    await open('wizard-school', 'echo theirs >x');
    writeFileSync(join(here, 'x'), 'mine');
    await expect(take('x', undefined)).rejects.toMatchObject({
      code: 'usage',
      exitCode: 2,
      remedy: expect.stringContaining('--force'),
    });
    expect(text('x')).toBe('mine');
    await take('x', undefined, { force: true });
    expect(text('x')).toBe('theirs\n');
  });

  test('a trap set in the lab brings nothing home', async () => {
    await open('wizard-school', 'ln -s /etc/shadow breakfast.pcap; ln -s /etc etc');
    for (const wanted of ['breakfast.pcap', 'etc/shadow', '/etc/shadow'])
      await expect(take(wanted, 'x')).rejects.toMatchObject({ code: 'cannot-take' });
    expect(readdirSync(here)).toEqual([]);
  });

  test('an empty one is told', async () => {
    await open('wizard-school', ': >b.pcap');
    await take('b.pcap', undefined);
    expect(text('b.pcap')).toBe('');
    expect(out).toContain('empty so far');
  });

  test('of several labs the newest, or the one of a chapter', async () => {
    await open('wizard-school', 'echo old >x; echo only >there');
    await open('mystery-config-file', 'echo new >x');
    await open('doctor', 'echo nobody >x');
    await take('x', undefined);
    expect(text('x')).toBe('new\n');
    expect(out).toContain('the lab of mystery-config-file');
    await take('x', undefined, { chapter: '0', force: true });
    expect(text('x')).toBe('old\n');
    await expect(take('there', undefined)).rejects.toMatchObject({
      code: 'cannot-take',
      remedy: expect.stringContaining('--chapter wizard-school'),
    });
  });

  test('without a lab, or with another one, it says so', async () => {
    await expect(take('x', undefined)).rejects.toMatchObject({
      code: 'no-running-lab',
      message: 'No chapter is open.',
    });
    await open('wizard-school');
    await expect(take('x', undefined, { chapter: '1' })).rejects.toMatchObject({
      code: 'no-running-lab',
      remedy: expect.stringContaining('wizard-school'),
    });
    await expect(take('x', undefined, { chapter: 'unicorns' })).rejects.toMatchObject({
      code: 'unknown-chapter',
    });
    await expect(take('x', undefined)).rejects.toMatchObject({ code: 'cannot-take' });
    expect(readdirSync(here)).toEqual([]);
  });
});
