import { describe, expect, it } from 'vitest';
import { drawMono, type MonoLine, setMono } from '../../../src/zine/layout/mono.ts';
import { desk, fonts } from './pages.ts';

const output = (text: string): MonoLine => ({ text, typed: 'no' });
const LONG =
  'openat(AT_FDCWD, "/etc/parrot.conf", O_RDONLY|O_CLOEXEC) = -1 ENOENT (No such file or directory)';

describe('terminals', () => {
  it('are set at their share of the text, never below the least', () => {
    expect(setMono([output('short')], 300, desk({ size: 12.5 })).size).toBeCloseTo(10.25);
    expect(setMono([output('short')], 300, desk({ size: 9 })).size).toBe(8.5);
  });

  it('are set a little smaller when that spares them a broken line', () => {
    const line = output('x'.repeat(60));
    const set = setMono([line], 320, desk({ size: 13 }));
    expect(set.rows).toHaveLength(1);
    expect(set.size).toBeLessThan(13 * 0.82);
    expect(fonts.width(line.text, 'mono', set.size)).toBeLessThanOrEqual(320);
  });

  it('break a long line within the width, hang the rest, and draw a hook where it goes on', () => {
    const on = desk({ size: 13 });
    const set = setMono([output(LONG), output('done')], 300, on);
    expect(set.rows.map((row) => row.goesOn)).toEqual([
      ...set.rows.slice(2).map(() => true),
      false,
      false,
    ]);
    expect(
      set.rows
        .slice(0, -1)
        .map((row) => row.text)
        .join(' '),
    ).toBe(LONG);
    const { under, over } = drawMono(set, 0, 0, 300, on);
    expect(under.length).toBeGreaterThan(0);
    const [first, second] = over.filter((mark) => mark.kind === 'text');
    expect(second?.x).toBeGreaterThan(first?.x ?? 0);
    for (const mark of over)
      if (mark.kind === 'text')
        expect(mark.x + fonts.width(mark.text, mark.face, mark.size)).toBeLessThanOrEqual(300.01);
  });

  it('break what has no spaces, too, and lose nothing', () => {
    const set = setMono([output('y'.repeat(200))], 200, desk());
    expect(set.rows.map((row) => row.text).join('')).toBe('y'.repeat(200));
  });

  it('put a prompt before what was typed, in bold, and keep the columns of output', () => {
    const on = desk();
    const set = setMono([{ text: 'ls -l', typed: 'first' }, output('   12 a')], 300, on);
    const { under, over } = drawMono(set, 10, 0, 300, on);
    // A marker's stroke under what was typed, none under the output.
    expect(under.map((mark) => mark.kind === 'path' && mark.fill)).toEqual(['tint']);
    const cell = fonts.width('m', 'mono', set.size);
    expect(
      over.map((mark) => (mark.kind === 'text' ? [mark.text, mark.face, mark.ink] : [])),
    ).toEqual([
      ['$', 'mono-bold', 'accent'],
      ['ls -l', 'mono-bold', 'ink'],
      ['12 a', 'mono', 'ink'],
    ]);
    const third = over[2];
    expect(third?.kind === 'text' && third.x).toBeCloseTo(10 + 3 * cell);
  });
});
