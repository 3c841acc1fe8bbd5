import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { packageRoot } from '../../../src/base/paths.ts';

/** Every package that a file and what it imports would load at once; types are no loading. */
function loads(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  const source = readFileSync(file, 'utf8').replace(/^import type [\s\S]*?;$/gm, '');
  for (const [, what = ''] of source.matchAll(/^(?:import|export)\b[^;]*?from '([^']+)';/gm)) {
    if (what.startsWith('.')) loads(resolve(dirname(file), what), seen);
    else seen.add(what);
  }
  return seen;
}

it('line by line, neither Ink nor React is loaded', () => {
  const loaded = loads(join(packageRoot(), 'src/ui/plain/plain.ts'));
  expect([...loaded].some((name) => name.endsWith('session/play.ts'))).toBe(true);
  expect([...loaded].filter((name) => /^(ink|react)(\/|-|$)|\.tsx$/.test(name))).toEqual([]);
});
