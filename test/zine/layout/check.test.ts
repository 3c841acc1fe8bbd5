import { describe, expect, it } from 'vitest';
import { faultsOf } from '../../../src/zine/layout/check.ts';
import { type Leaf, type Mark, type Piece, ZINE_FORMAT } from '../../../src/zine/marks.ts';
import { fonts } from './pages.ts';

type Text = Extract<Mark, { kind: 'text' }>;
const text = (over: Partial<Text> = {}): Text => ({
  kind: 'text',
  text: 'some words',
  x: 50,
  y: 100,
  size: 12,
  face: 'hand',
  ink: 'ink',
  ...over,
});
const leaf = (...pieces: Piece[]): Leaf => ({
  id: 'test',
  title: 'Test',
  number: 1,
  width: ZINE_FORMAT.width,
  height: ZINE_FORMAT.height,
  size: 12,
  pieces,
});
const faults = (...pieces: Piece[]): string[] => faultsOf(leaf(...pieces), ZINE_FORMAT, fonts);

describe('faults of a page', () => {
  it('are none where lines stand below each other and runs side by side', () => {
    const right = text({ x: 50 + fonts.width('some words', 'hand', 12) });
    expect(faults({ role: 'text', marks: [text(), right, text({ y: 115 })] })).toEqual([]);
  });

  it('name texts that overlap, turned ones too', () => {
    expect(
      faults({ role: 'text', marks: [text(), text({ text: 'others', x: 70, y: 104 })] }),
    ).toEqual(['“some words” (hand 12.0 at 50,100) and “others” (hand 12.0 at 70,104) overlap']);
    const turned = text({ text: 'turned', x: 60, y: 80, angle: 90 });
    expect(faults({ role: 'text', marks: [text(), turned] })).toHaveLength(1);
    const beside = text({ text: 'turned', x: 30, y: 80, angle: 90 });
    expect(faults({ role: 'text', marks: [text(), beside] })).toEqual([]);
  });

  it('name text and lines that leave the page', () => {
    expect(faults({ role: 'text', marks: [text({ x: 340 })] })[0]).toMatch(/leaves the page by \d/);
    const line: Mark = {
      kind: 'path',
      stroke: { ink: 'ink', width: 1 },
      ops: [
        ['M', 0, 0],
        ['L', 0, 560],
      ],
    };
    expect(faults({ role: 'artifact', marks: [line] })).toEqual([
      'a line of artifact leaves the page by 13.0 points',
    ]);
  });

  it('name letters that a face does not have', () => {
    expect(faults({ role: 'text', marks: [text({ text: 'a → b' })] })[0]).toMatch(/no letter →$/);
  });

  it('name text that is too small', () => {
    expect(faults({ role: 'code', marks: [text({ face: 'mono', size: 8 })] })).toEqual([
      '“some words” (mono 8.0 at 50,100) is smaller than 8.5 points',
    ]);
    expect(faults({ role: 'text', marks: [text({ size: 8.6 })] })).toHaveLength(1);
  });

  it('name drawings that reach out of their view box', () => {
    const box = { x: 40, y: 80, width: 40, height: 40 };
    expect(faults({ role: 'figure', alt: 'A spy', box, marks: [text()] })[0]).toMatch(
      /^the drawing “A spy” reaches \d+\.\d points out of its view box$/,
    );
  });
});
