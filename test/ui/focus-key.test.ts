import { describe, expect, test } from 'vitest';
import { SpyError } from '../../src/base/errors.ts';
import { guideLines, textOf } from '../../src/ui/chapter/guide-lines.ts';
import { news } from '../../src/ui/plain/news.ts';
import { focusKey, withFocusKey } from '../../src/ui/terminal/focus-key.ts';
import { themeFor } from '../../src/ui/theme.tsx';
import { view } from './view.ts';

const chosen = (wish: string) => focusKey({ SPY_SCHOOL_FOCUS_KEY: wish });

describe('the focus key', () => {
  test.each(['', ' ', undefined])('is Ctrl-G where nobody says otherwise (%j)', (wish) => {
    expect(focusKey({ SPY_SCHOOL_FOCUS_KEY: wish })).toEqual({ name: 'Ctrl-G', sent: ['\x07'] });
  });

  test.each(['ctrl-o', 'Ctrl+O', 'CTRL-O', '^O', '^o', 'C-o', 'control-o', 'ctrl o', ' ctrl-o '])(
    'can be written as %j',
    (wish) => expect(chosen(wish)).toEqual({ name: 'Ctrl-O', sent: ['\x0f'] }),
  );

  test.each([
    ['ctrl-space', 'Ctrl-Space', '\x00'],
    ['^@', 'Ctrl-Space', '\x00'],
    ['ctrl-\\', 'Ctrl-\\', '\x1c'],
    ['^]', 'Ctrl-]', '\x1d'],
    ['ctrl-^', 'Ctrl-^', '\x1e'],
    ['ctrl-_', 'Ctrl-_', '\x1f'],
    ['ctrl-/', 'Ctrl-/', '\x1f'],
    ['F5', 'F5', '\x1b[15~'],
    ['f10', 'F10', '\x1b[21~'],
  ])('%s is a key as well', (wish, name, sent) => {
    expect(chosen(wish).name).toBe(name);
    expect(chosen(wish).sent).toContain(sent);
  });

  test.each([
    ['ctrl-c', 'stops what runs'],
    ['^D', 'ends what is typed'],
    ['C-z', 'to sleep'],
    ['ctrl-u', 'empties the line'],
    ['ctrl-m', 'it is Enter'],
    ['ctrl-j', 'it is Enter'],
    ['ctrl-i', 'it is Tab'],
    ['ctrl-h', 'it is Backspace'],
    ['^?', 'it is Backspace'],
    ['^[', 'it is Esc'],
    ['g', 'it is what you type'],
    ['é', 'it is what you type'],
    ['enter', 'no such key'],
    ['f13', 'no such key'],
    ['f0', 'no such key'],
    ['alt-g', 'no such key'],
    ['ctrl-{', 'no such key'],
    ['ctrl-go', 'no such key'],
    ['ctrl-1', 'no such key'],
  ])('cannot be %s, and the refusal says why and what to do', (wish, why) => {
    const refusal = () => chosen(wish);
    expect(refusal).toThrow(SpyError);
    expect(refusal).toThrow(`"${wish}"`);
    expect(refusal).toThrow(why);
    try {
      refusal();
    } catch (error) {
      expect(error).toMatchObject({ code: 'usage', exitCode: 2 });
      expect(error).toHaveProperty('remedy', expect.stringContaining('=ctrl-o'));
    }
  });

  test('no two keys are sent alike', () => {
    const letters = [...'abefgklnopqrstvwxy', 'space', '\\', ']', '^', '_'].map(
      (each) => `^${each}`,
    );
    const all = [...letters, ...Array.from({ length: 12 }, (_, at) => `f${at + 1}`)];
    const sent = all.flatMap((wish) => chosen(wish).sent);
    expect(new Set(sent).size).toBe(sent.length);
  });
});

describe('what names the key', () => {
  const step = view({ prose: 'Press Ctrl-G, then `t`.', hints: ['Ctrl-G first.'] });
  const theme = themeFor({ colour: false, unicode: true, hyperlinks: false });

  test('in a chapter is the chosen one, in the guide and line by line', () => {
    expect(withFocusKey('Ctrl-G')).toBe('Ctrl-G');
    process.env.SPY_SCHOOL_FOCUS_KEY = 'f9';
    try {
      const shown = textOf(guideLines(step, 60, theme).lines);
      expect(shown).toContain('Press F9, then t.');
      expect(shown).toContain('F9 first.');
      const told = news(step, undefined).words.join('\n');
      expect(told).toContain('Press F9, then `t`.');
      expect(shown + told).not.toContain('Ctrl-G');
    } finally {
      delete process.env.SPY_SCHOOL_FOCUS_KEY;
    }
  });

  test('in what a program printed stays what it is', () => {
    process.env.SPY_SCHOOL_FOCUS_KEY = 'f9';
    try {
      const proven = view({
        open: false,
        state: 'solved',
        telling: { line: 'write(1, "Ctrl-G")', command: '1' },
      });
      expect(textOf(guideLines(proven, 60, theme).lines)).toContain('write(1, "Ctrl-G")');
    } finally {
      delete process.env.SPY_SCHOOL_FOCUS_KEY;
    }
  });
});
