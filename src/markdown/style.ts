/** What a colour means; the screen decides which colour that is, if any. */
export const COLORS = [
  'accent',
  'code',
  'good',
  'bad',
  'warn',
  'quote',
  'faint',
  'keyword',
  'string',
  'comment',
  'number',
  'name',
  'variable',
] as const;
export type Color = (typeof COLORS)[number];

export interface Style {
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly dim?: boolean;
  readonly underline?: boolean;
  readonly strike?: boolean;
  readonly color?: Color;
  /** An http(s) or mailto address, safe to put into a terminal hyperlink. */
  readonly href?: string;
}

export interface Span {
  /** Plain text: no escape sequences, no control characters, no newline. */
  readonly text: string;
  readonly style: Style;
}

export interface StyledLine {
  readonly spans: readonly Span[];
}

export interface LayoutOptions {
  /** false: draw with ASCII only (the author's own words stay as they are). */
  readonly unicode: boolean;
  /** Whether the terminal can follow links; if not, addresses are written out. */
  readonly hyperlinks: boolean;
  /** true: it is read aloud, so nothing is drawn; code is indented, a quote too. */
  readonly spoken?: boolean;
}

export const PLAIN: Style = {};

/** The text of a line without its styles. */
export function plainText(line: StyledLine): string {
  return line.spans.map((span) => span.text).join('');
}

/** Puts a prefix before lines: `first` before the first one, `rest` before the others. */
export function prefixed(lines: readonly StyledLine[], first: Span, rest: Span): StyledLine[] {
  return lines.map((line, index) => {
    const prefix = index === 0 ? first : rest;
    return { spans: prefix.text === '' ? line.spans : [prefix, ...line.spans] };
  });
}
