import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { environment, programFolder, removeFolders } from './program.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'spy-built-'));
  await cp(await programFolder(), folder, { recursive: true });
});
afterEach(() => rm(folder, { recursive: true, force: true }));
afterAll(removeFolders);

/** Runs the built program in a folder of its own, with its standard output to a pipe. */
function told(...args: string[]) {
  return execa(process.execPath, [join(folder, 'dist/cli.js'), ...args], {
    env: environment(folder),
    extendEnv: false,
    reject: false,
  });
}

async function edit(file: string, change: (text: string) => string): Promise<void> {
  const path = join(folder, file);
  await writeFile(path, change(await readFile(path, 'utf8')));
}

const CHAPTER = 'chapters/wizard-school/chapter.md';

describe('what the build has read of the course', () => {
  it('is told, and an edited chapter is told as it was edited', async () => {
    const before = await told('chapters');
    await edit(CHAPTER, (text) => text.replace('title: Wizard School', 'title: Owl School'));
    const after = await told('chapters');
    expect(after.exitCode).toBe(0);
    expect(before.stdout).toContain('Wizard School (wizard-school)');
    expect(after.stdout).toBe(before.stdout.replace('Wizard School (', 'Owl School ('));
    expect((await told('progress')).stdout).toContain('Owl School');
  });

  it('is left alone when a chapter is broken: file and line are told', async () => {
    await edit(CHAPTER, (text) => text.replace('number: 0', 'number: none'));
    for (const command of ['chapters', 'progress']) {
      const { exitCode, stderr, stdout } = await told(command);
      expect(exitCode).toBe(1);
      expect(stdout).toBe('');
      expect(stderr).toMatch(/wizard-school\/chapter\.md:3: number: expected a whole number/);
    }
  });

  it.each([
    ['missing', () => rm(join(folder, 'dist/outlines.json'))],
    ['cut off', () => edit('dist/outlines.json', (text) => text.slice(0, -9))],
    ['changed', () => edit('dist/outlines.json', (text) => text.replaceAll('Wizard', 'Lizard'))],
  ])('is read anew when its file is %s', async (_how, spoil) => {
    const before = await told('chapters', '--json');
    await spoil();
    const after = await told('chapters', '--json');
    expect(after.stdout).toBe(before.stdout);
    expect(after).toMatchObject({ exitCode: 0, stderr: '' });
    expect(after.stdout).toContain('Wizard School');
  });

  it.each(['en', 'fr'])(
    "the help is the whole program's own, in every width: %s",
    async (language) => {
      const help = (columns: string, debug: string) =>
        execa(process.execPath, [join(folder, 'dist/cli.js'), '--help', '--lang', language], {
          env: { ...environment(folder), COLUMNS: columns, DEBUG: debug },
          extendEnv: false,
        });
      // While faults are looked for, nothing is answered from what was written down.
      for (const columns of ['', '60', '80', '300']) {
        const { stdout } = await help(columns, '');
        expect(stdout).toBe((await help(columns, 'spy-school')).stdout);
        expect(stdout).toContain(language === 'fr' ? 'Options\u00a0:' : 'Options:');
      }
    },
  );

  it('a pipe that is closed early is no fault', async () => {
    const { stdout, stderr } = await execa(
      'bash',
      ['-c', `"${process.execPath}" dist/cli.js chapters --json | head -n 1; echo "$PIPESTATUS"`],
      { cwd: folder, env: environment(folder), extendEnv: false },
    );
    expect(stderr).toBe('');
    expect(stdout).toMatch(/^\[\n0$/);
  });
});
