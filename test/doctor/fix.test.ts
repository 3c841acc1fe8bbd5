import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { decide, type FixOptions, fix } from '../../src/doctor/fix.ts';
import type { InstallPlan, Rise } from '../../src/doctor/package-manager.ts';

let folder: string;
let trace: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'spy-doctor-'));
  trace = join(folder, 'ran');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const QUIET: FixOptions = { yes: false, mayAsk: false, stdoutIsFree: false, env: {} };

function plan(rise: Rise, ...steps: string[]): InstallPlan {
  return {
    manager: 'apt',
    packages: ['strace'],
    rise,
    steps: steps.map((script) => ['sh', '-c', script]),
  };
}

describe('whether to install', () => {
  test.each([
    ['root', { yes: true }, 'go'],
    ['sudo', { yes: true }, 'go'],
    ['root', { env: { CI: 'true' } }, 'go'],
    ['sudo', { env: { CI: 'true' } }, 'leave'],
    ['root', {}, 'leave'],
    ['root', { mayAsk: true }, 'ask'],
    ['sudo', { mayAsk: true }, 'ask'],
    ['root', { mayAsk: true, env: { CI: '0' } }, 'ask'],
  ] as const)('%s with %o: %s', (rise, change, decision) => {
    expect(decide(plan(rise), { ...QUIET, ...change })).toBe(decision);
  });
});

describe('installing', () => {
  test('runs every step in order, for a package manager that must not ask', async () => {
    const steps = [`echo update >> '${trace}'`, `echo "$DEBIAN_FRONTEND" >> '${trace}'`];
    expect(await fix(plan('root', ...steps), { ...QUIET, yes: true })).toBe('installed');
    expect(await readFile(trace, 'utf8')).toBe('update\nnoninteractive\n');
  });

  test('a failed update alone is no reason to give up', async () => {
    const outcome = await fix(plan('root', 'exit 100', `touch '${trace}'`), {
      ...QUIET,
      yes: true,
    });
    expect(outcome).toBe('installed');
    expect(existsSync(trace)).toBe(true);
  });

  test('a failed installation is said in words', async () => {
    await expect(fix(plan('root', 'exit 7'), { ...QUIET, yes: true })).rejects.toMatchObject({
      code: 'tool-missing',
      message: 'Installing strace did not work: exit status 7.',
      remedy: expect.stringContaining('run it yourself: '),
    });
  });

  test('nothing happens without a yes, nor without a way to become root', async () => {
    const touch = `touch '${trace}'`;
    expect(await fix(plan('root', touch), QUIET)).toBe('not-asked');
    expect(await fix(plan('none', touch), { ...QUIET, yes: true })).toBe('not-asked');
    const no = { ...QUIET, mayAsk: true, ask: async () => false };
    expect(await fix(plan('root', touch), no)).toBe('declined');
    expect(existsSync(trace)).toBe(false);
  });

  test('the question shows the very command', async () => {
    const questions: string[] = [];
    const ask = async (question: string) => {
      questions.push(question);
      return true;
    };
    expect(await fix(plan('root', `touch '${trace}'`), { ...QUIET, mayAsk: true, ask })).toBe(
      'installed',
    );
    expect(questions).toEqual([`Run this now?\n  sh -c touch '${trace}'\n`]);
    expect(existsSync(trace)).toBe(true);
  });
});
