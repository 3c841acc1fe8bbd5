import { EYE } from '../base/eye.ts';
import { PLAIN, plainText, type Style, type StyledLine } from '../markdown/style.ts';
import { cells, cut, padEnd } from '../markdown/width.ts';
import { wrap } from '../markdown/wrap.ts';
import { t } from '../words/words.ts';
import { inAscii } from './ascii.ts';
import { type Certificate, type Figure, WORDS } from './certificate.ts';

export interface Paper {
  readonly columns: number;
  readonly rows: number;
  /** false: draws with ASCII alone. */
  readonly unicode: boolean;
}

/** Wider than this no line is easy to read. */
const WIDEST = 92;
/** Nor is a text or a list wider than this. */
const BODY = 68;
/** Cells between two columns of figures. */
const BETWEEN = 4;
const BOLD: Style = { bold: true };
const ACCENT: Style = { bold: true, color: 'accent' };

/** A row inside the frame; where paper is short, the rows with the highest `spare` are left out first. */
interface Row {
  readonly text: string;
  readonly style?: Style;
  readonly align?: 'left';
  readonly spare?: number;
}

/**
 * The certificate as lines for a terminal, at most `columns` wide and, from 60 columns and 16 rows on, at most
 * `rows` high. Pure.
 */
export function drawCertificate(certificate: Certificate, paper: Paper): StyledLine[] {
  const width = Math.max(40, Math.min(paper.columns, WIDEST)) - 4;
  const rows = fitting(rowsOf(certificate, width, paper), paper.rows - 2);
  const { line, side, corners } = paper.unicode
    ? { line: '═', side: '║', corners: ['╔', '╗', '╚', '╝'] }
    : { line: '=', side: '|', corners: ['+', '+', '+', '+'] };
  const edge = (left = '', right = ''): StyledLine => ({
    spans: [{ text: left + line.repeat(width + 2) + right, style: ACCENT }],
  });
  const bar = (text: string) => ({ text, style: ACCENT });
  return [
    edge(corners[0], corners[1]),
    ...rows.map((row) => {
      const text = cut(paper.unicode ? row.text : inAscii(row.text), width)[0] ?? '';
      const left = row.align === 'left' ? 0 : Math.floor((width - cells(text)) / 2);
      const spans = [
        { text: ' '.repeat(left), style: PLAIN },
        { text, style: row.style ?? PLAIN },
        { text: ' '.repeat(Math.max(0, width - left - cells(text))), style: PLAIN },
      ].filter((span) => span.text !== '');
      return { spans: [bar(`${side} `), ...spans, bar(` ${side}`)] };
    }),
    edge(corners[2], corners[3]),
  ];
}

function rowsOf(certificate: Certificate, width: number, { unicode }: Paper): Row[] {
  const written = (text: string) => (unicode ? text : inAscii(text));
  const name = written(certificate.name);
  const readable = /[^?\s~]/.test(name);
  const blank = (spare: number): Row => ({ text: '', spare });
  const body = Math.min(width, BODY);
  const eye = unicode ? EYE.unicode : EYE.ascii;
  const cases = certificate.cases.map(({ title, date }) => ({
    text: between(`${unicode ? '✓' : '+'} ${written(title)}`, date, body, unicode),
    spare: 8,
  }));
  const tools = toolLines(certificate.tools, body);
  return [
    blank(9),
    ...eye.map((text) => ({ text: text.padEnd(10), style: ACCENT, spare: 4 })),
    { text: spaced(WORDS.school), style: BOLD, spare: 1 },
    blank(5),
    { text: spaced(WORDS.title), style: ACCENT },
    blank(6),
    { text: WORDS.certifies },
    blank(9),
    { text: readable ? `~ ${name} ~` : WORDS.bearer, style: BOLD },
    blank(9),
    ...lines(WORDS.deed.join(' '), body).map((text) => ({ text })),
    blank(3),
    ...figureRows(certificate.figures, width),
    blank(3),
    ...cases,
    blank(8),
    ...tools.map((text) => ({ text })),
    blank(7),
    { text: between(WORDS.farewell, certificate.date, body, unicode, ' '), style: BOLD },
    blank(9),
  ];
}

/** The tools on two lines; those that find no room are counted. */
function toolLines(tools: readonly string[], width: number): string[] {
  for (let named = tools.length; named > 0; named--) {
    const more = tools.length - named;
    const list = tools.slice(0, named).join(', ');
    const all = more > 0 ? t`${list} and ${more} more` : list;
    const found = lines(`${WORDS.tools} ${all}.`, width);
    if (found.length <= 2) return found;
  }
  return [];
}

function lines(text: string, width: number): string[] {
  return wrap([{ text, style: PLAIN }], width).map((line) => plainText(line));
}

/** Leaves out what can be spared, the most dispensable first, until at most `most` rows are left. */
function fitting(rows: readonly Row[], most: number): readonly Row[] {
  let left = rows;
  while (left.length > most) {
    const spare = Math.max(0, ...left.map((row) => row.spare ?? 0));
    if (spare === 0) break;
    // Blank rows of the same kind go one by one, from the end; pictures and lists go whole.
    const at = left.findLastIndex((row) => row.spare === spare && row.text === '');
    left = left.filter((row, place) => (at === -1 ? row.spare !== spare : place !== at));
  }
  return left;
}

/** The figures, numbers below numbers: in two columns where there is room. */
function figureRows(figures: readonly Figure[], width: number): Row[] {
  const half = Math.ceil(figures.length / 2);
  const [left, right] = [column(figures.slice(0, half)), column(figures.slice(half))];
  const two = left.map((text, at) => `${text}${' '.repeat(BETWEEN)}${right[at] ?? ''}`);
  const texts = Math.max(...two.map(cells)) <= width ? two : column(figures);
  const widest = Math.max(...texts.map(cells));
  return texts.map((text) => ({ text: padEnd(text, widest) }));
}

function column(figures: readonly Figure[]): string[] {
  const values = Math.max(0, ...figures.map(({ value }) => value.length));
  const texts = figures.map(({ value, what }) => `${value.padStart(values)}  ${what}`);
  const widest = Math.max(0, ...texts.map(cells));
  return texts.map((text) => padEnd(text, widest));
}

/** Two texts at the two ends of a row, dots between them; the left one is cut if need be. */
function between(left: string, right: string, width: number, unicode: boolean, dot = '.'): string {
  const room = width - cells(right) - 2;
  const short = cells(left) > room ? `${cut(left, room - 1)[0]}${unicode ? '…' : '~'}` : left;
  const gap = width - cells(short) - cells(right) - 2;
  return `${short} ${dot.repeat(Math.max(0, gap))} ${right}`;
}

/** `S P Y   S C H O O L` */
function spaced(text: string): string {
  return [...text.toUpperCase()].join(' ');
}
