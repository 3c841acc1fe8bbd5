import { describe, expect, it } from 'vitest';
import { ZineError } from '../../../src/zine/errors.ts';
import { faultsOf } from '../../../src/zine/layout/check.ts';
import { layPage } from '../../../src/zine/layout/page.ts';
import { MINI_FORMAT, ZINE_FORMAT } from '../../../src/zine/marks.ts';
import type { Page } from '../../../src/zine/model.ts';
import {
  code,
  drawing,
  fonts,
  page,
  paragraph,
  plain,
  terminal,
  textMark,
  texts,
  theme,
  words,
} from './pages.ts';

const lay = (one: Page, format = ZINE_FORMAT) => layPage(one, format, theme, fonts);

const rich = page([
  [['plain', 1, paragraph(plain('first '), code('openat'), plain(' here'))]],
  [
    ['box', 1, { kind: 'heading', text: [plain('second')] }, terminal('ls', 'third')],
    ['bubble', 2, { kind: 'list', ordered: true, items: [[plain('fourth')], [plain('fifth')]] }],
  ],
  [
    [
      'note',
      1,
      {
        kind: 'table',
        head: [[plain('sixth')], [plain('seventh')]],
        rows: [[[code('-f')], [plain('eighth')]]],
      },
      { kind: 'verbatim', lines: ['ninth'] },
      { kind: 'drawing', drawing: drawing() },
    ],
  ],
]);

