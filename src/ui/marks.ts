import type { Color } from '../markdown/style.ts';
import type { Capabilities } from './terminal/capabilities.ts';

/** Marks that are drawn; each also has a word beside it wherever it matters. */
export interface Marks {
  readonly done: string;
  readonly open: string;
  readonly skipped: string;
  readonly here: string;
  readonly pointer: string;
  readonly wrong: string;
  readonly notice: string;
  readonly bar: string;
  readonly rule: string;
  readonly full: string;
  readonly empty: string;
  readonly dot: string;
  readonly caret: string;
  readonly up: string;
  readonly down: string;
}

const UNICODE: Marks = {
  done: '✓',
  open: '○',
  skipped: '–',
  here: '●',
  pointer: '❯',
  wrong: '✗',
  notice: '·',
  bar: '│',
  rule: '─',
  full: '█',
  empty: '░',
  dot: '·',
  caret: '▌',
  up: '↑',
  down: '↓',
};
const ASCII: Marks = {
  done: '+',
  open: 'o',
  skipped: '-',
  here: '@',
  pointer: '>',
  wrong: 'x',
  notice: '*',
  bar: '|',
  rule: '-',
  full: '#',
  empty: '.',
  dot: '|',
  caret: '_',
  up: '^',
  down: 'v',
};

/** Of the sixteen that every terminal has: those that can be read on white and on black, as terminals come. */
export const READABLE = ['red', 'green', 'magenta', 'cyan'] as const;

/** The sixteen terminal colours only: they follow the learner's own light or dark scheme. None means anything alone. */
const COLOURS: Record<Color, (typeof READABLE)[number] | undefined> = {
  accent: 'cyan',
  code: 'cyan',
  good: 'green',
  bad: 'red',
  warn: 'magenta',
  quote: undefined,
  faint: undefined,
  keyword: 'magenta',
  string: 'green',
  comment: undefined,
  number: 'cyan',
  name: 'cyan',
  variable: undefined,
};

export interface Theme {
  readonly capabilities: Capabilities;
  readonly marks: Marks;
  /** An Ink colour, or undefined for the terminal's own foreground. */
  colour(meaning: Color): string | undefined;
  /** For words that stand out: in a colour, or bold. Both at once are a brighter colour in many terminals, lost on white. */
  strong(meaning: Color): { readonly color: string | undefined; readonly bold: boolean };
}

/** The theme for a terminal with these capabilities. */
export function themeFor(can: Capabilities): Theme {
  const colour = (meaning: Color) => (can.colour ? COLOURS[meaning] : undefined);
  return {
    capabilities: can,
    marks: can.unicode ? UNICODE : ASCII,
    colour,
    strong: (meaning) => ({ color: colour(meaning), bold: colour(meaning) === undefined }),
  };
}
