import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, type TestContext } from 'vitest';
import { z } from 'zod';
import { packageRoot } from '../../src/base/paths.ts';
import { asHere, chapterOf, powersOf, valuesOf } from '../e2e/course.ts';
import { nothingLeft } from '../e2e/leftovers.ts';
import { Player } from '../e2e/player.ts';
import { isRoot, NOBODY, removeFolders } from '../e2e/program.ts';
import { Screen } from '../e2e/screen.ts';
import { npxFile, type Packed, type Person, pack, person, runAs } from './packed.ts';

const MOST_BYTES = 3_000_000;
const MOST_PACKAGES = 6;

/** Everything that belongs into the package; another path is a file that strayed into it. */
const BELONGS = [
  /^(package\.json|README\.md|LICENSE|Containerfile)$/,
  /^dist\/[\w.-]+\.(m?js|json)$/,
  /^dist\/THIRD-PARTY\.txt$/,
  /^dist\/board\/(board|board\.fr|words\.fr)\.(html|js|css)$/,
  /^dist\/fonts\/[\w-]+(\.woff2?|-LICENSE)$/,
  /^dist\/scripts\/[\w-]+\.sh$/,
  /^chapters\/[\w-]+\/[\w-]+\.md$/,
  /^mysteries\/[\w-]+\/[\w-]+\.(yaml|py|txt|pem)$/,
  /^zine\/(README\.md|theme\.yaml|[\w-]+\/[\w-]+\.(md|svg|sh|yaml))$/,
];

let packed: Packed;
let builder: Person;

beforeAll(async () => {
  packed = await pack();
  builder = person(undefined);
});
afterAll(removeFolders);

/** Of this repository, what people read and play: it all has to be in the package. */
function filesOf(folder: string): string[] {
  return readdirSync(join(packageRoot(), folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('__pycache__'))
    .map((entry) => join(entry.parentPath, entry.name).slice(packageRoot().length + 1));
}

/** The packages that src/ imports. */
function importedPackages(): string[] {
  const sources = readdirSync(join(packageRoot(), 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => readFileSync(join(packageRoot(), 'src', name), 'utf8'));
  const imports = sources.flatMap((text) => [
    ...text.matchAll(
      /(?:^import (?!type)[^;]*?from |import\()'((?:@[\w-]+\/)?[a-z][\w-]*)[^']*'/gm,
    ),
  ]);
  const names = new Set(imports.map((match) => match[1] ?? ''));
  const { devDependencies } = z
    .object({ devDependencies: z.record(z.string(), z.string()) })
    .parse(JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')));
  return [...names].filter((name) => devDependencies[name] !== undefined);
}

describe('the tarball', () => {
  it('is small', () => {
    expect(packed.bytes).toBeLessThan(MOST_BYTES);
  });

  it('holds the program, the course, the mysteries, the zine and the licences, and nothing else', () => {
    const { paths } = packed;
    expect(paths.filter((path) => !BELONGS.some((kind) => kind.test(path)))).toEqual([]);
    expect(paths.filter((path) => path.endsWith('.map'))).toEqual([]);
    const course = ['chapters', 'mysteries', 'zine'].flatMap(filesOf);
    expect(course.length).toBeGreaterThan(80);
    const wanted = [
      ...course,
      ...['LICENSE', 'README.md', 'Containerfile', 'dist/cli.js', 'dist/THIRD-PARTY.txt'],
      ...['dist/board/board.html', 'dist/board/board.js', 'dist/board/board.css'],
      ...['dist/words.fr.json', 'dist/board/board.fr.html', 'dist/board/words.fr.js'],
      ...['dist/fonts/shantell-sans-LICENSE', 'dist/fonts/comic-mono-LICENSE'],
      ...['janitor', 'supervisor', 'in-container'].map((name) => `dist/scripts/${name}.sh`),
    ];
    expect(wanted.filter((path) => !paths.includes(path))).toEqual([]);
  });

  it('brings the licences of all that is bundled', () => {
    const notices = readFileSync(join(packageRoot(), 'dist/THIRD-PARTY.txt'), 'utf8');
    const imported = importedPackages();
    expect(imported).toEqual(expect.arrayContaining(['commander', 'execa', 'ink', 'react', 'zod']));
    // Each as `name version`, alone or among others with the very same text.
    const named = (name: string) => new RegExp(`(^|, )${name} \\d`, 'm').test(notices);
    expect(imported.filter((name) => !named(name))).toEqual([]);
    // What they bring along.
    expect(['yoga-layout', 'react-reconciler', 'scheduler'].filter((each) => !named(each))).toEqual(
      [],
    );
    expect(notices).not.toContain('undefined');
  });
});

/** What keeps a test from installing anything: no network. In CI that is a failure. */
function withRegistry(context: TestContext, said: string): void {
  if (process.env.CI !== 'true' && /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ENETUNREACH/.test(said))
    context.skip('the npm registry cannot be reached from here');
}

describe('installed by npm', () => {
  it('brings itself, node-pty and node-pty for this machine', async (context) => {
    const args = ['install', '--no-package-lock', '--no-save', packed.spec];
    const installed = await runAs(builder, 'npm', args);
    withRegistry(context, installed.stderr);
    expect(installed.stderr).not.toContain('ERR!');
    const tree = await runAs(builder, 'npm', ['ls', '--all', '--parseable']);
    const here = join(builder.home, 'node_modules/');
    const packages = tree.stdout
      .split('\n')
      .filter((path) => path.startsWith(here))
      .map((path) => path.slice(here.length))
      .sort();
    expect(packages.length).toBeLessThanOrEqual(MOST_PACKAGES);
    expect(packages).toEqual([
      '@lydell/node-pty',
      `@lydell/node-pty-${process.platform}-${process.arch}`,
      'spy-school',
    ]);
  });

  const users = isRoot ? (['root', 'an ordinary user'] as const) : (['oneself'] as const);
  describe.each(users)('run by npx as %s', (who) => {
    let someone: Person;
    beforeAll(() => {
      const user = who === 'an ordinary user' ? NOBODY : undefined;
      someone = person(user, join(builder.home, 'npm'));
    });

    const npx = (...args: string[]) => runAs(someone, 'npx', ['--yes', packed.spec, ...args]);

    it('says its version, the chapters and a page of the zine', async (context) => {
      const version = await npx('--version');
      withRegistry(context, version.stderr);
      expect(version).toMatchObject({
        exitCode: 0,
        stdout: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      });
      expect((await npx('chapters')).stdout).toMatch(/Wizard School[\s\S]*French Website/);
      expect((await npx('zine', '3')).stdout).toContain('strace');
    });

    it('plays a chapter in a terminal', async (context) => {
      const asked = await npx('--version');
      withRegistry(context, asked.stderr);
      const ordinaryUser = someone.user !== undefined;
      const powers = await powersOf(ordinaryUser);
      const chapter = asHere(await chapterOf('wizard-school'), powers);
      const values = await valuesOf(chapter, 3);
      const screen = await Screen.launch({
        program: await npxFile(),
        args: ['--yes', packed.spec, 'start', chapter.id, '--seed', '3'],
        home: someone.home,
        env: someone.npm,
        ordinaryUser,
      });
      await new Player(screen, chapter, values).playAll();
      await screen.until('Wizard School');
      screen.press('\x03');
      expect(await screen.ended()).toBe(0);
      await nothingLeft(screen.home);
    });
  });
});
