import { readdir, readFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { errnoOf, messageOf } from '../base/errors.ts';
import { packageRoot } from '../base/paths.ts';
import type { Problem } from '../base/source/problem.ts';
import { type Figures, parseFigures } from './drawing/figures.ts';
import { Problems, ZineError } from './errors.ts';
import type { Page, Theme, Zine } from './model.ts';
import { parsePage } from './page.ts';
import { PAGE_NAME } from './page-name.ts';
import { parseTheme } from './theme.ts';
import { sceneProblems, wholeProblems } from './whole.ts';

async function filesIn(folder: string, ending: string): Promise<string[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (errnoOf(error) === 'ENOENT') return [];
    throw new ZineError(folder, 1, `cannot be read: ${messageOf(error)}`);
  });
  return names
    .filter((name) => name.endsWith(ending) && !name.startsWith('.'))
    .sort()
    .map((name) => join(folder, name));
}

async function textOf(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: unknown) => {
    throw new ZineError(file, 1, `cannot be read: ${messageOf(error)}`);
  });
}

/** `owls` of zine/scenes/owls.sh. */
function nameOf(file: string): string {
  return basename(file, extname(file));
}

async function figuresIn(folder: string, problems: Problems): Promise<Figures> {
  const files = await filesIn(folder, '.svg');
  const texts = await Promise.all(
    files.map(async (file) => [nameOf(file), await textOf(file)] as const),
  );
  return parseFigures(new Map(texts), problems);
}

async function themeIn(file: string, problems: Problems): Promise<Theme | undefined> {
  const { theme, faults } = parseTheme(await textOf(file));
  problems.add(file, ...faults);
  return theme;
}

/** What is wrong with a page's name or place. */
function placeProblem(file: string, index: number): string | undefined {
  const name = PAGE_NAME.exec(basename(file));
  if (name === null) return 'a page is called NN-id.md, such as 07-execve.md';
  if (Number(name[1]) === index + 1) return undefined;
  const expected = String(index + 1).padStart(2, '0');
  return `its number is ${name[1]}, but it is page ${expected}: expected numbers from 01, none left out`;
}

async function pagesIn(folder: string, figures: Figures, problems: Problems): Promise<Page[]> {
  const files = await filesIn(folder, '.md');
  const texts = await Promise.all(files.map(textOf));
  return files.flatMap((file, index) => {
    const wrong = placeProblem(file, index);
    if (wrong !== undefined) problems.add(file, { line: 1, message: wrong });
    const read = parsePage(texts[index] ?? '', { file, number: index + 1, figures });
    problems.found.push(...read.problems);
    return read.page ?? [];
  });
}

/** The zine as far as it can be read, and everything that is wrong with it. */
export async function readZine(root: string = packageRoot()): Promise<{
  theme: Theme | undefined;
  pages: readonly Page[];
  mini: readonly Page[];
  problems: readonly Problem[];
}> {
  const folder = join(root, 'zine');
  const problems = new Problems();
  const theme = await themeIn(join(folder, 'theme.yaml'), problems);
  const figures = await figuresIn(join(folder, 'figures'), problems);
  const pages = await pagesIn(join(folder, 'pages'), figures, problems);
  const mini = await pagesIn(join(folder, 'mini'), figures, problems);
  const scenes = await filesIn(join(folder, 'scenes'), '.sh');
  problems.found.push(...sceneProblems([...pages, ...mini], new Set(scenes.map(nameOf))));
  // Only when each page could be read: a page with an error is not a page that is missing.
  if (problems.found.length === 0) problems.found.push(...wholeProblems(folder, pages, mini));
  return { theme, pages, mini, problems: problems.found };
}

/**
 * The zine of a package (its folder `zine/`). Throws ZineError that names everything that is wrong, with
 * file and line.
 */
export async function loadZine(root: string = packageRoot()): Promise<Zine> {
  const { theme, pages, mini, problems } = await readZine(root);
  if (theme !== undefined && problems.length === 0) return { theme, pages, mini };
  throw ZineError.of(problems);
}
