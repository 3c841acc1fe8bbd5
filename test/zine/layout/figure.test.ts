import { describe, expect, it } from 'vitest';
import type { Shape } from '../../../src/zine/drawing/model.ts';
import { layPage } from '../../../src/zine/layout/page.ts';
import { ZINE_FORMAT } from '../../../src/zine/marks.ts';
import { drawing, fonts, page, paragraph, plain, theme, words } from './pages.ts';

const label = (size: number): Shape => ({
  kind: 'text',
  text: 'label',
  x: 50,
  y: 30,
  size,
  anchor: 'middle',
  bold: false,
  mono: false,
  ink: 'ink',
  angle: 0,
});

function boxOf(one: ReturnType<typeof page>) {
  const leaf = layPage(one, ZINE_FORMAT, theme, fonts);
  return leaf.pieces.find((piece) => piece.role === 'figure')?.box;
}

describe('a drawing', () => {
  it('is enlarged where the page has room, by no more than 1.15', () => {
    const box = boxOf(page([[['plain', 1, { kind: 'drawing', drawing: drawing() }]]]));
    expect(box?.width).toBeCloseTo(115);
    expect(box?.x).toBeCloseTo((ZINE_FORMAT.width - 115) / 2);
  });

  it('keeps its size where the page is full', () => {
    const full = page([
      [
        [
          'plain',
          1,
          { kind: 'drawing', drawing: drawing({ height: 200 }) },
          paragraph(plain(words(190))),
        ],
      ],
    ]);
    expect(boxOf(full)?.width).toBeLessThan(115);
    expect(boxOf(full)?.width).toBeGreaterThanOrEqual(100);
  });

  it('is scaled down to its panel', () => {
    const wide = drawing({ width: 744, height: 100 });
    const box = boxOf(page([[['plain', 1, { kind: 'drawing', drawing: wide }]]]));
    expect(box).toMatchObject({ x: 0, width: 372, height: 50 });
  });

  it('is refused when its words become too small', () => {
    const wide = drawing({ width: 744, shapes: [label(12)] });
    const one = page([[['plain', 1, { kind: 'drawing', drawing: wide }]]]);
    expect(() => layPage(one, ZINE_FORMAT, theme, fonts)).toThrow(
      'pages/02-test.md:1: “label” in the drawing “A box” becomes 6.0 points high, less than 8.5',
    );
    const larger = page([
      [['plain', 1, { kind: 'drawing', drawing: { ...wide, shapes: [label(17)] } }]],
    ]);
    expect(() => layPage(larger, ZINE_FORMAT, theme, fonts)).not.toThrow();
  });
});
