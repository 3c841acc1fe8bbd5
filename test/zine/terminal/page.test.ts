import { describe, expect, test } from 'vitest';
import { plainText } from '../../../src/markdown/style.ts';
import { cells } from '../../../src/markdown/width.ts';
import type { Drawing } from '../../../src/zine/drawing/model.ts';
import { loadZine } from '../../../src/zine/load.ts';
import { drawingLines } from '../../../src/zine/terminal/drawing.ts';
import { pageLines } from '../../../src/zine/terminal/page.ts';
import type { PageOptions } from '../../../src/zine/terminal/pen.ts';
import { page } from '../fixture.ts';

const UNICODE: PageOptions = { unicode: true, hyperlinks: false };
const ASCII: PageOptions = { unicode: false, hyperlinks: false };
const { pages, mini } = await loadZine();

const shown = (body: string, front: string, width: number, options = UNICODE) =>
  pageLines(page(body, front), width, options).map((line) => plainText(line));

const BODY = [
  '## Two parrots\n\nOne is **loud**, the *other* asks `open`.',
  '- seed\n- [more of it](https://example.org/seed)',
  'Polly!',
].join('\n\n---\n\n');

describe('a page in a terminal', () => {
  test('panels stand side by side where there is room, as high as each other', () => {
    const lines = shown(BODY, 'rows: ["box note", "bubble"]', 70);
    expect(`\n${lines.join('\n')}\n`).toMatchInlineSnapshot(`
      "
      ╭────────────────────────────────╮  ┌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌┐
      │ Two parrots                    │  ╎ • seed                         ╎
      │                                │  ╎ • more of it                   ╎
      │ One is loud, the other asks    │  ╎   (https://example.org/seed)   ╎
      │ open.                          │  ╎                                ╎
      ╰────────────────────────────────╯  └╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌┘

      ╭────────────────────────────────────────────────────────────────────╮
      │ Polly!                                                             │
      ╰────────────────────────────────────────────────────────────────────╯
          ╲
      "
    `);
  });

  test('one below the other where there is not; in ASCII', () => {
    const lines = shown(BODY, 'rows: ["box note", "bubble"]', 40, ASCII);
    expect(lines.join('\n')).toMatch(/^[\x20-\x7e\n]*$/);
    expect(`\n${lines.join('\n')}\n`).toMatchInlineSnapshot(`
      "
      +--------------------------------------+
      | Two parrots                          |
      |                                      |
      | One is loud, the other asks open.    |
      +--------------------------------------+

      ........................................
      : * seed                               :
      : * more of it                         :
      :   (https://example.org/seed)         :
      :......................................:

      .--------------------------------------.
      | Polly!                               |
      '--------------------------------------'
          \\
      "
    `);
  });

  test('what a terminal showed is not broken to make room for a neighbour', () => {
    const terminal = (line: string) =>
      `\`\`\`console\n$ echo ${line}\n${line}\n\`\`\`\n\n---\n\nBeside it.`;
    const front = 'rows: [box plain]';
    expect(shown(terminal('short'), front, 70).join('\n')).toContain('│ $ echo short ');
    expect(shown(terminal('short'), front, 70)[0]).toContain('Beside it.');
    const long = 'x'.repeat(40);
    expect(shown(terminal(long), front, 70)[0]).not.toContain('Beside it.');
    expect(shown(terminal(long), front, 70).join('\n')).toContain(`│ ${long} `);
  });

  test('a short command stays on one line; a drawing is told where there are no dots', () => {
    const words = 'Every word of it and `-e trace=x` at the end.';
    expect(shown(words, 'rows: [plain]', 22)).toEqual([
      'Every word of it and',
      '-e trace=x at the end.',
    ]);
    const svg = '<svg viewBox="0 0 98 49"><title>A line</title><line x2="98" y2="49"/></svg>';
    const drawing = `\`\`\`svg\n${svg}\n\`\`\``;
    expect(shown(drawing, 'rows: [plain]', 40).join('')).toMatch(/[⠁-⣿]/);
    const told = shown(drawing, 'rows: [plain]', 40, { ...UNICODE, dots: false });
    expect(told).toEqual(['[A line]']);
  });

  test('a table, with and without a head; a list with numbers; words as they are', () => {
    const body = [
      '| call | means |\n|---|---|\n| `read` | give me some |',
      '| | |\n|---|---|\n| = 0 | done |',
      '1. look\n2. listen',
      '```text\nkey = value   # kept\n```',
    ].join('\n\n');
    expect(shown(body, 'rows: [plain]', 40)).toEqual([
      'call │ means',
      '─────┼─────────────',
      'read │ give me some',
      '',
      '= 0 │ done',
      '',
      '1. look',
      '2. listen',
      '',
      '│ key = value   # kept',
    ]);
  });
});

describe('the zine as it is', () => {
  const every = [...pages, ...mini];
  test.each([20, 33, 46, 66, 76, 100])('no line is wider than %i cells', (width) => {
    for (const options of [UNICODE, ASCII])
      for (const each of every)
        for (const line of pageLines(each, width, options))
          expect(cells(plainText(line)), `${each.id}: ${plainText(line)}`).toBeLessThanOrEqual(
            width,
          );
  });

  test('in ASCII nothing is drawn with other signs', () => {
    for (const each of every) {
      const drawn = pageLines(each, 76, ASCII).map(plainText).join('\n');
      expect(drawn).not.toMatch(/[\u2500-\u28ff]/);
    }
  });

  test('each drawing can be seen whole, with all of its words', () => {
    const drawings = every.flatMap(({ rows }) =>
      rows.flatMap(({ panels }) =>
        panels.flatMap(({ blocks }) =>
          blocks.flatMap((block): Drawing[] => (block.kind === 'drawing' ? [block.drawing] : [])),
        ),
      ),
    );
    expect(drawings.length).toBeGreaterThan(10);
    for (const drawing of drawings) {
      const seen = drawingLines(drawing, 76, true).map(plainText).join('\n').replaceAll(' ', '');
      const words = drawing.shapes.flatMap((shape) => (shape.kind === 'text' ? [shape.text] : []));
      const lost = words.filter(
        (word) => !seen.toLowerCase().includes(word.replaceAll(' ', '').toLowerCase()),
      );
      expect(lost, drawing.title).toEqual([]);
    }
  });
});
