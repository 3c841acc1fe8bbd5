import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReactNode } from 'react';
import stripAnsi from 'strip-ansi';
import { describe, expect, test } from 'vitest';
import { type StandingName, standing } from '../../src/board/terminal/marks.ts';
import { COLORS } from '../../src/markdown/style.ts';
import type { PlayView } from '../../src/session/view.ts';
import { guideLines } from '../../src/ui/chapter/guide-lines.ts';
import { loadWithInk } from '../../src/ui/ink/load.ts';
import { READABLE } from '../../src/ui/marks.ts';
import { ThemeProvider, themeFor } from '../../src/ui/theme.tsx';
import { view } from './view.ts';

const { InkHost } = await loadWithInk(() => import('../../src/ui/ink/host.ts'));
const { Choices } = await loadWithInk(() => import('../../src/ui/components/Choices.tsx'));
const { Header } = await loadWithInk(() => import('../../src/ui/chapter/Header.tsx'));
const { KeyHints } = await loadWithInk(() => import('../../src/ui/components/KeyHints.tsx'));
const { StyledLines } = await loadWithInk(() => import('../../src/ui/components/StyledLines.tsx'));

const SRC = new URL('../../src', import.meta.url).pathname;
const SIXTEEN = /^(black|red|green|yellow|blue|magenta|cyan|white|gr[ae]y)(Bright)?$/;

function frameOf(node: ReactNode, look: { colour?: boolean; unicode?: boolean } = {}): string {
  const theme = themeFor({ colour: true, unicode: true, hyperlinks: false, ...look });
  const host = new InkHost(<ThemeProvider value={theme}>{node}</ThemeProvider>, 80, 24, () => {});
  const { frame } = host;
  host.close();
  return frame.join('\n');
}

function guideOf(step: Partial<PlayView>, look: { colour?: boolean; unicode?: boolean } = {}) {
  const theme = themeFor({ colour: true, unicode: true, hyperlinks: false, ...look });
  return frameOf(<StyledLines lines={guideLines(view(step), 70, theme).lines} />, look);
}

const options = [
  { value: 'a', label: 'One' },
  { value: 'b', label: 'Two' },
];
const list = (initial: number) => (
  <Choices choices={options} width={60} focused initial={initial} onChoose={() => {}} />
);
const states = ['solved', 'open', 'skipped', 'open'] as const;

/** The same part of the screen in different states. */
const STATES: Readonly<Record<string, readonly ((look: { colour: boolean }) => string)[]>> = {
  'which option the pointer stands on': [0, 1].map((at) => (look) => frameOf(list(at), look)),
  'what a step came to': [
    (look) => guideOf({}, look),
    (look) => guideOf({ verdict: { kind: 'wrong', reason: 'No.' }, tries: 1 }, look),
    (look) => guideOf({ verdict: { kind: 'not-yet', reason: 'No.' }, tries: 1 }, look),
    (look) => guideOf({ open: false, state: 'solved' }, look),
    (look) => guideOf({ state: 'skipped' }, look),
    (look) => guideOf({ checking: true }, look),
  ],
  'which option was right': [
    (look) => guideOf({ open: false, state: 'solved' }, look).replace(/\bWhat.*/g, ''),
    (look) => guideOf({ open: false, state: 'open' }, look).replace(/[✓✗]/g, ''),
  ],
  'how the steps of a chapter stand': states.map(
    (_, at) => (look) =>
      frameOf(<Header view={view({ states: states.slice(0, at + 1) })} width={80} />, look),
  ),
};

describe('without colours', () => {
  describe.each(Object.keys(STATES))('the screen tells %s', (what) => {
    const drawn = STATES[what] ?? [];

    test('in marks and words', () => {
      const seen = drawn.map((draw) => stripAnsi(draw({ colour: true })));
      expect(new Set(seen).size).toBe(seen.length);
    });

    test('in the same marks and words as with them', () => {
      for (const draw of drawn)
        expect(stripAnsi(draw({ colour: false }))).toBe(stripAnsi(draw({ colour: true })));
    });
  });

  test('code in a sentence is bold, so that one sees where it ends', () => {
    const plain = guideOf({ prose: 'Press `t` there.' }, { colour: false });
    expect(plain).toContain('\x1b[1mt\x1b[22m');
    expect(guideOf({ prose: 'Press `t` there.' })).toContain('\x1b[36mt\x1b[39m');
  });

  test('every standing of a learner has its own word, and what needs a facilitator its own mark', () => {
    const names: StandingName[] = ['asking', 'stuck', 'slow', 'working', 'ready', 'new'];
    for (const unicode of [true, false]) {
      const all = names.map((name) => standing(name, unicode));
      expect(new Set(all.map(({ word }) => word)).size).toBe(names.length);
      expect(new Set(all.slice(0, 5).map(({ mark }) => mark)).size).toBe(5);
    }
  });

  test('a screen stays a screen where a screen reader’s variable is set: every row in its place', () => {
    const rows = frameOf(list(0)).split('\n');
    process.env.INK_SCREEN_READER = 'true';
    try {
      expect(frameOf(list(0)).split('\n')).toEqual(rows);
    } finally {
      delete process.env.INK_SCREEN_READER;
    }
  });

  test('no colour is asked for', () => {
    const { colour } = themeFor({ colour: false, unicode: true, hyperlinks: false });
    expect(COLORS.map(colour)).toEqual(COLORS.map(() => undefined));
  });
});