describe('a page', () => {
  it('takes the largest text that fits, and smaller text where there is more to say', () => {
    const sizes = [100, 330, 420].map(
      (count) => lay(page([[['plain', 1, paragraph(plain(words(count)))]]])).size,
    );
    expect(sizes[0]).toBe(ZINE_FORMAT.most);
    expect(sizes[1]).toBeLessThan(ZINE_FORMAT.most);
    expect(sizes[2]).toBeLessThan(sizes[1] ?? 0);
    expect(sizes[2]).toBeGreaterThanOrEqual(ZINE_FORMAT.least);
  });

  it('says by how much it does not fit, and where the most stands', () => {
    const long = page([
      [['plain', 1, paragraph(plain('short'))]],
      [['box', 1, paragraph(plain(words(900)))]],
    ]);
    expect(() => lay(long)).toThrow(ZineError);
    expect(() => lay(long)).toThrow(
      /^pages\/02-test\.md:1: too high by \d+ pt, even with text of 10\.5 pt; of its 2 rows number 2 is the tallest, \d+ of 547 pt: say less there, or give wide panels their own row$/,
    );
  });

  it('is the same each time', () => {
    expect(JSON.stringify(lay(rich))).toBe(JSON.stringify(lay(rich)));
  });

  it('is read in order: title, then panels from left to right, from top to bottom', () => {
    const leaf = lay(rich);
    const roles = leaf.pieces.map((piece) => piece.role).filter((role) => role !== 'artifact');
    expect(roles).toEqual(['title', 'text', 'heading', 'code', 'list', 'table', 'code', 'figure']);
    const order = texts(leaf).map((mark) => mark.text);
    const said = [
      'A page',
      'first',
      'second',
      'third',
      'fourth',
      'fifth',
      'sixth',
      'eighth',
      'ninth',
    ];
    const places = said.map((word) => order.findIndex((text) => text.startsWith(word)));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places).not.toContain(-1);
  });

  it('has no faults, in either format', () => {
    expect(faultsOf(lay(rich), ZINE_FORMAT, fonts)).toEqual([]);
    expect(faultsOf(lay(rich, MINI_FORMAT), MINI_FORMAT, fonts)).toEqual([]);
  });

  it('shares a row by weights, and draws its panels equally high', () => {
    const leaf = lay(
      page([
        [
          ['plain', 1, paragraph(plain('left'))],
          ['plain', 3, paragraph(plain('right'))],
        ],
      ]),
    );
    const gap = leaf.size * 0.95;
    expect(textMark(leaf, 'right').x).toBeCloseTo((ZINE_FORMAT.width - gap) / 4 + gap);
    expect(textMark(leaf, 'right').y).toBe(textMark(leaf, 'left').y);
    const boxes = lay(
      page([
        [
          ['box', 1, paragraph(plain('left'))],
          ['box', 1, paragraph(plain(words(60)))],
        ],
      ]),
    );
    const lows = boxes.pieces
      .slice(2)
      .filter((piece) => piece.role === 'artifact')
      .slice(0, 2)
      .map((piece) =>
        Math.max(
          ...piece.marks.flatMap((mark) =>
            mark.kind === 'path' ? mark.ops.map((op) => (op[0] === 'L' ? op[2] : 0)) : [],
          ),
        ),
      );
    expect(Math.abs((lows[0] ?? 0) - (lows[1] ?? 99))).toBeLessThan(3);
  });

  it('sets a long title on two lines, smaller than a short one', () => {
    const one = page([[['plain', 1, paragraph(plain('text'))]]]);
    const long = { ...one, title: 'A title that is so long that one line will not hold it at all' };
    const titles = [one, long].map((each) =>
      lay(each)
        .pieces.find((piece) => piece.role === 'title')
        ?.marks.filter((mark) => mark.kind === 'text'),
    );
    expect(titles[0]).toHaveLength(1);
    expect(titles[1]).toHaveLength(2);
    expect(titles[1]?.[0]?.size).toBeLessThan(titles[0]?.[0]?.size ?? 0);
    expect(faultsOf(lay(long), ZINE_FORMAT, fonts)).toEqual([]);
  });

  it('puts its number at the outside corner, and none on a cover', () => {
    const one = page([[['plain', 1, paragraph(plain('text'))]]], { number: 7 });
    expect(textMark(lay(one), '7').x).toBeGreaterThan(ZINE_FORMAT.width * 0.9);
    expect(textMark(lay({ ...one, number: 8 }), '8').x).toBeLessThan(ZINE_FORMAT.width * 0.1);
    expect(texts(lay({ ...one, bare: true })).map((mark) => mark.text)).toEqual(['text']);
  });

  it('loses no letter in panels that are narrower than their words', () => {
    const narrow = [
      paragraph(
        plain('Donaudampfschifffahrtsgesellschaft'),
        plain(' '),
        code('/usr/share/dict/words'),
      ),
      terminal('strace -e trace=openat ./lighthouse', 'openat(AT_FDCWD, "/etc/ld.so.cache") = 3'),
    ];
    const leaf = lay(
      page([
        [
          ['box', 1, ...narrow],
          ['note', 1, ...narrow],
          ['bubble', 3, paragraph(plain('x'))],
        ],
      ]),
    );
    const said = texts(leaf)
      .map((mark) => mark.text.replaceAll(' ', ''))
      .join('');
    expect(said.split('Donaudampfschifffahrtsgesellschaft/usr/share/dict/words')).toHaveLength(3);
    expect(said.split('$strace-etrace=openat./lighthouse')).toHaveLength(3);
    expect(faultsOf(leaf, ZINE_FORMAT, fonts)).toEqual([]);
  });

  it('draws the ground of code before its text, and a link where its words are', () => {
    const leaf = lay(
      page([
        [
          [
            'plain',
            1,
            paragraph(plain('see '), code('openat'), plain(' in '), {
              kind: 'link',
              text: 'the manual',
              href: 'https://example.org/',
            }),
          ],
        ],
      ]),
    );
    const at = leaf.pieces.findIndex((piece) => piece.role === 'text');
    const before = leaf.pieces[at - 1];
    expect(before?.role).toBe('artifact');
    expect(before?.marks.some((mark) => mark.kind === 'path' && mark.fill === 'shade')).toBe(true);
    const link = leaf.pieces[at]?.marks.find((mark) => mark.kind === 'link');
    const words = textMark(leaf, 'the manual');
    expect(link).toMatchObject({ href: 'https://example.org/', x: words.x });
    expect(link?.kind === 'link' && link.y).toBeLessThan(words.y);
    expect(link?.kind === 'link' && link.width).toBeCloseTo(
      fonts.width('the manual', 'hand', words.size),
    );
  });
});
