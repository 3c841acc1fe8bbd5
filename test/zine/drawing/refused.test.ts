import { describe, expect, test } from 'vitest';
import { parseFigures } from '../../../src/zine/drawing/figures.ts';
import { readDrawing } from '../../../src/zine/drawing/read.ts';
import { Problems } from '../../../src/zine/errors.ts';
import { draw, NO_FIGURES, problem, refused } from './kit.ts';

const PAGE = { file: 'zine/pages/page.md', line: 11 };

describe('what the format does not have is refused, with the line in the file', () => {
  test.each([
    [
      '<blink/>',
      '<blink> is not drawn; a drawing may hold: title, g, use, rect, circle, ellipse, line, polyline, polygon, path, text',
    ],
    ['<image href="a.png"/>', '<image> is not drawn'],
    ['<style>a{}</style>', '<style> is not drawn'],
    ['<script>1</script>', '<script> is not drawn'],
    [
      '<rect width="1" height="1" onclick="x()"/>',
      '<rect> has no "onclick"; its attributes: x, y, width, height, rx, transform',
    ],
    ['<circle r="1" style="fill:red"/>', '<circle> has no "style"'],
    ['<text font-family="Papyrus">a</text>', '<text> has no "font-family"'],
    ['<rect width="1" height="1" marker-end="arrow"/>', '<rect> has no "marker-end"'],
    ['<g><title>no</title></g>', '<title> belongs right under <svg>, once'],
    ['<title>another</title><circle r="1"/>', 'a second <title>'],
    ['<svg viewBox="0 0 1 1"/>', '<svg> inside <svg>: use <g>'],
    ['<circle r="1"><circle r="1"/></circle>', '<circle> inside <circle>: it can hold nothing'],
    [
      '<text>a<tspan>b</tspan></text>',
      '<tspan> inside <text>: a text is words only; write one <text> a line',
    ],
    ['<text> </text>', '<text> without words'],
    [
      '<circle r="1" fill="red"/>',
      'fill="red" on <circle>: it may be ink, paper, accent, tint, shade, none',
    ],
    ['<circle r="1" stroke="#000"/>', 'stroke="#000" on <circle>: it may be ink'],
    [
      '<line x2="5" marker-end="url(#arrow)"/>',
      'marker-end="url(#arrow)" on <line>: it may be arrow, none',
    ],
    ['<circle r="1" data-fill="zigzag"/>', 'it may be solid, hachure'],
    ['<circle r="1" data-rough="false"/>', 'it may be yes, no'],
    ['<text font-weight="700">a</text>', 'it may be normal, bold'],
    ['<text class="serif">a</text>', 'it may be mono, hand'],
    ['<text text-anchor="left">a</text>', 'it may be start, middle, end'],
    ['<circle/>', '<circle> needs r'],
    ['<rect width="5"/>', '<rect> needs height'],
    ['<path/>', '<path> needs d'],
    ['<polygon/>', '<polygon> needs points'],
    ['<g/>', 'the drawing is empty'],
  ])('%s', (body, what) => {
    expect(refused(`\n\n${body}`)).toMatchObject({ what: expect.stringContaining(what) });
  });

  test('the line is that of the element, in files with letters of any kind', () => {
    expect(refused('<!-- é 🦉 -->\n<circle r="1"/>\n  <blink/>').line).toBe(15);
    expect(refused('<circle\n r="1"\n fill="red"/>').line).toBe(13);
    expect(problem(() => readDrawing('<svg>\n<', NO_FIGURES, PAGE)).line).toBe(12);
  });
});

