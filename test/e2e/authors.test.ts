import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { nothingLeft } from './leftovers.ts';
import { needTool, newFolder, programFolder, removeFolders, run } from './program.ts';

afterAll(removeFolders);

/** `spy-school try`: what it says, and that it leaves nothing behind. */
async function tried(place: string, ...lines: string[]) {
  await needTool('strace');
  const home = newFolder();
  const { exitCode, stdout, stderr } = await run(home, ['try', place, '--json', ...lines]);
  if (stdout === '') throw new Error(stderr);
  await nothingLeft(home);
  return { exitCode, ...JSON.parse(stdout) };
}

describe('try: what nobody wrote into the chapter', () => {
  it.each([
    ['wizard-school/listen', 'strace -f -o /tmp/t ./parrot; grep write /tmp/t'],
    ['wizard-school/listen', 'strace -y -tt ./parrot 2>&1 | tail'],
    ['wizard-school/listen', 'strace -s 200 sh ./parrot'],
    ['wizard-school/listen', 'strace -e write ~/parrot > /dev/null'],
    ['wizard-school/listen', 'strace -ff -o /tmp/out ./parrot && cat /tmp/out.*'],
    ['wizard-school/listen', 'cd /tmp && strace ~/parrot |& grep -v mmap'],
    ['mystery-config-file/flood', 'strace -ff bash -ic exit'],
    ['mystery-config-file/flood', 'strace -fo log bash -i -c true; tail log'],
    ['mystery-config-file/filter', "strace -e 'openat' bash -i -c exit"],
    ['mystery-config-file/filter', 'strace --trace=file bash -i -c exit 2>&1 | tail -30'],
  ])('%s counts: %s', async (place, line) => {
    expect(await tried(place, line)).toMatchObject({ exitCode: 0, verdict: 'passed' });
  });

  it.each([
    ['wizard-school/listen', './parrot', /strace in front/],
    ['wizard-school/listen', 'strace parrot', /\.\/parrot/],
    ['wizard-school/listen', 'strace cat parrot', /parrot itself/],
    ['wizard-school/listen', 'echo strace ./parrot', /\S/],
    ['wizard-school/listen', 'echo \'write(1, "Squawk", 6) = 6\'', /\S/],
    ['mystery-config-file/flood', 'strace bash -c exit', /-i/],
    ['mystery-config-file/filter', 'strace -e open bash -i -c exit', /openat/],
    ['mystery-config-file/filter', 'strace -e trace=execve bash -i -c exit', /openat/],
    ['mystery-config-file/login', '/etc/profile', /everybody/],
  ])('%s does not count, with a reason: %s', async (place, line, reason) => {
    const trial = await tried(place, line);
    expect(trial).toMatchObject({ exitCode: 1, reason: expect.stringMatching(reason) });
    expect(trial.verdict).not.toBe('passed');
  });
});

describe('rehearse', () => {
  it('is green for these steps, and leaves nothing', async () => {
    const home = newFolder();
    const places = [
      'wizard-school/listen',
      'mystery-config-file/obey',
      'mystery-config-file/calls',
    ];
    const { stdout, stderr, exitCode } = await run(home, [
      'rehearse',
      ...places,
      ...['--seeds', '2', '--json'],
    ]);
    expect(stderr).toBe('');
    const { good, results } = JSON.parse(stdout);
    expect(
      results.filter(({ outcome }: { outcome: string }) => /wrong|broken/.test(outcome)),
    ).toEqual([]);
    expect({ good, exitCode }).toEqual({ good: true, exitCode: 0 });
    expect(new Set(results.map(({ step }: { step: string }) => step)).size).toBe(3);
    await nothingLeft(home);
  });
});

describe('lint', () => {
  /** A course of one's own: the house's, with one chapter changed. */
  async function course(change: (chapter: string) => string): Promise<string> {
    const folder = newFolder();
    for (const part of ['chapters', 'mysteries'])
      await cp(join(await programFolder(), part), join(folder, part), { recursive: true });
    const file = join(folder, 'chapters/wizard-school/chapter.md');
    await writeFile(file, change(await readFile(file, 'utf8')));
    return join(folder, 'chapters');
  }

  it('is content with the chapters of the house', async () => {
    const { exitCode, stdout } = await run(newFolder(), ['lint', await course((text) => text)]);
    expect({ exitCode, stdout }).toMatchObject({ exitCode: 0 });
  });

  it('names file and line of what is broken', async () => {
    const folder = await course((text) => text.replace('kind: predict', 'kind: predcit'));
    const { exitCode, stdout } = await run(newFolder(), ['lint', folder]);
    expect(exitCode).toBe(1);
    const broken = (await readFile(join(folder, 'wizard-school/chapter.md'), 'utf8')).split('\n');
    const line = broken.indexOf('kind: predcit') + 1;
    expect(stdout).toMatch(new RegExp(`wizard-school/chapter\\.md:${line}: .*predict`));
  });
});
