import { describe, expect, it } from 'vitest';
import { columnWidths, tableSlab } from '../../../src/zine/layout/table.ts';
import { code, desk, fonts, plain, texts, words } from './pages.ts';

describe('a table', () => {
  it('gives columns what they like where there is room', () => {
    const wishes = [
      { whole: 30, word: 30 },
      { whole: 100, word: 40 },
    ];
    expect(columnWidths(wishes, 200)).toEqual([30, 100]);
  });

  it('narrows the widest columns first, to no less than their widest words', () => {
    const wishes = [
      { whole: 30, word: 30 },
      { whole: 300, word: 40 },
      { whole: 400, word: 120 },
    ];
    const columns = columnWidths(wishes, 250);
    expect(columns[0]).toBe(30);
    expect(columns[1]).toBeCloseTo(100);
    expect(columns[2]).toBeCloseTo(120);
  });

  it('fits even where words do not', () => {
    const columns = columnWidths(
      [
        { whole: 90, word: 90 },
        { whole: 30, word: 30 },
      ],
      60,
    );
    expect(columns).toEqual([45, 15]);
  });

  it('keeps cells in their columns and rows apart', () => {
    const on = desk();
    const slab = tableSlab(
      [[plain('flag')], [plain('what it does')]],
      [
        [[code('-f')], [plain(words(20))]],
        [[code('-o FILE')], [plain('last')]],
      ],
      200,
      on,
    );
    const marks = texts({ pieces: slab.draw(0, 0, 0) });
    const flags = marks.filter((mark) => mark.face === 'mono');
    expect(flags.map((mark) => mark.x)).toEqual([0, 0]);
    const second = marks.filter((mark) => mark.x > 0);
    expect(new Set(second.map((mark) => mark.x)).size).toBe(1);
    for (const mark of second)
      expect(mark.x + fonts.width(mark.text, mark.face, mark.size)).toBeLessThanOrEqual(200.01);
    const last = marks.find((mark) => mark.text === 'last');
    expect(flags[1]?.y).toBe(last?.y);
    expect(last?.y).toBeLessThan(slab.height);
    // Rows move apart where there is room, and stay in it.
    const taller = texts({ pieces: slab.draw(0, 0, 10) }).find((mark) => mark.text === 'last');
    expect(taller?.y).toBeCloseTo((last?.y ?? 0) + 10);
  });
});