describe('numbers that nothing can be drawn with', () => {
  test.each([
    ['<circle r="NaN"/>', 'r of <circle> is not a number: "NaN"'],
    ['<circle r="Infinity"/>', 'is not a number'],
    ['<circle r=""/>', 'is not a number'],
    ['<circle r="0x10"/>', 'is not a number'],
    ['<circle r="5px"/>', 'r of <circle> is not a number: "5px"'],
    ['<circle r="1e9"/>', 'r of <circle> is too large: 1e9'],
    ['<circle r="-1"/>', 'r of <circle> is below zero: -1'],
    ['<rect width="1e400" height="1"/>', 'too large'],
    ['<polyline points="1,2 3"/>', 'points of <polyline>: at least two pairs of numbers'],
    ['<polyline points="1,2"/>', 'at least two pairs'],
    ['<polyline points="1,2 x,3"/>', 'is not a number: "x"'],
    ['<circle r="1" stroke-width="0"/>', 'stroke-width="0" draws nothing: say stroke="none"'],
    [
      '<circle r="1" stroke-dasharray="0"/>',
      'stroke-dasharray: one to eight lengths of at least 0.5',
    ],
    ['<circle r="1" stroke-dasharray=""/>', 'stroke-dasharray'],
    ['<text font-size="0">a</text>', 'font-size="0" cannot be read'],
    ['<path d="M0 0"/>', 'draws nothing'],
    ['<path d=""/>', 'd of <path> is not path data: ""'],
    ['<path d="L5 5"/>', 'd of <path> is not path data'],
    ['<path d="M0 0 L5"/>', 'd of <path> is not path data (Path data ended short): "M0 0 L5"'],
    ['<path d="M0 0 L5 url(x)"/>', 'd of <path> is not path data'],
    ['<path d="M0 0 L1 1 Z 5"/>', 'd of <path> is not path data'],
    ['<path d="M0 0 L.e.5 1"/>', 'd of <path> is not path data'],
    ['<path d="M0 0 L1e400 1"/>', 'd of <path>'],
    ['<path d="M0 0 L99999 1"/>', 'd of <path>'],
    [
      '<circle r="1" transform="skewX(5)"/>',
      'transform "skewX(5)": it may be translate(x y), scale(s)',
    ],
    ['<circle r="1" transform="matrix(1 0 0 1 0 0)"/>', 'it may be translate'],
    ['<circle r="1" transform="scale(0)"/>', 'transform "scale(0)": it may be'],
    ['<circle r="1" transform="scale(1e3)"/>', 'transform has a wrong number: "scale(1e3)"'],
    ['<circle r="1" transform="translate(9e9)"/>', 'transform has a wrong number'],
    ['<circle r="1" transform="rotate(1 2)"/>', 'it may be'],
    ['<circle r="1" transform="translate(5"/>', 'transform cannot be read: "translate(5"'],
    [
      '<g transform="scale(4000)"><circle r="1" transform="scale(4000)"/></g>',
      'its transforms make it too large',
    ],
    [
      '<g transform="translate(4000)"><circle r="1" transform="translate(4000)"/></g>',
      'it stands too far away',
    ],
    ['<g transform="scale(0.0001)"><text>a</text></g>', 'its transforms make it too small'],
  ])('%s', (body, what) => {
    expect(refused(body)).toEqual({
      file: PAGE.file,
      line: 13,
      what: expect.stringContaining(what),
    });
  });

  test.each(['0 0 0 100', '0 0 100', '0 0 -5 5', '0 0 100 3000', '0 0 10 10 10'])(
    'viewBox %s',
    (box) => {
      const svg = `<svg viewBox="${box}"><title>a</title><circle r="1"/></svg>`;
      expect(problem(() => readDrawing(svg, NO_FIGURES, PAGE))).toEqual({
        ...PAGE,
        what: expect.stringContaining('viewBox: four numbers, x y width height'),
      });
    },
  );

  test('too much of anything', () => {
    const deep = `${'<g>'.repeat(40)}<circle r="1"/>${'</g>'.repeat(40)}`;
    expect(refused(deep).what).toContain('more than 30 elements inside each other');
    expect(refused(`<path d="M0 0${'L1 1'.repeat(6000)}"/>`).what).toBe('d of <path> is too long');
    expect(refused('<circle r="1"/>'.repeat(3001)).what).toContain('more than 3000 elements');
    expect(refused('<circle r="1"/>'.repeat(9000)).what).toContain('the drawing is too long');
  });
});

