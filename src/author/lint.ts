import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { type Fault, type Problem, problemOf } from '../base/source/problem.ts';
import { chaptersFolder, readCourse } from '../course/load.ts';
import type { Chapter } from '../course/model.ts';
import { complete } from './lint/complete.ts';
import type { LintContext, StepRule } from './lint/context.ts';
import { fit, introFits } from './lint/fit.ts';
import { deadLinks, links } from './lint/links.ts';
import { type Manifest, readManifest } from './lint/manifests.ts';
import { chapterMysteries, mysteries, unpromised } from './lint/mysteries.ts';
import { patterns } from './lint/patterns.ts';
import { routes } from './lint/routes.ts';
import { translations } from './lint/translations.ts';
import { winnable } from './lint/winnable.ts';

const RULES: readonly StepRule[] = [complete, routes, winnable, patterns, mysteries, links, fit];

function chapterFaults(context: LintContext): Fault[] {
  const { chapter, source } = context;
  const introLine =
    source.findIndex((line, index) => index > 0 && /^(---|\.\.\.)\s*$/.test(line)) + 2;
  return [
    ...chapterMysteries(context),
    ...introFits(chapter.intro, introLine),
    ...deadLinks(chapter.intro, context, () => introLine),
    ...unpromised(chapter.intro, context, () => introLine),
    ...chapter.steps.flatMap((step) => RULES.flatMap((rule) => rule(step, context))),
  ];
}

async function lintChapter(
  chapter: Chapter,
  chapters: ReadonlyMap<string, Chapter | undefined>,
  folder: string,
): Promise<Problem[]> {
  const manifests = new Map<string, Manifest>();
  const problems: Problem[] = [];
  for (const id of chapter.mysteries) {
    const read = await readManifest(folder, id);
    problems.push(...read.problems);
    if (read.manifest !== undefined) manifests.set(id, read.manifest);
  }
  const source = (await readFile(chapter.file, 'utf8')).split(/\r\n?|\n/);
  const context = { chapter, chapters, manifests, source };
  const faults = chapterFaults(context);
  problems.push(...translations(context));
  return [...problems, ...faults.map((fault) => problemOf(chapter.file, fault))];
}

/**
 * Everything an author should mend in a folder of chapters, or in the folder of one chapter: what the
 * parser says, then what only the whole course tells. Mysteries are looked for in `../mysteries` of the
 * chapters' folder. Sorted by file and line. Throws SpyError `course-invalid` when `dir` cannot be read.
 */
export async function lint(dir: string = chaptersFolder()): Promise<Problem[]> {
  const asked = resolve(dir);
  const single = existsSync(join(asked, 'chapter.md'));
  const folder = single ? dirname(asked) : asked;
  const { chapters, problems } = await readCourse(folder);
  const byId = new Map<string, Chapter | undefined>(
    problems.map(({ file }) => [file.split('/').at(-2) ?? '', undefined]),
  );
  for (const chapter of chapters) byId.set(chapter.id, chapter);
  const found = [...problems];
  for (const chapter of chapters)
    found.push(...(await lintChapter(chapter, byId, join(folder, '..', 'mysteries'))));
  const seen = new Set<string>();
  return found
    .filter(({ file }) => !single || file.startsWith(`${asked}/`) || !file.startsWith(`${folder}/`))
    .filter((problem) => {
      const key = JSON.stringify(problem);
      return seen.has(key) ? false : Boolean(seen.add(key));
    })
    .sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line);
}
