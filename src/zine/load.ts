import { readdir, readFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { errnoOf, messageOf } from '../base/errors.ts';
import { packageRoot } from '../base/paths.ts';
import { type Problem, problemOf } from '../base/source/problem.ts';
import { EMPTY_FIGURE, type Figures, parseFigures } from './drawing/figures.ts';
import { Problems, ZineError } from './errors.ts';
import type { Page, Theme, Zine } from './model.ts';
import { parsePage } from './page.ts';
import { PAGE_NAME } from './page-name.ts';
import { readSource } from './source.ts';
import { parseTheme } from './theme.ts';
import { chapterProblems, sceneProblems, wholeProblems } from './whole.ts';

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

async function bytesOf(file: string): Promise<Buffer> {
  return readFile(file).catch((error: unknown) => {
    throw new ZineError(file, 1, `cannot be read: ${messageOf(error)}`);
  });
}

/** Undefined where it is no text, which goes to `problems`. */
async function textOf(file: string, problems: Problems): Promise<string | undefined> {
  const { text, faults } = readSource(await bytesOf(file));
  problems.add(file, ...faults);
  return text;
}

/** `owls` of zine/scenes/owls.sh. */
function nameOf(file: string): string {
  return basename(file, extname(file));
}

async function figuresIn(folder: string, problems: Problems): Promise<Figures> {
  const files = await filesIn(folder, '.svg');
  const texts = await Promise.all(
    files.map(
      async (file) => [nameOf(file), (await textOf(file, problems)) ?? EMPTY_FIGURE] as const,
    ),
  );
  return parseFigures(new Map(texts), problems);
}

async function themeIn(file: string, problems: Problems): Promise<Theme | undefined> {
  const text = await textOf(file, problems);
  if (text === undefined) return undefined;
  const { theme, faults } = parseTheme(text);
  problems.add(file, ...faults);
  return theme;
}

/** What is wrong with the pages' names; of numbers only the first that is wrong, for the rest follow from it. */
function nameProblems(files: readonly string[]): Problem[] {
  const numbers = files.map((file) => PAGE_NAME.exec(basename(file))?.[1]);
  const unnamed = files.filter((_, index) => numbers[index] === undefined);
  const problems = unnamed.map((file) =>
    problemOf(file, { line: 1, message: 'a page is called NN-id.md, such as 07-execve.md' }),
  );
  const index = numbers.findIndex((number, at) => Number(number) !== at + 1);
  const [file, number] = [files[index], numbers[index]];
  if (file === undefined || number === undefined) return problems;
  const expected = String(index + 1).padStart(2, '0');
  const message = `its number is ${number}, but it is page ${expected}: expected numbers from 01, none twice, none left out`;
  return [...problems, problemOf(file, { line: 1, message })];
}

async function pagesIn(folder: string, figures: Figures, problems: Problems): Promise<Page[]> {
  const files = await filesIn(folder, '.md');
  problems.found.push(...nameProblems(files));
  const texts = await Promise.all(files.map((file) => textOf(file, problems)));
  return files.flatMap((file, index) => {
    const text = texts[index];
    if (text === undefined) return [];
    const read = parsePage(text, { file, number: index + 1, figures });
    problems.found.push(...read.problems);
    return read.page ?? [];
  });
}

/** The scenes' names. bash takes a Windows line end for a part of the command. */
async function scenesIn(folder: string, problems: Problems): Promise<Set<string>> {
  const files = await filesIn(folder, '.sh');
  for (const file of files) {
    const line = (await bytesOf(file))
      .toString()
      .split('\n')
      .findIndex((each) => each.endsWith('\r'));
    if (line >= 0)
      problems.add(file, { line: line + 1, message: 'a Windows line end: bash wants LF' });
  }
  return new Set(files.map(nameOf));
}

/** The chapters' ids; undefined where no chapters lie beside the zine. */
async function chaptersIn(root: string): Promise<string[] | undefined> {
  return readdir(join(root, 'chapters')).catch(() => undefined);
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
  const scenes = await scenesIn(join(folder, 'scenes'), problems);
  problems.found.push(...sceneProblems([...pages, ...mini], scenes));
  problems.found.push(...chapterProblems(pages, await chaptersIn(root)));
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
