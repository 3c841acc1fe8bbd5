import { describe, expect, test } from 'vitest';
import { parseFigures } from '../../src/zine/drawing/figures.ts';
import type { Block, Inline } from '../../src/zine/model.ts';
import { parsePage } from '../../src/zine/page.ts';
import { blocksOf } from '../../src/zine/walk.ts';
import { page, pageText } from './fixture.ts';

/** What is wrong with a page of this body, as `line: what`. */
function wrong(body: string, front?: string): string[] {
  const file = '/zine/pages/01-parrots.md';
  const figures = parseFigures(new Map());
  const { problems } = parsePage(pageText('parrots', body, front), { file, number: 1, figures });
  return problems.map(({ line, message }) => `${line}: ${message}`);
}

function blocks(body: string): Block[] {
  return blocksOf(page(body));
}

function plain(text: string): Inline {
  return { kind: 'text', text, style: 'plain' };
}

const DRAWING =
  '```svg\n<svg viewBox="0 0 9 9"><title>A dot</title><circle cx="4" cy="4" r="2"/></svg>\n```';

describe('a page', () => {
  test('its panels stand in rows, with their looks and widths', () => {
    const body = 'One.\n\n---\n\nTwo.\n\n---\n\nThree.\n---\nFour.';
    const { rows } = page(body, 'rows:\n  - plain\n  - box:2 bubble\n  - note:1.5');
    expect(rows.map(({ panels }) => panels.map(({ look, weight }) => [look, weight]))).toEqual([
      [['plain', 1]],
      [
        ['box', 2],
        ['bubble', 1],
      ],
      [['note', 1.5]],
    ]);
    expect(rows.flatMap(({ panels }) => panels.map((panel) => panel.blocks))).toEqual([
      [{ kind: 'paragraph', text: [plain('One.')] }],
      [{ kind: 'paragraph', text: [plain('Two.')] }],
      [{ kind: 'paragraph', text: [plain('Three.')] }],
      [{ kind: 'paragraph', text: [plain('Four.')] }],
    ]);
  });

  test('its front matter', () => {
    const front =
      'rows: [plain]\nbare: true\nchapter: wizard-school\nclaims:\n  - run: ls\n    shows: |\n      a\n\n      b\n  - {run: ps, shows: PID..., scene: owls}';
    expect(page('Words.', front)).toMatchObject({
      id: 'parrots',
      title: 'A page called parrots',
      number: 1,
      bare: true,
      chapter: 'wizard-school',
      claims: [
        { line: 8, scene: undefined, run: 'ls', shows: ['a', '', 'b'] },
        { line: 13, scene: 'owls', run: 'ps', shows: ['PID...'] },
      ],
    });
    expect(page('Words.')).toMatchObject({ bare: false, chapter: undefined, claims: [] });
  });

  test('panels that do not match the rows', () => {
    expect(wrong('One.\n\n---\n\nTwo.')).toEqual([
      '4: rows: 1 panels, but the page has 2 (each --- ends one)',
    ]);
    expect(wrong('One.\n\n---\n\n', 'rows: [plain note]')).toEqual(['9: an empty panel']);
  });

  test('its front matter, wrong', () => {
    expect(wrong('Words.', 'rows: []')).toEqual(['4: rows: expected at least one row']);
    expect(wrong('Words.', 'rows: [plain:0]')).toEqual([expect.stringMatching(/^4: .*"plain:0"/)]);
    expect(wrong('Words.', 'rows: [plain]\nclaims: [{run: ls}]')).toEqual([
      '5: claims[1].shows: expected the lines that come',
    ]);
    expect(wrong('Words.', 'rows: [plain]\nclaims: [{run: ls, shows: ""}]')).toEqual([
      expect.stringMatching(/^5: claims\[1\].shows: expected at least one line that comes/),
    ]);
    expect(wrong('Words.', 'rows: [plain]\nclaims: [{run: ls, shows: "..."}]')).toEqual([
      expect.stringContaining('proves nothing'),
    ]);
    expect(parsePage('Words.', { file: 'x.md', number: 1, figures: new Map() }).problems).toEqual([
      { file: 'x.md', line: 1, message: 'expected "---" and the front matter', severity: 'error' },
    ]);
  });
});

