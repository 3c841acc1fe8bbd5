import { expect, test } from 'vitest';
import { layoutMarkdown } from '../../src/markdown/layout.ts';
import { plainText } from '../../src/markdown/style.ts';
import { apology } from '../../src/ui/opening.ts';
import { ZineError } from '../../src/zine/errors.ts';

test('what is wrong at several places stands line by line, and is no markup', () => {
  const found = ['a <b> of *stars*', 'an `x`, _under_ [it](y)'].map(
    (message, index) =>
      ({ file: '/zine/pages/01-a.md', line: index + 2, message, severity: 'error' }) as const,
  );
  const page = apology(ZineError.of(found));
  const lines = layoutMarkdown(page, 80, { unicode: true, hyperlinks: false }).map(plainText);
  expect(lines.filter((line) => line !== '')).toEqual([
    '/zine/pages/01-a.md:2: a <b> of *stars*',
    '/zine/pages/01-a.md:3: an x, _under_ [it](y)',
    'Change it there; zine/README.md says what a page may hold.',
  ]);
});
