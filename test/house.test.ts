import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const SRC = new URL('../src', import.meta.url).pathname;

/** Which rooms a room may import from, besides itself. Arrows point one way; see CONTRIBUTING.md. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  words: [],
  base: ['words'],
  course: ['words', 'base', 'markdown'],
  markdown: ['words', 'base'],
  evidence: ['words', 'base', 'course'],
  journal: ['words', 'base'],
  certificate: ['words', 'base', 'markdown', 'evidence', 'journal'],
  lab: ['words', 'base'],
  doctor: ['words', 'base', 'lab'],
  session: ['words', 'base', 'course', 'evidence', 'journal', 'lab'],
  author: ['words', 'base', 'course', 'markdown', 'evidence', 'journal', 'lab', 'session', 'zine'],
  room: ['words', 'base', 'course', 'journal', 'session'],
  zine: ['words', 'base', 'markdown'],
  ui: [
    'words',
    'base',
    'course',
    'markdown',
    'evidence',
    'journal',
    'certificate',
    'lab',
    'doctor',
    'session',
    'room',
    'zine',
  ],
  board: ['words', 'base', 'course', 'markdown', 'journal', 'room', 'ui'],
  commands: [
    'words',
    'base',
    'course',
    'markdown',
    'evidence',
    'journal',
    'certificate',
    'lab',
    'doctor',
    'session',
    'author',
    'room',
    'zine',
    'ui',
    'board',
  ],
  '': ['words', 'base', 'commands'],
};

interface Import {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'))
    .map((name) => join(folder, name));
}

function roomOf(file: string): string {
  const path = relative(SRC, file);
  return path.includes('/') ? (path.split('/')[0] ?? '') : '';
}

/** Every static, type and dynamic import written in a source text. */
function importsOf(source: string): string[] {
  const found = source.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*['"]([^'"]+)['"]/g);
  return [...found].map((match) => match[1] ?? '');
}

function allImports(): Import[] {
  return filesIn(SRC).flatMap((file) =>
    importsOf(readFileSync(file, 'utf8')).map((to) => ({
      file,
      from: roomOf(file),
      to: to.startsWith('.') ? roomOf(resolve(dirname(file), to)) : `npm:${to}`,
    })),
  );
}

/** The imports that break a rule, in words. */
function forbidden(imports: readonly Import[]): string[] {
  return imports
    .filter(
      ({ from, to }) => !to.startsWith('npm:') && from !== to && !MAY_IMPORT[from]?.includes(to),
    )
    .map(({ file, to }) => `${relative(SRC, file)} must not import from ${to || 'cli.ts'}`);
}

describe('the house', () => {
  test('every room is on the plan', () => {
    const rooms = new Set(filesIn(SRC).map(roomOf));
    expect([...rooms].filter((room) => MAY_IMPORT[room] === undefined)).toEqual([]);
  });

  test('arrows between rooms point one way', () => {
    const imports = allImports();
    expect(imports.length).toBeGreaterThan(100);
    expect(forbidden(imports)).toEqual([]);
  });

  test('an arrow against the direction would be found', () => {
    const file = join(SRC, 'evidence/judge.ts');
    expect(forbidden([{ file, from: 'evidence', to: 'ui' }])).toHaveLength(1);
    expect(importsOf("import { a } from '../ui/App.tsx';\nawait import('../lab/lab.ts')")).toEqual([
      '../ui/App.tsx',
      '../lab/lab.ts',
    ]);
  });

  test('only ui and board know Ink and React', () => {
    const screens = allImports().filter(({ to }) =>
      /^npm:(ink|react|react-dom|ink-.*)(\/.*)?$/.test(to),
    );
    expect(screens.length).toBeGreaterThan(5);
    expect(screens.filter(({ from }) => from !== 'ui' && from !== 'board')).toEqual([]);
  });

  test('files stay short enough to read at a sitting: most under 150 lines, few over 250', () => {
    const lengths = filesIn(SRC).map((file) => ({
      file: relative(SRC, file),
      lines: readFileSync(file, 'utf8').split('\n').length,
    }));
    const over = (limit: number) => lengths.filter(({ lines }) => lines > limit);
    expect(over(300)).toEqual([]);
    expect(over(250).length, JSON.stringify(over(250))).toBeLessThanOrEqual(3);
    expect(over(150).length / lengths.length).toBeLessThan(0.25);
  });
});
