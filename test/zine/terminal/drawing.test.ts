import { describe, expect, test } from 'vitest';
import { plainText } from '../../../src/markdown/style.ts';
import { cells } from '../../../src/markdown/width.ts';
import { parseFigures } from '../../../src/zine/drawing/figures.ts';
import type { Drawing } from '../../../src/zine/drawing/model.ts';
import { readDrawing } from '../../../src/zine/drawing/read.ts';
import { drawingLines, naturalColumns } from '../../../src/zine/terminal/drawing.ts';

const NONE = parseFigures(new Map());

function drawing(inner: string, box = '0 0 98 49'): Drawing {
  const svg = `<svg viewBox="${box}"><title>A test</title>${inner}</svg>`;
  return readDrawing(svg, NONE, { file: 'x.md', line: 1 });
}

function shown(inner: string, box?: string, width = 76): string[] {
  return drawingLines(drawing(inner, box), width, true).map((line) => plainText(line));
}
/** Without the margin that puts it in the middle. */
const trimmed = (lines: readonly string[]) => lines.map((line) => line.trim());
const dotsIn = (lines: readonly string[]) =>
  [...lines.join('')].reduce((sum, char) => {
    const bits = (char.codePointAt(0) ?? 0) - 0x2800;
    return bits > 0 && bits < 256 ? sum + bits.toString(2).replaceAll('0', '').length : sum;
  }, 0);

describe('a drawing in a terminal', () => {
  test('is made of dots, its shape kept', () => {
    expect(trimmed(shown('<rect x="4" y="4" width="90" height="40"/>'))).toEqual([
      '⡤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⢤',
      '⡇                ⢸',
      '⡇                ⢸',
      '⡇                ⢸',
      '⠧⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠼',
    ]);
  });

  test('curves bend, ellipses close, arrows have heads, dashes have gaps', () => {
    const line = dotsIn(shown('<line x1="5" y1="25" x2="90" y2="25"/>'));
    const arrow = dotsIn(shown('<line x1="5" y1="25" x2="90" y2="25" marker-end="arrow"/>'));
    const dashed = dotsIn(shown('<line x1="5" y1="25" x2="90" y2="25" stroke-dasharray="4 4"/>'));
    expect(arrow).toBeGreaterThan(line + 2);
    expect(dashed).toBeLessThan(line * 0.75);
    expect(dashed).toBeGreaterThan(line * 0.25);
    const curve = shown('<path d="M 5 45 C 5 0 93 0 93 45"/>');
    expect(curve.length).toBeGreaterThan(3);
    expect(trimmed(curve)[0]).toMatch(/^[⠀-⣿]{4,12}$/);
    expect(curve.at(-1)?.trim()).toMatch(/^\S{1,2} {10,}\S{1,2}$/);
    const circle = shown('<circle cx="49" cy="24" r="20"/>');
    expect(circle.length).toBeGreaterThan(3);
    for (const row of circle.slice(1, -1)) expect(row.trim()).toMatch(/^\S+\s+\S+$/);
  });

  test('what is filled with paper hides what lies below, ink is dots, hachure a few of them', () => {
    const below = '<line x1="0" y1="24" x2="98" y2="24"/>';
    const box = (more: string) => `<rect x="20" y="8" width="58" height="32" ${more}/>`;
    const open = dotsIn(shown(below + box('')));
    const hidden = dotsIn(shown(below + box('fill="paper"')));
    const solid = dotsIn(shown(below + box('fill="ink"')));
    const hachure = dotsIn(shown(below + box('fill="ink" data-fill="hachure"')));
    expect(hidden).toBeLessThan(open - 15);
    expect(solid).toBeGreaterThan(hachure * 2);
    expect(hachure).toBeGreaterThan(hidden + 20);
  });

  test('words stand over the dots, in their colours, and great ones are set apart', () => {
    const lines = shown(
      '<rect x="4" y="4" width="90" height="40"/><text x="49" y="28" text-anchor="middle">open!</text>',
    );
    expect(lines.join('\n')).toMatch(/⡇ {5,6}open! {5,6}⢸/);
    const [styled] = drawingLines(
      drawing('<text x="0" y="20" class="mono" fill="accent">strace</text>'),
      40,
      true,
    );
    expect(styled?.spans.at(-1)).toMatchObject({ text: 'strace', style: { color: 'accent' } });
    const great = shown(
      '<text x="186" y="40" font-size="36" text-anchor="middle">Spy on</text>',
      '0 0 372 60',
    );
    expect(trimmed(great)).toEqual(['S P Y   O N']);
  });

  test('words keep out of each other’s way, and none is lost', () => {
    const words = ['first of all', 'second of them', 'third and last', 'and one more'];
    const texts = words.map((word, at) => `<text x="${10 + at}" y="${20 + at * 3}">${word}</text>`);
    for (const width of [76, 20, 16]) {
      const lines = shown(texts.join(''), '0 0 98 49', width);
      for (const word of words) expect(lines.join('\n')).toContain(word);
      for (const line of lines) expect(cells(line)).toBeLessThanOrEqual(width);
    }
  });

  test('a narrow drawing stands in the middle at its own size, a wide one shrinks', () => {
    expect(naturalColumns(drawing('<circle cx="9" cy="9" r="9"/>'))).toBe(20);
    const box = '<rect x="0" y="0" width="98" height="49"/>';
    expect(shown(box)[0]).toMatch(/^ {28}\S{20}$/);
    expect(shown(box, '0 0 98 49', 15)[0]).toMatch(/^\S{15}$/);
  });

  test('where nothing can be drawn its title is said', () => {
    const one = drawing('<line x1="5" y1="25" x2="90" y2="25"/>');
    expect(drawingLines(one, 40, false).map(plainText)).toEqual(['[A test]']);
    expect(drawingLines(one, 8, true).map(plainText)).toEqual(['[A test]']);
  });
});
