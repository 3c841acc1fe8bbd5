import type { Mark } from '../marks.ts';
import type { Ink } from '../model.ts';
import { cutToFit } from './cut.ts';
import { baseline, type Desk, MONO_LEAD } from './desk.ts';
import { wash } from './pen.ts';

/** A line of a terminal or of a file, as it is written. */
export interface MonoLine {
  readonly text: string;
  /** Typed by a person, after a prompt; or the next line of that. */
  readonly typed: 'no' | 'first' | 'next';
}

/** A row on paper: a line, or a part of one. */
interface MonoRow {
  readonly text: string;
  readonly typed: MonoLine['typed'];
  /** In cells. */
  readonly indent: number;
  /** The line goes on in the next row. */
  readonly goesOn: boolean;
}

export interface MonoSet {
  readonly size: number;
  readonly height: number;
  readonly rows: readonly MonoRow[];
}

const PROMPT = '$ ';
/** Terminals in sizes of the text around them. */
const RATIO = 0.82;
/** How much smaller a terminal is set when that spares it a broken line. */
const SQUEEZE = 0.8;
/** Cells that the rest of a broken line is moved in, and that the hook at its end takes. */
const HANGING = 2;
const HOOK = 1.6;

function lettersOf(line: MonoLine): number {
  return Array.from(line.text).length + (line.typed === 'no' ? 0 : PROMPT.length);
}

function rowsOf(line: MonoLine, cells: number): MonoRow[] {
  const start = line.typed === 'no' ? 0 : PROMPT.length;
  if (lettersOf(line) <= cells)
    return [{ text: line.text, typed: line.typed, indent: start, goesOn: false }];
  const room = Math.max(4, Math.floor(cells - HOOK));
  const pieces = spaced(line.text, room - start, room - start - HANGING);
  return pieces.map((text, index) => ({
    text,
    typed: index > 0 && line.typed === 'first' ? 'next' : line.typed,
    indent: start + (index > 0 ? HANGING : 0),
    goesOn: index < pieces.length - 1,
  }));
}

/** Breaks at spaces, as long as no row is left half empty by that. Counts letters. */
function spaced(text: string, first: number, width: number): string[] {
  const rows: string[] = [];
  let rest = text;
  let room = first;
  while (Array.from(rest).length > room) {
    const letters = Array.from(rest).slice(0, room + 1);
    const space = letters.lastIndexOf(' ');
    if (space < room * 0.6) {
      const [row = '', ...more] = cutToFit(rest, width, room, (piece) => Array.from(piece).length);
      rows.push(row);
      rest = more.join('');
    } else {
      rows.push(letters.slice(0, space).join(''));
      rest = Array.from(rest)
        .slice(space + 1)
        .join('');
    }
    room = width;
  }
  return rest === '' ? rows : [...rows, rest];
}

/** Sets lines in the typewriter's face within this width. */
export function setMono(lines: readonly MonoLine[], width: number, desk: Desk): MonoSet {
  const cell = desk.fonts.width('m', 'mono', 1);
  const least = desk.format.leastMono;
  const wanted = Math.max(least, desk.size * RATIO);
  const longest = Math.max(1, ...lines.map(lettersOf));
  const whole = width / (longest * cell);
  const squeezed = Math.max(least, wanted * SQUEEZE);
  const size = whole >= squeezed ? Math.min(wanted, Math.floor(whole * 20) / 20) : wanted;
  const cells = Math.floor(width / (size * cell) + 1e-6);
  const rows = lines.flatMap((line) => rowsOf(line, cells));
  return { size, rows, height: rows.length * size * MONO_LEAD };
}

/** A hook at the end of a row whose line goes on below. */
function hook(x: number, y: number, size: number): Mark[] {
  const ops = (...parts: Extract<Mark, { kind: 'path' }>['ops']): Mark => ({
    kind: 'path',
    stroke: { ink: 'accent', width: size * 0.1 },
    ops: parts,
  });
  const right = x + size * 0.62;
  return [
    ops(
      ['M', x + size * 0.2, y - size * 0.45],
      [
        'C',
        right + size * 0.2,
        y - size * 0.5,
        right + size * 0.12,
        y,
        x + size * 0.22,
        y - size * 0.04,
      ],
    ),
    ops(
      ['M', x + size * 0.42, y - size * 0.24],
      ['L', x + size * 0.18, y - size * 0.04],
      ['L', x + size * 0.42, y + size * 0.13],
    ),
  ];
}

/** Puts the rows on the page; marks under the text first. */
export function drawMono(
  set: MonoSet,
  x: number,
  y: number,
  width: number,
  desk: Desk,
): { under: Mark[]; over: Mark[] } {
  const under: Mark[] = [];
  const over: Mark[] = [];
  const { size } = set;
  const cell = desk.fonts.width('m', 'mono', size);
  const lead = size * MONO_LEAD;
  const put = (text: string, left: number, at: number, bold: boolean, ink: Ink): void => {
    if (text.trim() === '') return;
    const blanks = text.length - text.trimStart().length;
    over.push({
      kind: 'text',
      text: text.slice(blanks).trimEnd(),
      x: left + blanks * cell,
      y: at,
      size,
      face: bold ? 'mono-bold' : 'mono',
      ink,
    });
  };
  set.rows.forEach((row, index) => {
    const at = baseline(y + index * lead, lead, size);
    if (row.typed !== 'no' && row.text !== '') {
      const long = (row.indent + Array.from(row.text).length) * cell;
      const start = row.typed === 'first' ? 0 : row.indent * cell;
      under.push(
        wash(
          { x: x + start - 2, y: at - size * 0.82, width: long - start + 4, height: size * 1.12 },
          'tint',
        ),
      );
    }
    if (row.typed === 'first') put('$', x, at, true, 'accent');
    put(row.text, x + row.indent * cell, at, row.typed !== 'no', 'ink');
    if (row.goesOn) under.push(...hook(x + width - HOOK * cell, at, size));
  });
  return { under, over };
}