describe('with colours', () => {
  const theme = themeFor({ colour: true, unicode: true, hyperlinks: false });
  const used = [...new Set(COLORS.map(theme.colour))].filter((colour) => colour !== undefined);

  test('they are a few of the sixteen', () => {
    expect(used.length).toBeGreaterThan(2);
    expect(used.filter((colour) => !SIXTEEN.test(colour))).toEqual([]);
  });

  /** What terminals come with that have no scheme of their own: xterm, and the console's VGA. */
  const PALETTES: Readonly<Record<string, readonly [string, string]>> = {
    black: ['000000', '000000'],
    red: ['cd0000', 'aa0000'],
    green: ['00cd00', '00aa00'],
    yellow: ['cdcd00', 'aa5500'],
    blue: ['0000ee', '0000aa'],
    magenta: ['cd00cd', 'aa00aa'],
    cyan: ['00cdcd', '00aaaa'],
    white: ['e5e5e5', 'aaaaaa'],
  };

  function light(colour: string): number {
    const [r = 0, g = 0, b = 0] = [0, 2, 4].map((at) => {
      const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
      return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  }

  /** WCAG's contrast at its worst: xterm on white and on black, VGA on black. */
  function contrast(name: string): number {
    const [xterm = '', vga = ''] = PALETTES[name] ?? [];
    const against = (colour: string, paper: number) => {
      const [dark = 0, bright = 0] = [light(colour), paper].sort((a, b) => a - b);
      return (bright + 0.05) / (dark + 0.05);
    };
    return Math.min(against(xterm, 1), against(xterm, 0), against(vga, 0));
  }

  test('they can be told from white and from black, unlike yellow and blue', () => {
    const unread = Object.keys(PALETTES).filter((name) => contrast(name) < 1.9);
    expect(unread).toEqual(expect.arrayContaining(['yellow', 'blue', 'black', 'white']));
    expect([...READABLE].filter((name) => unread.includes(name))).toEqual([]);
    expect(used.filter((name) => unread.includes(name))).toEqual([]);
  });

  test('nothing is bold and coloured at once', () => {
    expect(
      COLORS.map(theme.strong).filter(({ color, bold }) => bold === (color !== undefined)),
    ).toEqual([]);
    const hints = <KeyHints hints={[{ keys: 'Ctrl-G', does: 'shell' }]} width={80} />;
    const done = guideOf({ open: false, state: 'solved', debrief: '# Seen\n\n`x`' });
    for (const frame of [frameOf(hints), frameOf(list(1)), done]) {
      expect(frame).toMatch(/\x1b\[3[1-6]m/);
      expect(frame).not.toMatch(/\x1b\[1m(?:\x1b\[\d+m)*\x1b\[3[0-7]m|\x1b\[3[0-7]m\x1b\[1m/);
    }
  });
});

describe('the source', () => {
  const files = ['ui', 'board', 'markdown', 'certificate', 'commands', 'zine/terminal'].flatMap(
    (folder) =>
      readdirSync(join(SRC, folder), { recursive: true, encoding: 'utf8' })
        .map((name) => join(SRC, folder, name))
        .filter((file) => /\.tsx?$/.test(file))
        // For a browser and for paper; the pane paints what programs chose; a QR code is read by a machine.
        .filter(
          (file) => !/board\/web\/|certificate\/svg|pane\/sgr\.ts$|facilitate-text\.ts$/.test(file),
        ),
  );

  /** What asks a terminal for a colour beyond the sixteen. */
  const BEYOND = /\b[34]8;[25];|ansi256|[cC]olor=["'{]+(?:#|rgb|ansi)|\bchalk\b/;

  test('asks terminals for no other colours', () => {
    expect(files.length).toBeGreaterThan(100);
    expect(files.filter((file) => BEYOND.test(readFileSync(file, 'utf8')))).toEqual([]);
    for (const bad of [
      'color="#ff0000"',
      "color={'#f00'}",
      '\\x1b[38;5;208m',
      'backgroundColor="rgb(1,2,3)"',
    ])
      expect(bad).toMatch(BEYOND);
  });

  test('names colours only by what they mean, or by one of the sixteen', () => {
    const named = files.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/[cC]olor=\{?["'](\w+)["']/g)].map(
        ([, name = '']) => name,
      ),
    );
    expect(named.filter((name) => !SIXTEEN.test(name))).toEqual([]);
  });
});