describe('the blocks of a page', () => {
  test('headings, paragraphs, lists, tables', () => {
    expect(
      blocks(
        '## A *big* one\n\nWords\nof two lines.\n\n- one\n- two\n\n1. first\n\n| a | b |\n|---|---|\n| `x` | y |',
      ),
    ).toEqual([
      {
        kind: 'heading',
        text: [plain('A '), { kind: 'text', text: 'big', style: 'em' }, plain(' one')],
      },
      { kind: 'paragraph', text: [plain('Words of two lines.')] },
      { kind: 'list', ordered: false, items: [[plain('one')], [plain('two')]] },
      { kind: 'list', ordered: true, items: [[plain('first')]] },
      {
        kind: 'table',
        head: [[plain('a')], [plain('b')]],
        rows: [[[{ kind: 'code', text: 'x' }], [plain('y')]]],
      },
    ]);
  });

  test('fences: a terminal, words as they are, a drawing', () => {
    const [session, verbatim, drawing] = blocks(
      `\`\`\`console scene=owls\n$ ls \\\n    -l\n\n$ echo a\tb\na\t‹b›\n...\n\`\`\`\n\n\`\`\`text\n a\n\nb\n\`\`\`\n\n${DRAWING}`,
    );
    expect(session).toEqual({
      kind: 'console',
      session: {
        line: 6,
        scene: 'owls',
        steps: [
          { command: 'ls \\\n    -l', output: [''], expected: [''] },
          {
            command: 'echo a        b',
            output: ['a       b', '...'],
            expected: ['a       ‹b›', '...'],
          },
        ],
      },
    });
    expect(verbatim).toEqual({ kind: 'verbatim', lines: [' a', '', 'b'] });
    expect(drawing).toMatchObject({ kind: 'drawing', drawing: { title: 'A dot', width: 9 } });
  });

  test('styles, links, entities, and breaks', () => {
    expect(
      blocks('**Bold `code`** &lt;b&gt; \\* [*our* page](#parrots) <https://strace.io>\\\nnext'),
    ).toEqual([
      {
        kind: 'paragraph',
        text: [
          { kind: 'text', text: 'Bold ', style: 'bold' },
          { kind: 'code', text: 'code' },
          plain(' <b> * '),
          { kind: 'link', text: 'our page', href: '#parrots' },
          plain(' '),
          { kind: 'link', text: 'https://strace.io', href: 'https://strace.io' },
          { kind: 'break' },
          plain('next'),
        ],
      },
    ]);
  });

  test.each([
    ['a\n\n<div>x</div>', '8: HTML has no place in a page; a drawing goes into a fence of ```svg'],
    ['a\n<b>', '7: HTML (<b>); words like this go between backticks'],
    ['> a', '6: blockquote has no place in a page'],
    ['# a', '6: a heading #: expected ##'],
    ['a\n===', '6: an underlined heading: expected ##'],
    ['##', '6: an empty heading'],
    ['a\n\n    code', '8: an indented block: expected a fence of ```text'],
    ['```sh\nls\n```', '6: a fence of "sh": expected console, text or svg'],
    ['```text numbered\nls\n```', '6: "numbered": a fence of text has no options'],
    ['```text\n\n```', '6: an empty fence of "text"'],
    ['a\n\n```text\nls', '8: this fence is never closed'],
    ['```console\nls\n```', '7: a terminal begins with what was typed: expected "$ command"'],
    ['```console\n$ ls\na\n$\n```', '9: a "$" without a command'],
    ['```console scene=OWLS\n$ ls\n```', '6: "scene=OWLS": expected scene=NAME, once'],
    ['- a\n  - b', '6: an item of a list holds one run of text, not list'],
    ['- a\n- [ ] b', '7: an item of a list holds one run of text, not checkbox'],
    ['- a\n- b\n  x <i>', '8: HTML (<i>); words like this go between backticks'],
    ['| a |\n|---|\n| ~~b~~ |', '8: del (~~b~~) has no place in a page'],
    ['![a](b.png)', '6: image (![a](b.png)) has no place in a page'],
    ['**a *b***', '6: bold and emphasised at once: expected one of them'],
    ['[a](file:///b)', '6: the link to "file:///b": expected https://... or #id of a page'],
    ['[a]: https://b.c\n\nWords.', '6: a link defined apart from its words has no place in a page'],
    [
      '```svg\n<svg viewBox="0 0 9 9">\n<title>A</title>\n<blink/></svg>\n```',
      expect.stringMatching(/^9: <blink>/),
    ],
  ])('%j is told with its line', (body, problem) => {
    expect(wrong(body)).toEqual([problem]);
  });
});
