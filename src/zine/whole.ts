import { basename, join } from 'node:path';
import { didYouMean } from '../base/source/nearest.ts';
import { type Problem, problemOf } from '../base/source/problem.ts';
import type { Page } from './model.ts';
import { blocksOf, runsOf } from './walk.ts';

const MINI_PAGES = 8;

function countProblems(folder: string, pages: number, mini: number): Problem[] {
  const problems: Problem[] = [];
  const add = (name: string, message: string) =>
    problems.push(problemOf(join(folder, name), { line: 1, message }));
  if (pages === 0 || pages % 4 !== 0)
    add('pages', `${pages} pages: a booklet needs a multiple of four`);
  if (mini !== MINI_PAGES) add('mini', `${mini} pages: the mini zine has ${MINI_PAGES}`);
  return problems;
}

/** What only one page may have: its id, and its chapter. */
function twice(pages: readonly Page[], key: 'id' | 'chapter'): Problem[] {
  const seen = new Map<string, Page>();
  return pages.flatMap((page) => {
    const value = page[key];
    if (value === undefined) return [];
    const other = seen.get(value);
    seen.set(value, page);
    if (other === undefined) return [];
    const message = `${key}: ${basename(other.file)} has "${value}" already`;
    return [problemOf(page.file, { line: 1, message })];
  });
}

/** Where a link to a page leads wrong: the page is not there, or its number is another than the words say. */
function linkProblems(page: Page, pages: ReadonlyMap<string, Page>): Problem[] {
  const parts = blocksOf(page).flatMap(runsOf).flat();
  return parts.flatMap((part) => {
    if (part.kind !== 'link' || !part.href.startsWith('#')) return [];
    const target = pages.get(part.href.slice(1));
    const said = /\bpage (\d+)\b/i.exec(part.text)?.[1];
    const right = target !== undefined && (said === undefined || Number(said) === target.number);
    if (right) return [];
    const why = target === undefined ? 'no page has that id' : `that is page ${target.number}`;
    const message = `the link "${part.text}" leads to ${part.href}, and ${why}`;
    return [problemOf(page.file, { line: 1, message })];
  });
}

/** Terminals and claims whose scene is not there. */
export function sceneProblems(pages: readonly Page[], scenes: ReadonlySet<string>): Problem[] {
  return pages.flatMap((page) => {
    const sessions = blocksOf(page).flatMap((block) =>
      block.kind === 'console' ? [block.session] : [],
    );
    return [...sessions, ...page.claims].flatMap(({ line, scene }) => {
      if (scene === undefined || scenes.has(scene)) return [];
      const message = `scene: there is no "${scene}" among ${[...scenes].join(', ') || 'the scenes'}`;
      return [problemOf(page.file, { line, message })];
    });
  });
}

/** Pages that go with a chapter which is not there; nothing where the chapters are not known. */
export function chapterProblems(
  pages: readonly Page[],
  chapters: readonly string[] | undefined,
): Problem[] {
  return pages.flatMap(({ chapter, file }) => {
    if (chapter === undefined || chapters === undefined || chapters.includes(chapter)) return [];
    const message = `chapter: there is no "${chapter}"${didYouMean(chapter, chapters)}`;
    return [problemOf(file, { line: 1, message })];
  });
}

/** What is wrong with pages that are each valid: their number, their ids, and where they point. */
export function wholeProblems(
  folder: string,
  pages: readonly Page[],
  mini: readonly Page[],
): Problem[] {
  const byId = new Map(pages.map((page) => [page.id, page]));
  const chapterOfMini = mini.filter((page) => page.chapter !== undefined);
  return [
    ...countProblems(folder, pages.length, mini.length),
    ...twice(pages, 'id'),
    ...twice(mini, 'id'),
    ...twice(pages, 'chapter'),
    ...chapterOfMini.map((page) =>
      problemOf(page.file, { line: 1, message: 'chapter: only pages of the zine have one' }),
    ),
    ...[...pages, ...mini].flatMap((page) => linkProblems(page, byId)),
  ];
}
