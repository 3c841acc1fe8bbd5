import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CheckResult, checkZine } from '../../src/author/zine-check.ts';
import { packageRoot } from '../../src/base/paths.ts';
import { commandsNamed, elsewhere } from '../../src/zine/claims/commands.ts';
import { loadZine } from '../../src/zine/load.ts';
import { blocksOf } from '../../src/zine/walk.ts';

/** Every command and every line of output that the zine prints, on this machine. */
const zine = await loadZine();
const pages = [...zine.pages, ...zine.mini];
const NAMED = pages.map((page) => ({ page, name: relative(packageRoot(), page.file) }));

let school: string;
let results: readonly CheckResult[];
beforeAll(async () => {
  school = await mkdtemp(join(tmpdir(), 'spy-zine-truth-'));
  results = await checkZine(zine, { schoolHome: school });
}, 240_000);
afterAll(() => rm(school, { recursive: true, force: true }));

const resultsOf = (file: string) => results.filter((result) => result.file === file);
const told = ({ file, line, command, why }: CheckResult) =>
  `${relative(packageRoot(), file)}:${line}: ${command}\n  ${why}`;

test.for(NAMED)('what $name says is true', ({ page }) => {
  const wrong = resultsOf(page.file).filter(({ verdict }) => verdict === 'false');
  expect(wrong.map(told).join('\n')).toBe('');
});

// A tool or a right is missing here: skipped with the reason. What is for a Mac or a container runs on no machine of
// ours; `--check` names it.
test.for(NAMED)('all that $name says can be tried on this machine', ({ page }, { skip }) => {
  const never = new Set(elsewhere(page));
  const missing = resultsOf(page.file).filter(
    ({ verdict, command }) => verdict === 'left-out' && !never.has(command),
  );
  if (missing.length > 0) skip(missing.map(told).join('\n'));
  expect(missing).toEqual([]);
});

test('there is something to be true: terminals, and commands in the words', () => {
  const terminals = pages.flatMap(blocksOf).filter(({ kind }) => kind === 'console');
  expect(terminals.length).toBeGreaterThan(10);
  expect(pages.flatMap(commandsNamed).length).toBeGreaterThan(20);
  expect(results.filter(({ verdict }) => verdict === 'true').length).toBeGreaterThan(20);
});