describe('a whole drawing', () => {
  const whole = (svg: string) => problem(() => readDrawing(svg, NO_FIGURES, PAGE)).what;

  test('must have a title', () => {
    const why = 'the drawing has no <title>: say in words what is to be seen';
    expect(whole('<svg viewBox="0 0 9 9"><circle r="1"/></svg>')).toContain(why);
    expect(whole('<svg viewBox="0 0 9 9"><title> </title><circle r="1"/></svg>')).toContain(why);
  });

  test('must be an svg, well-formed', () => {
    expect(whole('<html/>')).toContain('a drawing is an <svg>, not a <html>');
    expect(whole('<svg><g></svg>')).toContain(
      'this is not well-formed SVG: Missing end tag for element g',
    );
    expect(whole('')).toContain('this is not well-formed SVG');
    expect(whole('<svg title=&x;/>')).toContain('this is not well-formed SVG');
    expect(whole('<svg><title>x</title></svg>')).toContain('<svg> needs viewBox');
  });
});

describe('figures', () => {
  const box = '<svg viewBox="0 0 9 9"><circle r="1"/></svg>';
  const figures = parseFigures(
    new Map([
      ['spy', box],
      ['kernel', box],
    ]),
  );

  test('that are not there are named, with those that are', () => {
    expect(refused('<use href="#spi"/>', figures).what).toContain(
      '<use href="#spi"> is no figure; did you mean "spy"? (there are: #kernel, #spy)',
    );
    expect(refused('<use href="spy"/>', figures).what).toContain('<use href="spy"> is no figure');
    expect(refused('<use href="http://x/y.svg#spy"/>', figures).what).toContain('is no figure');
    expect(refused('<use/>', figures).what).toContain('is no figure');
    expect(refused('<use href="#spy"/>').what).toContain('(there are: none yet)');
    expect(refused('<use href="#spy" width="0"/>', figures).what).toContain('width of <use> is 0');
    expect(refused('<use href="#spy" height="5"/>', figures).what).toContain(
      '<use> has no "height"',
    );
  });

  test('are checked when they are read, used or not, with their own file', () => {
    const read = (name: string, svg: string) => problem(() => parseFigures(new Map([[name, svg]])));
    expect(read('owl', '<svg viewBox="0 0 9 9">\n<blink/></svg>')).toMatchObject({
      file: 'zine/figures/owl.svg',
      line: 2,
      what: expect.stringContaining('<blink> is not drawn'),
    });
    expect(read('owl', '<svg><circle r="1"/></svg>').what).toContain('<svg> needs viewBox');
    expect(read('owl', '<svg viewBox="0 0 9 9"><use href="#owl"/></svg>').what).toContain(
      'the figure "owl" is drawn inside itself',
    );
  });

  test('that are broken are all named, once each, and their uses are not', () => {
    const problems = new Problems();
    const files = new Map([
      ['spy', box],
      ['owl', '<svg viewBox="0 0 9 9"><blink/></svg>'],
      ['cat', '<svg'],
    ]);
    const read = parseFigures(files, problems);
    expect(problems.found.map(({ file }) => file)).toEqual([
      'zine/figures/cat.svg',
      'zine/figures/owl.svg',
    ]);
    const uses = ['spy', 'owl', 'cat'].map((name) => `<use href="#${name}"/>`).join('');
    expect(draw(uses, read).shapes).toHaveLength(1);
  });

  test('cannot be drawn inside each other for ever', () => {
    const other = (name: string) => `<svg viewBox="0 0 9 9"><use href="#${name}"/></svg>`;
    const files = new Map([
      ['a', other('b')],
      ['b', other('a')],
    ]);
    expect(problem(() => parseFigures(files)).what).toContain('is drawn inside itself');
  });

  test('of figures of figures end at a limit, soon', () => {
    const files = new Map([['f0', box]]);
    for (let at = 1; at <= 12; at++)
      files.set(`f${at}`, `<svg viewBox="0 0 9 9">${`<use href="#f${at - 1}"/>`.repeat(10)}</svg>`);
    expect(problem(() => parseFigures(files)).what).toContain('more than 3000 elements');
  });

  test('may be used when they have no title', () => {
    expect(draw('<use href="#spy" width="20"/>', figures).shapes).toHaveLength(1);
  });
});
