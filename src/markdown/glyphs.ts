/** What the layout draws with; further sets for terminals without UTF-8, and for ears. */
export interface Glyphs {
  readonly bullets: readonly [string, string, string];
  readonly bar: string;
  readonly quote: string;
  readonly continued: string;
  readonly rule: string;
  readonly column: string;
  readonly cross: string;
  readonly done: string;
  readonly open: string;
}

const UNICODE: Glyphs = {
  bullets: ['•', '◦', '▪'],
  bar: '│',
  quote: '▎',
  continued: '↳',
  rule: '─',
  column: '│',
  cross: '┼',
  done: '[✓]',
  open: '[ ]',
};

const ASCII: Glyphs = {
  bullets: ['*', '-', '+'],
  bar: '|',
  quote: '>',
  continued: '>',
  rule: '-',
  column: '|',
  cross: '+',
  done: '[x]',
  open: '[ ]',
};

const SPOKEN: Glyphs = {
  bullets: ['-', '-', '-'],
  bar: '',
  quote: ' ',
  continued: ' ',
  rule: '',
  column: '',
  cross: '',
  done: 'done:',
  open: 'to do:',
};

/** The set to draw with. */
export function glyphsFor(unicode: boolean, spoken = false): Glyphs {
  if (spoken) return SPOKEN;
  return unicode ? UNICODE : ASCII;
}
