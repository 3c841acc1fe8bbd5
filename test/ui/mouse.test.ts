import xterm from '@xterm/headless';
import { describe, expect, test } from 'vitest';
import { tabAt, tabNames } from '../../src/ui/chapter/tabs.ts';
import { usesMouse } from '../../src/ui/terminal/capabilities.ts';
import {
  isMainButton,
  MOUSE_OFF,
  type MouseReport,
  reportFor,
  switchMouse,
  wheelOf,
} from '../../src/ui/terminal/mouse.ts';

const at = (code: number, more: Partial<MouseReport> = {}): MouseReport => ({
  code,
  x: 4,
  y: 2,
  released: false,
  ...more,
});

describe('what a program hears', () => {
  const sgr = (tracking: Parameters<typeof reportFor>[1]['tracking']) => ({ tracking, sgr: true });

  test('is nothing where it did not ask', () => {
    expect(reportFor(at(0), sgr('none'))).toBe('');
  });

  test('has the form with numbers, or the old one', () => {
    expect(reportFor(at(0), sgr('buttons'))).toBe('\x1b[<0;5;3M');
    expect(reportFor(at(2, { released: true }), sgr('buttons'))).toBe('\x1b[<2;5;3m');
    const old = { tracking: 'buttons', sgr: false } as const;
    expect(reportFor(at(0), old)).toBe('\x1b[M %#');
    expect(reportFor(at(0, { released: true }), old)).toBe('\x1b[M#%#');
    expect(reportFor(at(65), old)).toBe('\x1b[Ma%#');
    expect(reportFor(at(0, { x: 222 }), old)).toBe('\x1b[M \xff#');
    expect(reportFor(at(0, { x: 223 }), old)).toBe('');
  });

  test('is of moves only what it asked for', () => {
    const moves = [at(32), at(35)];
    const heard = (tracking: 'old' | 'buttons' | 'drag' | 'any') =>
      moves.map((move) => reportFor(move, sgr(tracking)) !== '');
    expect(heard('old')).toEqual([false, false]);
    expect(heard('buttons')).toEqual([false, false]);
    expect(heard('drag')).toEqual([true, false]);
    expect(heard('any')).toEqual([true, true]);
  });

  test('is of the oldest way presses only', () => {
    const heard = [at(0), at(0, { released: true }), at(64), at(16)];
    expect(heard.map((each) => reportFor(each, sgr('old')) !== '')).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});

test('a wheel is a wheel with any modifier, and no button', () => {
  expect([64, 65, 64 + 4, 65 + 16, 0, 66, 32].map((code) => wheelOf(at(code)))).toEqual([
    -1, 1, -1, 1, 0, 0, 0,
  ]);
  expect([0, 1, 2, 32, 64].map((code) => isMainButton(at(code)))).toEqual([
    true,
    false,
    false,
    false,
    false,
  ]);
});

test('a terminal reports just what it is told to, and nothing when all is switched off', async () => {
  const term = new xterm.Terminal({ allowProposedApi: true });
  const after = async (bytes: string) => {
    await new Promise<void>((done) => term.write(bytes, done));
    return term.modes.mouseTrackingMode;
  };
  expect(await after(switchMouse('any'))).toBe('any');
  expect(await after(switchMouse('buttons'))).toBe('vt200');
  expect(await after(switchMouse('drag'))).toBe('drag');
  expect(await after(MOUSE_OFF)).toBe('none');
  expect(switchMouse('none')).toBe(MOUSE_OFF);
});

test.each([
  [{}, true],
  [{ SPY_SCHOOL_MOUSE: 'on' }, true],
  [{ SPY_SCHOOL_MOUSE: '' }, true],
  [{ SPY_SCHOOL_MOUSE: 'off' }, false],
  [{ SPY_SCHOOL_MOUSE: ' OFF ' }, false],
  [{ SPY_SCHOOL_MOUSE: '0' }, false],
  [{ SPY_SCHOOL_MOUSE: 'no' }, false],
  [{ TERM: 'linux' }, false],
  [{ TERM: 'dumb', SPY_SCHOOL_MOUSE: 'on' }, false],
])('the mouse with %j: %j', (env, used) => {
  expect(usesMouse(env)).toBe(used);
});

test('every cell of a tab is that tab, and no other cell is one', () => {
  for (const count of [1, 2, 3]) {
    const bar = `-- ${tabNames(count).join('')} --`;
    const found = [...bar].map((_, x) => tabAt(count, x));
    for (const [tab, name] of tabNames(count).entries())
      expect(found.filter((each) => each === tab)).toHaveLength(name.length);
    expect(found.slice(0, 3)).toEqual([undefined, undefined, undefined]);
    expect(found.at(-1)).toBeUndefined();
  }
});
